import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepPhase } from '#main/publishing/step-walk.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { eventually } from '#test/support/clocks.ts';
import { skuOf } from '../publishing/sample-items.ts';
import { addOfferUpItem, connectOfferUp, openShop, type Shop } from './shop.ts';

describe('work on OfferUp that broke off', () => {
  let shop: Shop;
  let account: Account;
  /** Where the next walk ends as if the process had died there. */
  let breaking: { readonly step: string; readonly phase: StepPhase } | null = null;
  beforeAll(async () => {
    shop = await openShop({
      onStepBoundary: (step, phase) => {
        if (breaking?.step !== step || breaking.phase !== phase) return;
        breaking = null;
        throw new Error('broken off');
      },
    });
    account = await connectOfferUp(shop.desk);
  });
  afterAll(() => shop.close());

  const unsettled = (batchId: string): Promise<Intent> =>
    eventually('the intent to break off', () =>
      shop.desk.publishing.batch({ batchId }).find(({ state }) => state === 'needs_attention'),
    );
  const again = async ({ id, batchId }: Intent): Promise<Intent | undefined> => {
    await shop.desk.publishing.retry({ intentIds: [id] });
    return (await shop.finished(batchId))[0];
  };
  const published = async () => {
    const item = await addOfferUpItem(shop.desk.inventory);
    const [intent] = await shop.publish([item.id], [account.id]);
    return { item, listingId: intent?.listing?.id ?? '' };
  };

  it.each([
    ['photos', 'started'],
    ['photos', 'ran'],
    ['photos', 'done'],
    ['create', 'started'],
    ['create', 'ran'],
    ['create', 'done'],
    ['read_back', 'ran'],
  ] as const)('publishes once when it broke off at %s, %s', async (step, phase) => {
    const item = await addOfferUpItem(shop.desk.inventory);
    breaking = { step, phase };
    const { batchId } = await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    const intent = await again(await unsettled(batchId));
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live' } });
    const there = shop.practice.control.listings().filter(({ sku }) => sku === skuOf(item));
    expect(there.map(({ listingId, state }) => [listingId, state])).toEqual([[intent?.listing?.remoteId, 'active']]);
  });

  it.each(['started', 'ran'] as const)('changes the price when it broke off, %s', async (phase) => {
    const { item, listingId } = await published();
    const variantId = item.variants[0]?.id ?? '';
    shop.desk.inventory.updateVariant({ id: variantId, patch: { price: { amount: 7_700, currency: 'USD' } } });
    breaking = { step: 'price', phase };
    const intent = await again(await unsettled(shop.desk.publishing.revise({ listingIds: [listingId] }).batchId));
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live', price: { amount: 7_700 } } });
  });

  it.each([
    ['end', 'ran'],
    ['sold', 'ran'],
    ['delete', 'ran'],
    ['delete', 'started'],
  ] as const)('ends with “%s” when it broke off, %s', async (mode, phase) => {
    const { listingId } = await published();
    breaking = { step: 'end', phase };
    const { batchId } = shop.desk.publishing.end({ listingIds: [listingId], mode });
    expect(await again(await unsettled(batchId))).toMatchObject({ state: 'succeeded', listing: { state: 'ended' } });
  });
});
