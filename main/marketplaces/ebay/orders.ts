import type { z } from 'zod';
import type { Http } from '../../http/http.ts';
import type { Clock } from '../../ports.ts';
import type { RemoteOrder } from '../marketplace.ts';
import type { EbayOrder, ordersSchema } from './answers.ts';
import type { Calls } from './calls.ts';
import { money } from './remote-state.ts';

/** The most getOrders gives at once. */
const PAGE = 200;
/** getOrders reaches two years back (30830); a day less keeps clear of the border. */
const REACH_MS = (2 * 365 - 1) * 24 * 3_600_000;
/** A start in the future is refused (30850): this computer's clock may be ahead of eBay's. */
const SKEW_MS = 60_000;

/**
 * Orders changed since `since`, oldest change first. All pages are read before the first order is handed out: eBay sorts
 * by creation and pages by offset, so a caller that stored its cursor half-way through would miss what lies behind.
 */
export async function* changedOrders(
  http: Http,
  calls: Calls,
  clock: Clock,
  since: number,
): AsyncIterable<RemoteOrder> {
  const now = clock.now();
  const start = Math.min(Math.max(since, now - REACH_MS), now - SKEW_MS);
  const byId = new Map<string, RemoteOrder>();
  let query: Record<string, string> | null = {
    filter: `lastmodifieddate:[${new Date(start).toISOString()}..]`,
    limit: String(PAGE),
    offset: '0',
  };
  while (query !== null) {
    const body: z.infer<typeof ordersSchema> = (await http.send(calls.orders(query))).body;
    for (const order of body.orders) {
      const remote = remoteOrder(order);
      // An order that comes in while we page pushes others down, so that they appear twice.
      const known = byId.get(remote.remoteOrderId);
      if (known === undefined || known.modifiedAt <= remote.modifiedAt) byId.set(remote.remoteOrderId, remote);
    }
    query = body.orders.length === 0 ? null : nextQuery(body.next);
  }
  yield* [...byId.values()]
    .filter((order) => order.modifiedAt >= since)
    .toSorted((a, b) => a.modifiedAt - b.modifiedAt || a.orderedAt - b.orderedAt);
}

/** Only the query of `next` is followed, on our own host: the token goes nowhere else. */
function nextQuery(next: string | undefined): Record<string, string> | null {
  if (next === undefined || next === '' || !URL.canParse(next)) return null;
  return Object.fromEntries(new URL(next).searchParams);
}

function remoteOrder(order: EbayOrder): RemoteOrder {
  const lines = order.lineItems.map((line) => {
    const cost = money(line.lineItemCost);
    return {
      remoteLineId: line.lineItemId,
      sku: line.sku ?? '',
      title: line.title ?? '',
      quantity: line.quantity,
      // lineItemCost is the unit price times the quantity, so this division leaves no rest.
      price: { amount: Math.round(cost.amount / line.quantity), currency: cost.currency },
    };
  });
  const total = order.pricingSummary?.total;
  return {
    remoteOrderId: order.orderId,
    orderedAt: time(order.creationDate),
    modifiedAt: time(order.lastModifiedDate),
    buyerName: order.buyer?.username ?? '',
    total: total === undefined ? sum(order) : money(total),
    lines,
  };
}

function sum(order: EbayOrder): RemoteOrder['total'] {
  const costs = order.lineItems.map((line) => money(line.lineItemCost));
  return {
    amount: costs.reduce((total, cost) => total + cost.amount, 0),
    currency: costs[0]?.currency ?? 'USD',
  };
}

const time = (text: string): number => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? 0 : ms;
};
