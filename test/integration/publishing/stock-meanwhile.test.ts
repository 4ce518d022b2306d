import { everyPair } from '#shared/domain/pairs.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage } from './stage.ts';

describe('stock that falls while a publication is on its way', () => {
  it('is followed as soon as the listing stands', async () => {
    const lower: { now: () => void } = { now: () => undefined };
    const stage = await openStage({
      onStepBoundary: (step, phase) => {
        if (step === 'offer' && phase === 'started') lower.now();
      },
    });
    onTestFinished(() => stage.close());
    const { desk } = stage;
    const item = await addSampleItem(desk.inventory, { quantity: 3, photos: 1 });
    const variantId = item.variants[0]?.id ?? '';
    lower.now = () =>
      void desk.inventory.adjustStock({
        variantId,
        reason: 'correction',
        change: { kind: 'delta', delta: -2 },
        note: '',
      });
    await stage.publish([item.id]);
    await eventually('the listing offers what is left', () => stage.onServer(skuOf(item))[0]?.quantity === 1);
    const shown = await eventually('and says so here', () => {
      const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
      return listing?.quantity === 1 && listing;
    });
    expect(shown.state).not.toBe('ended');
  });

  it('keeps an item whose last piece is gone from being published at all', async () => {
    const stage = await openStage();
    onTestFinished(() => stage.close());
    const { desk, account } = stage;
    const item = await addSampleItem(desk.inventory, { quantity: 1, photos: 1 });
    desk.accounts.pause({ id: account.id, paused: true });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    desk.inventory.adjustStock({
      variantId: item.variants[0]?.id ?? '',
      reason: 'correction',
      change: { kind: 'delta', delta: -1 },
      note: '',
    });
    desk.accounts.pause({ id: account.id, paused: false });
    expect(await stage.finished(batchId)).toMatchObject([{ state: 'cancelled', error: { reason: 'sold_meanwhile' } }]);
    expect(stage.onServer(skuOf(item))).toEqual([]);
  });
});

describe('a revision on its way while its own listing sells', () => {
  it.each<[string, FaultRuleInput['kind']]>([
    ['waits to be sent', { type: 'rate-limit', retryAfter: 40 }],
    ['is being sent', { type: 'delay', ms: 600 }],
  ])('does not offer the sold pieces again when it %s', async (_, kind) => {
    const stage = await openStage();
    onTestFinished(() => stage.close());
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { quantity: 5, photos: 1 });
    await stage.publish([item.id]);
    const listing = () => desk.publishing.listingsForItem({ itemId: item.id })[0];
    const variantId = item.variants[0]?.id ?? '';
    desk.inventory.updateVariant({ id: variantId, patch: { price: { amount: 15_000, currency: 'USD' } } });
    practice.control.addFault({ match: { path: '/sell/inventory/v1/bulk_update_price_quantity' }, kind });
    desk.publishing.revise({ listingIds: [listing()?.id ?? ''] });
    await eventually('the revision to meet the server', () => practice.control.faults().length === 0);
    practice.control.playBuyer({ listingId: listing()?.remoteId ?? '', quantity: 4 });
    expect(await desk.orders.check()).toEqual({ found: 1 });
    await eventually('all is sent', () =>
      desk.publishing.recent({ limit: 10 }).every(({ finishedAt }) => finishedAt !== null),
    );
    expect(stage.onServer(skuOf(item))[0]?.quantity).toBe(1);
    expect(listing()).toMatchObject({ state: 'live', quantity: 1, price: { amount: 15_000 } });
  });
});
