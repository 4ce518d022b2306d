import type { Http } from '../../http/http.ts';
import type { Clock } from '../../ports.ts';
import type { RemoteOrder } from '../marketplace.ts';
import type { Receipt } from './answers.ts';
import { PAGE, type Calls } from './calls.ts';
import type { Query } from './hosts.ts';
import { moneyOf } from './money.ts';
import { decodeEntities } from './remote-state.ts';

/** Receipts before 2000 are refused as a filter. Source: min_last_modified of the official document. */
const EARLIEST_SECONDS = 946_684_800;
const LAST_OFFSET = 12_000;
/** Changes of state have been seen not to move `update_timestamp`: what was bought in these days is read again each time. */
const SWEEP_MS = 3 * 24 * 3_600_000;
/** A sale that did not happen. One that was refunded did: its piece left the stock. */
const CANCELLED = 'canceled';

/**
 * Receipts changed since `since` and all of the last three days, oldest change first, each once. All pages are read before
 * the first is handed out: they are paged by offset, so a caller that stored its cursor half-way would miss what lies behind.
 */
export async function* changedOrders(
  http: Http,
  calls: Calls,
  clock: Clock,
  since: number,
): AsyncGenerator<RemoteOrder> {
  const byId = new Map<string, RemoteOrder>();
  const take = (receipt: Receipt): void => {
    if (receipt.status?.toLowerCase() === CANCELLED || receipt.transactions.length === 0) return;
    byId.set(receipt.receipt_id, remoteOrder(receipt));
  };
  for await (const receipt of receipts(http, calls, { min_last_modified: seconds(since), sort_on: 'updated' }))
    take(receipt);
  const sweepFrom = clock.now() - SWEEP_MS;
  if (since > sweepFrom) {
    const recent = { min_created: seconds(sweepFrom), was_paid: 'true', sort_on: 'created' };
    for await (const receipt of receipts(http, calls, recent)) take(receipt);
  }
  yield* [...byId.values()].toSorted((a, b) => a.modifiedAt - b.modifiedAt || a.orderedAt - b.orderedAt);
}

const seconds = (ms: number): string => String(Math.max(EARLIEST_SECONDS, Math.floor(ms / 1_000)));

async function* receipts(http: Http, calls: Calls, query: Query): AsyncGenerator<Receipt> {
  for (let offset = 0; offset <= LAST_OFFSET; offset += PAGE) {
    const paged = { ...query, sort_order: 'asc', limit: String(PAGE), offset: String(offset) };
    const { results } = (await http.send(calls.receipts(paged))).body;
    yield* results;
    if (results.length < PAGE) return;
  }
}

function remoteOrder(receipt: Receipt): RemoteOrder {
  const lines = receipt.transactions.map((line) => ({
    remoteLineId: line.transaction_id,
    sku: line.sku ?? '',
    title: decodeEntities(line.title ?? ''),
    quantity: line.quantity,
    price: moneyOf(line.price),
  }));
  const orderedAt = (receipt.created_timestamp ?? receipt.create_timestamp ?? 0) * 1_000;
  const [first] = lines;
  return {
    remoteOrderId: receipt.receipt_id,
    orderedAt,
    modifiedAt: (receipt.updated_timestamp ?? receipt.update_timestamp ?? orderedAt / 1_000) * 1_000,
    // Hidden by Etsy from many apps.
    buyerName: decodeEntities(receipt.name ?? ''),
    total:
      receipt.grandtotal === null || receipt.grandtotal === undefined
        ? {
            amount: lines.reduce((sum, { price, quantity }) => sum + price.amount * quantity, 0),
            currency: first?.price.currency ?? 'USD',
          }
        : moneyOf(receipt.grandtotal),
    lines,
  };
}
