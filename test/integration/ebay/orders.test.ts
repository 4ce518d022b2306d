import { describe, expect, it } from 'vitest';
import type { RemoteOrder } from '#main/marketplaces/marketplace.ts';
import { connectedAccount, startBench, testDraft } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';

async function collected(orders: AsyncIterable<RemoteOrder>): Promise<RemoteOrder[]> {
  const all: RemoteOrder[] = [];
  for await (const order of orders) all.push(order);
  return all;
}

describe('orders of eBay', () => {
  it('reports a sale with its line, its price a piece and its total', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const connector = bench.accounts.connector(account.id);
    const draft = await testDraft();
    const memo = await runSteps(connector.publishSteps, draft);
    const since = bench.clock.now() - 600_000;
    bench.practice.control.playBuyer({ listingId: memo['listingId'] ?? '', quantity: 2 });
    const [order, ...others] = await collected(connector.orders(since));
    expect(others).toEqual([]);
    expect(order?.lines).toEqual([
      expect.objectContaining({
        sku: draft.sku,
        quantity: 2,
        price: { amount: 24_900, currency: 'USD' },
        title: draft.title,
      }),
    ]);
    expect(order?.total.amount).toBeGreaterThanOrEqual(49_800);
    expect(order?.buyerName).not.toBe('');
    expect(await collected(connector.orders(bench.clock.now() + 3_600_000_000))).toEqual([]);
  });

  it('reads all pages, each order once, oldest change first', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const connector = bench.accounts.connector(account.id);
    const draft = await testDraft({ quantity: 450 });
    const memo = await runSteps(connector.publishSteps, draft);
    for (let count = 0; count < 410; count += 1) {
      bench.practice.control.playBuyer({ listingId: memo['listingId'] ?? '', quantity: 1 });
    }
    bench.practice.control.clearRequests();
    const all = await collected(connector.orders(0));
    expect(new Set(all.map(({ remoteOrderId }) => remoteOrderId)).size).toBe(410);
    expect(all.map(({ modifiedAt }) => modifiedAt)).toEqual(
      all.map(({ modifiedAt }) => modifiedAt).toSorted((a, b) => a - b),
    );
    expect(bench.practice.control.requests().filter(({ path }) => path === '/sell/fulfillment/v1/order')).toHaveLength(
      3,
    );
  });
});
