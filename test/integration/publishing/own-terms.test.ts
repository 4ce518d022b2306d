import { describe, expect, it, onTestFinished } from 'vitest';
import { withTerm, type Item } from '#shared/domain/item.ts';
import { eventually } from '#test/support/clocks.ts';
import { otherTerms } from '../marketplaces/ready.ts';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage } from './stage.ts';

const key = 'fulfillmentPolicyId';

/** A stage with a second shipping policy; the account uses the second, `other` is the first. */
async function stageWithTwo() {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const { desk, account } = stage;
  const other = (await otherTerms(desk.accounts, account.id))[key] ?? '';
  const usual = desk.accounts.connector(account.id).terms({})[key] ?? '';
  const shown = (item: Item) => {
    const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
    return { policy: listing?.readBack?.terms?.[key], price: listing?.readBack?.price?.amount, state: listing?.state };
  };
  const setOwn = (id: string, value: string | null) => {
    const { revision, markets } = desk.inventory.get({ id });
    const own = value === null ? null : { value, label: 'Another policy' };
    const details = withTerm(markets.ebay!, account.id, key, own);
    desk.inventory.update({ id, baseRevision: revision, patch: { markets: { ...markets, ebay: details } } });
  };
  const revise = async (item: Item) => {
    const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
    return stage.finished(desk.publishing.revise({ listingIds: [listing?.id ?? ''] }).batchId);
  };
  return { stage, desk, account, other, usual, shown, setOwn, revise };
}

describe('a policy that an item has for itself', () => {
  it('is published, changed while the item is live, and given back to the account', async () => {
    const { stage, desk, other, usual, shown, setOwn, revise } = await stageWithTwo();
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    setOwn(item.id, other);
    await stage.publish([item.id]);
    expect(shown(item)).toMatchObject({ policy: other, state: 'live' });
    setOwn(item.id, null);
    expect(await revise(item)).toMatchObject([{ state: 'succeeded' }]);
    expect(shown(item)).toMatchObject({ policy: usual, state: 'live' });
  });

  it('leaves alone what the seller chose at the marketplace', async () => {
    const { stage, desk, account, other, usual, shown, revise } = await stageWithTwo();
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    await stage.publish([item.id]);
    const connector = desk.accounts.connector(account.id);
    const reference = { sku: skuOf(item), memo: {} };
    const elsewhere = {
      ...reference,
      price: { amount: 12_900, currency: 'USD' },
      quantity: 1,
      terms: { [key]: other },
    };
    for (const step of connector.reviseSteps) await step.run(elsewhere, {});
    await revise(item);
    expect((await connector.find(reference))?.listing.terms?.[key]).toBe(other);
    expect(usual).not.toBe(other);
    const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
    expect(listing?.drift).toEqual([{ field: `terms.${key}`, sent: usual, found: other }]);
    expect(shown(item).state).toBe('unconfirmed');
    // Unless the seller asks for what differs to be mended.
    await stage.finished(desk.publishing.revise({ listingIds: [listing?.id ?? ''], mend: true }).batchId);
    expect(shown(item)).toMatchObject({ policy: usual, state: 'live' });
  });

  it('goes out although a sale changes the number before it was sent, with the new price', async () => {
    const { stage, desk, account, other, shown, setOwn } = await stageWithTwo();
    const item = await addSampleItem(desk.inventory, { photos: 1, quantity: 5 });
    await stage.publish([item.id]);
    setOwn(item.id, other);
    const [variant] = item.variants;
    desk.inventory.updateVariant({ id: variant!.id, patch: { price: { amount: 15_000, currency: 'USD' } } });
    desk.accounts.pause({ id: account.id, paused: true });
    const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
    desk.publishing.revise({ listingIds: [listing?.id ?? ''] });
    desk.inventory.adjustStock({
      variantId: variant!.id,
      reason: 'correction',
      change: { kind: 'delta', delta: -3 },
      note: '',
    });
    desk.accounts.pause({ id: account.id, paused: false });
    await eventually('the listing offers what is left', () => stage.onServer(skuOf(item))[0]?.quantity === 2);
    await eventually('all is sent', () =>
      desk.publishing.recent({ limit: 10 }).every(({ finishedAt }) => finishedAt !== null),
    );
    expect(shown(item)).toEqual({ policy: other, price: 15_000, state: 'live' });
  });
});
