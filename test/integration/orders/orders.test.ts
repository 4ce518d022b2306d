import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from '../publishing/sample-items.ts';
import { openStage, type Stage } from '../publishing/stage.ts';

describe('orders from practice eBay', () => {
  let stage: Stage;
  let second: Account;
  beforeAll(async () => {
    // The first seller's sold-out listings end, the second one's stay and wait.
    stage = await openStage({ seller: 'harbour_finds' });
    second = await stage.desk.connect('attic_and_co');
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.practice.control.clearFaults());

  const listed = async (quantity: number, accounts: readonly Account[]): Promise<Item> => {
    const item = await addSampleItem(stage.desk.inventory, { quantity, photos: 1 });
    const intents = await stage.publish(
      [item.id],
      accounts.map(({ id }) => id),
    );
    expect(intents.map(({ state }) => state)).toEqual(accounts.map(() => 'succeeded'));
    return item;
  };
  const listingOn = (item: Item, account: Account) =>
    stage.desk.publishing.listingsForItem({ itemId: item.id }).find(({ accountId }) => accountId === account.id);
  const buy = (item: Item, account: Account, quantity = 1) =>
    stage.practice.control.playBuyer({ listingId: listingOn(item, account)?.remoteId ?? '', quantity });
  const stockOf = (item: Item): number => stage.desk.inventory.get({ id: item.id }).variants[0]?.quantity ?? -1;
  const settled = (item: Item) =>
    eventually('the other listings to follow', () =>
      stage.desk.publishing
        .recent({ limit: 50 })
        .every(({ itemId, finishedAt }) => itemId !== item.id || finishedAt !== null),
    );

  it('takes an order in once: rows, stock, listing, the other channel and the notice', async () => {
    const { desk, account } = stage;
    const item = await listed(1, [account, second]);
    const noticed = desk.notices.length;
    const sale = buy(item, account);
    expect(await desk.orders.check()).toEqual({ found: 1 });
    expect(await desk.orders.check()).toEqual({ found: 0 });
    expect(desk.log.filter(({ event }) => event === 'orders.ingest_failed')).toEqual([]);
    const [order] = desk.orders.list({ offset: 0, limit: 1 }).rows;
    expect(order).toMatchObject({
      remoteOrderId: sale.orderId,
      accountId: account.id,
      marketplace: 'ebay',
      lines: [{ sku: skuOf(item), itemId: item.id, quantity: 1, price: { amount: 12_900, currency: 'USD' } }],
    });
    expect(order?.lines[0]).not.toHaveProperty('oversold');
    expect(stockOf(item)).toBe(0);
    expect(desk.inventory.stockHistory({ variantId: item.variants[0]?.id ?? '' })[0]).toMatchObject({
      reason: 'sale',
      delta: -1,
      orderLineId: order?.lines[0]?.id,
    });
    expect(listingOn(item, account)?.state).toBe('sold_out');
    await settled(item);
    expect(listingOn(item, second)).toMatchObject({ state: 'ended', quantity: 1 });
    expect(stage.onServer(skuOf(item))).toEqual([]);
    expect(desk.notices.slice(noticed)).toMatchObject([{ title: 'Sold on eBay', body: item.title }]);
    expect(desk.events.findLast(({ name }) => name === 'orders.changed')?.payload).toEqual({ newSales: 1 });
  });

  it('lowers the other channel to what is left when several pieces were there', async () => {
    const { desk, account } = stage;
    const item = await listed(5, [account, second]);
    buy(item, second, 2);
    expect(await desk.orders.check()).toEqual({ found: 1 });
    await settled(item);
    expect(stockOf(item)).toBe(3);
    expect(listingOn(item, second)).toMatchObject({ state: 'live', quantity: 3 });
    expect(listingOn(item, account)).toMatchObject({ state: 'live', quantity: 3, readBack: { quantity: 3 } });
    expect(stage.onServer(skuOf(item)).map(({ quantity }) => quantity)).toEqual([3, 3]);
    const readBack = await desk.publishing.readBack({ id: listingOn(item, second)?.id ?? '' });
    expect(readBack).toMatchObject({ state: 'live', drift: [], readBack: { quantity: 3 } });
  });

  it('records honestly what two buyers bought of one piece', async () => {
    const { desk, account } = stage;
    const item = await listed(1, [account, second]);
    buy(item, account);
    buy(item, second);
    expect(await desk.orders.check()).toEqual({ found: 2 });
    await settled(item);
    expect(stockOf(item)).toBe(0);
    const lines = desk.orders.list({ offset: 0, limit: 2 }).rows.flatMap((order) => order.lines);
    expect(lines.filter(({ oversold }) => oversold === 1)).toHaveLength(1);
    expect(lines.filter(({ oversold }) => oversold === undefined)).toHaveLength(1);
    expect(desk.notices.at(-1)).toMatchObject({
      title: 'Sold, but not in stock',
      body: expect.stringContaining(skuOf(item)),
    });
    expect(stage.onServer(skuOf(item)).every(({ state }) => state === 'out-of-stock')).toBe(true);
  });

  it('puts a restocked item back on sale under the listing that the marketplace kept', async () => {
    const { desk } = stage;
    const item = await listed(1, [second]);
    const before = listingOn(item, second);
    buy(item, second);
    await desk.orders.check();
    await settled(item);
    expect(listingOn(item, second)?.state).toBe('sold_out');
    const variantId = item.variants[0]?.id ?? '';
    desk.inventory.adjustStock({ variantId, reason: 'return', change: { kind: 'delta', delta: 1 }, note: '' });
    const [intent] = await stage.publish([item.id], [second.id]);
    expect(intent).toMatchObject({
      state: 'succeeded',
      listing: { id: before?.id, remoteId: before?.remoteId, state: 'live' },
    });
    expect(desk.publishing.listingsForItem({ itemId: item.id })).toHaveLength(1);
  });

  it('keeps an order for something that is not in the inventory', async () => {
    const { desk, account } = stage;
    const item = await listed(2, [account]);
    // The same SKU now belongs to nothing here: the listing still says which item it was.
    desk.inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { sku: `${skuOf(item)}-new` } });
    buy(item, account);
    expect(await desk.orders.check()).toEqual({ found: 1 });
    expect(desk.orders.list({ offset: 0, limit: 1 }).rows[0]?.lines[0]).toMatchObject({
      sku: skuOf(item),
      itemId: item.id,
    });
    expect(stockOf(item)).toBe(1);
  });

  it('goes on with the other accounts when one fails, and catches up when it answers again', async () => {
    const { desk, practice, account } = stage;
    const [one, two] = [await listed(1, [account]), await listed(1, [second])];
    buy(one, account);
    buy(two, second);
    // Each order read is one call per account; retries of the first that comes use the faults up.
    practice.control.addFault({
      match: { path: '/sell/fulfillment/v1/order' },
      times: 1,
      kind: { type: 'status', status: 403 },
    });
    expect(await desk.orders.check()).toEqual({ found: 1 });
    expect(await desk.orders.check()).toEqual({ found: 1 });
    expect([stockOf(one), stockOf(two)]).toEqual([0, 0]);
  });

  it('says why when no account could be asked', async () => {
    const { desk, practice } = stage;
    practice.control.addFault({
      match: { path: '/sell/fulfillment/v1/order' },
      times: 2,
      kind: { type: 'status', status: 403 },
    });
    await expect(desk.orders.check()).rejects.toMatchObject({ code: 'remote_rejected' });
  });

  it('finds sales by itself once it is started', async () => {
    const { desk, account } = stage;
    desk.orders.start();
    const item = await listed(1, [account]);
    const sale = buy(item, account);
    const found = await eventually('the watch to find it', () =>
      desk.orders.list({ offset: 0, limit: 1 }).rows.find(({ remoteOrderId }) => remoteOrderId === sale.orderId),
    );
    expect(found.lines[0]?.itemId).toBe(item.id);
  });
});
