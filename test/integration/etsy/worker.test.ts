import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from '../publishing/sample-items.ts';
import { openStage, type Stage } from '../publishing/stage.ts';

describe('an item on eBay and Etsy at the same time', () => {
  let stage: Stage;
  let shop: Account;
  beforeAll(async () => {
    stage = await openStage({ seller: 'harbour_finds' });
    shop = await stage.desk.connect('harbour_finds', 'etsy');
  });
  afterAll(() => stage.close());

  /** A camera from before 2007, which Etsy takes. */
  const camera = async (quantity: number): Promise<Item> => {
    const { inventory, accounts } = stage.desk;
    const item = await addSampleItem(inventory, { quantity, photos: 2 });
    const [category] = await accounts.connector(shop.id).suggestCategories('film camera');
    return inventory.update({
      id: item.id,
      baseRevision: item.revision,
      patch: {
        markets: {
          ...item.markets,
          etsy: {
            categoryId: category?.id ?? null,
            categoryName: category?.name ?? '',
            aspects: { 'Who made it': ['Another company or person'], 'When was it made': ['1970s'] },
          },
        },
      },
    });
  };
  const publish = (item: Item) => stage.publish([item.id], [stage.account.id, shop.id]);
  const listingOf = (item: Item, account: Account) =>
    stage.desk.publishing.listingsForItem({ itemId: item.id }).find(({ accountId }) => accountId === account.id);
  /** Where buyers can buy it. */
  const onServer = (item: Item) =>
    stage.onServer(skuOf(item)).flatMap(({ marketplace, state }) => (state === 'active' ? [marketplace] : []));
  const settled = (item: Item) =>
    eventually('everything for the item to be finished', () =>
      stage.desk.publishing
        .recent({ limit: 50 })
        .every(({ itemId, finishedAt }) => itemId !== item.id || finishedAt !== null),
    );

  it('is published, read back and live on both', async () => {
    const item = await camera(1);
    expect((await publish(item)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect(listingOf(item, shop)).toMatchObject({ state: 'live', drift: [] });
    expect(onServer(item).toSorted()).toEqual(['ebay', 'etsy']);
  });

  it('leaves eBay when it sells on Etsy, and the sale is in the books', async () => {
    const item = await camera(1);
    await publish(item);
    const listingId = listingOf(item, shop)?.remoteId ?? '';
    const sale = stage.practice.control.playBuyer({ marketplace: 'etsy', listingId, quantity: 1 });
    expect(await stage.desk.orders.check()).toEqual({ found: 1 });
    expect(await stage.desk.orders.check()).toEqual({ found: 0 });
    await settled(item);
    expect(stage.desk.orders.list({ offset: 0, limit: 1 }).rows).toMatchObject([
      { remoteOrderId: sale.orderId, marketplace: 'etsy', lines: [{ itemId: item.id, quantity: 1 }] },
    ]);
    expect(onServer(item)).toEqual([]);
  });

  it('leaves Etsy when it sells on eBay, and comes back as the same listing', async () => {
    const item = await camera(1);
    await publish(item);
    const before = listingOf(item, shop)?.remoteId;
    stage.practice.control.playBuyer({
      marketplace: 'ebay',
      listingId: listingOf(item, stage.account)?.remoteId ?? '',
      quantity: 1,
    });
    await stage.desk.orders.check();
    await settled(item);
    expect(listingOf(item, shop)?.state).toBe('ended');
    expect(onServer(item)).toEqual([]);
    stage.desk.inventory.adjustStock({
      variantId: item.variants[0]?.id ?? '',
      reason: 'correction',
      change: { kind: 'count', quantity: 3 },
      note: '',
    });
    const [intent] = await stage.publish([item.id], [shop.id]);
    expect(intent).toMatchObject({ state: 'succeeded' });
    expect(listingOf(item, shop)).toMatchObject({ state: 'live', remoteId: before, quantity: 3 });
  });

  it('shows the pieces that are left on Etsy after one of several sold on eBay', async () => {
    const item = await camera(3);
    await publish(item);
    stage.practice.control.playBuyer({
      marketplace: 'ebay',
      listingId: listingOf(item, stage.account)?.remoteId ?? '',
      quantity: 1,
    });
    await stage.desk.orders.check();
    await settled(item);
    expect(listingOf(item, shop)).toMatchObject({ state: 'live', quantity: 2 });
    const shown = stage.onServer(skuOf(item)).find(({ marketplace }) => marketplace === 'etsy');
    expect(shown).toMatchObject({ quantity: 2 });
  });
});
