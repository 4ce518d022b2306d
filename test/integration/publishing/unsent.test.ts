import { describe, expect, it, onTestFinished } from 'vitest';
import { withTerm, type MarketDetails } from '#shared/domain/item.ts';
import { addSampleItem } from './sample-items.ts';
import { openStage } from './stage.ts';

async function listed() {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const { desk, account } = stage;
  const item = await addSampleItem(desk.inventory, { photos: 1, quantity: 3 });
  await stage.publish([item.id]);
  const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
  const variantId = item.variants[0]?.id ?? '';
  const setPrice = (amount: number | null) =>
    desk.inventory.updateVariant({
      id: variantId,
      patch: { price: amount === null ? null : { amount, currency: 'USD' } },
    });
  const setMarket = (change: (ebay: MarketDetails) => MarketDetails) => {
    const { revision, markets } = desk.inventory.get({ id: item.id });
    const patch = { markets: { ...markets, ebay: change(markets.ebay!) } };
    desk.inventory.update({ id: item.id, baseRevision: revision, patch });
  };
  return { stage, desk, account, item, listingId: listing?.id ?? '', setPrice, setMarket };
}

describe('what a listing was not told yet', () => {
  it('is nothing right after it was published, a price, and nothing again once that was sent', async () => {
    const { stage, desk, item, listingId, setPrice } = await listed();
    expect(desk.publishing.unsent(item.id)).toEqual([]);
    setPrice(15_000);
    const offer = { price: { amount: 15_000, currency: 'USD' }, quantity: 3 };
    expect(desk.publishing.unsent(item.id)).toEqual([{ listingId, offer, terms: false }]);
    const { batchId } = desk.publishing.revise({ listingIds: [listingId] });
    expect(desk.publishing.unsent(item.id)).toEqual([]);
    await stage.finished(batchId);
    expect(desk.publishing.unsent(item.id)).toEqual([]);
  });

  it('counts by the account’s price, not by the item’s', async () => {
    const { stage, desk, account, item, listingId, setPrice, setMarket } = await listed();
    desk.accounts.setPriceRule({
      id: account.id,
      rule: { percent: 1_000, fixed: 0, rounding: 'none', minimumNet: null },
    });
    await stage.finished(desk.publishing.revise({ listingIds: [listingId] }).batchId);
    expect(desk.publishing.unsent(item.id)).toEqual([]);
    setPrice(20_000);
    expect(desk.publishing.unsent(item.id)).toMatchObject([{ offer: { price: { amount: 22_000 } } }]);
    // With a price of its own there, the item's price is of no concern.
    setMarket((ebay) => ({ ...ebay, own: { price: { amount: 12_900, currency: 'USD' } } }));
    expect(desk.publishing.unsent(item.id)).toEqual([]);
  });

  it('is a policy of the item’s own', async () => {
    const { desk, account, item, listingId, setMarket } = await listed();
    const policy = { value: '999', label: 'Freight' };
    setMarket((ebay) => withTerm(ebay, account.id, 'fulfillmentPolicyId', policy));
    expect(desk.publishing.unsent(item.id)).toEqual([{ listingId, offer: null, terms: true }]);
  });

  it('is nothing where it cannot be sent: no price, an account that is gone', async () => {
    const { desk, account, item, setPrice } = await listed();
    setPrice(null);
    expect(desk.publishing.unsent(item.id)).toEqual([]);
    setPrice(15_000);
    expect(desk.publishing.unsent(item.id)).toHaveLength(1);
    await desk.accounts.disconnect({ id: account.id });
    expect(desk.publishing.unsent(item.id)).toEqual([]);
  });
});
