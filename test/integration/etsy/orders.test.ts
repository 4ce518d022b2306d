import { describe, expect, it } from 'vitest';
import type { RemoteOrder } from '#main/marketplaces/marketplace.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { mug, openShop, type ShopName } from './shop.ts';

const DAY_MS = 24 * 3_600_000;

async function listed(shop: ShopName, price: { amount: number; currency: string }, quantity = 9) {
  const open = await openShop(shop);
  const [category] = await open.connector().suggestCategories('coffee mug');
  const draft = await mug({ categoryId: category?.id ?? null, price, quantity });
  const { listingId = '' } = await runSteps(open.connector().publishSteps, draft);
  const orders = async (since: number): Promise<RemoteOrder[]> => {
    const all: RemoteOrder[] = [];
    for await (const order of open.connector().orders(since)) all.push(order);
    return all;
  };
  return {
    ...open,
    draft,
    orders,
    sell: () => open.control.playBuyer({ marketplace: 'etsy', listingId, quantity: 2 }),
  };
}

describe('sales on Etsy', () => {
  it.each([
    ['dollars', { amount: 1_999, currency: 'USD' }],
    ['yen', { amount: 4_800, currency: 'JPY' }],
  ] as const)('in %s are read with their exact prices', async (shop, price) => {
    const { orders, sell, draft, bench } = await listed(shop, price);
    sell();
    const [order] = await orders(bench.clock.now() - DAY_MS);
    expect(order?.lines).toMatchObject([{ sku: draft.sku, quantity: 2, price }]);
    expect(order?.total.currency).toBe(price.currency);
    expect(order?.total.amount).toBeGreaterThanOrEqual(2 * price.amount);
  });

  it('of the last days come again although nothing changed since, each once', async () => {
    const { orders, sell, bench } = await listed('dollars', { amount: 500, currency: 'USD' });
    sell();
    sell();
    const ids = (await orders(bench.clock.now() + 60_000)).map(({ remoteOrderId }) => remoteOrderId);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toHaveLength(2);
  });

  it('are read page by page, all of them', { timeout: 60_000 }, async () => {
    const { orders, sell, control, bench } = await listed('dollars', { amount: 500, currency: 'USD' }, 300);
    for (let index = 0; index < 130; index += 1) sell();
    control.clearRequests();
    const all = await orders(bench.clock.now() - 30 * DAY_MS);
    expect(new Set(all.map(({ remoteOrderId }) => remoteOrderId)).size).toBe(130);
    expect(control.requests().filter(({ path }) => path.endsWith('/receipts'))).toHaveLength(2);
  });
});
