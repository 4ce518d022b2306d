import { z } from 'zod';
import { epochSeconds, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { oneOf, orNull, whole, yesNo } from './form.ts';
import { listingNow } from './listing-store.ts';
import { listingBody } from './listing-view.ts';
import { directions, pageOf, pageSchema, queryPage, signOf } from './paging.ts';
import { receiptBody, transactionBody } from './receipt-view.ts';
import type { Receipt } from './receipt-state.ts';
import { refuse } from './refusals.ts';

/** The first moment that Etsy's filters take: 1 January 2000. */
const EARLIEST = 946_684_800;
const moment = whole(EARLIEST).optional();
const flag = orNull(yesNo()).optional();

const listQuery = pageSchema.extend({
  min_created: moment,
  max_created: moment,
  min_last_modified: moment,
  max_last_modified: moment,
  was_paid: flag,
  was_shipped: flag,
  was_delivered: flag,
  was_canceled: flag,
  sort_on: oneOf(['created', 'updated', 'receipt_id']).default('created'),
  sort_order: oneOf(directions).default('desc'),
});

/** Orders, which Etsy calls receipts, and their lines, the transactions. */
export function serveReceipts({ context, ...api }: EtsyApi): void {
  const all = (params: Readonly<Record<string, string>>): readonly Receipt[] =>
    context.state.receipts.startingWith(`${params['shop_id']}/`);
  const transactions = (receipts: readonly Receipt[]) =>
    receipts.flatMap((receipt) => receipt.transactions.map((line) => transactionBody(receipt, line)));

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/receipts',
    scopes: ['transactions_r'],
    query: listQuery,
    handle: ({ params, query }) => {
      const found = all(params).filter((receipt) => matches(receipt, query));
      const sign = signOf(query.sort_order);
      const sorted = found.toSorted(
        (a, b) => sign * (value(a, query.sort_on) - value(b, query.sort_on) || a.receiptId - b.receiptId),
      );
      const results = pageOf(sorted, queryPage(query)).map((receipt) => receiptBody(context, receipt));
      return { status: 200, body: { count: found.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/receipts/:receipt_id',
    scopes: ['transactions_r'],
    handle: ({ params }) => ({ status: 200, body: receiptBody(context, receiptOf(context, params)) }),
  });

  api.add({
    method: 'PUT',
    path: '/shops/:shop_id/receipts/:receipt_id',
    scopes: ['transactions_w'],
    form: z.object({ was_shipped: flag, was_paid: flag }),
    handle: ({ params, body }) => {
      const receipt = receiptOf(context, params);
      const now = epochSeconds(context);
      const at = (wanted: boolean | null | undefined, known: number | null) =>
        wanted === undefined || wanted === null ? known : wanted ? (known ?? now) : null;
      const changed = {
        ...receipt,
        paidAt: at(body.was_paid, receipt.paidAt),
        shippedAt: at(body.was_shipped, receipt.shippedAt),
        updated: now,
      };
      return { status: 200, body: receiptBody(context, saveReceipt(context, changed)) };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/receipts/:receipt_id/transactions',
    scopes: ['transactions_r'],
    handle: ({ params }) => {
      const results = transactions([receiptOf(context, params)]);
      return { status: 200, body: { count: results.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/receipts/:receipt_id/listings',
    scopes: ['transactions_r'],
    query: pageSchema,
    handle: ({ params, query }) => {
      const listings = receiptOf(context, params).transactions.flatMap(
        ({ listingId }) => listingNow(context, listingId) ?? [],
      );
      const results = pageOf(listings, queryPage(query)).map((listing) => listingBody(context, listing));
      return { status: 200, body: { count: listings.length, results } };
    },
  });

  for (const [path, of] of [
    ['/shops/:shop_id/transactions', () => true],
    [
      '/shops/:shop_id/listings/:listing_id/transactions',
      (line: { readonly listing_id: number }, listingId: string | undefined) => String(line.listing_id) === listingId,
    ],
  ] as const) {
    api.add({
      method: 'GET',
      path,
      scopes: ['transactions_r'],
      query: pageSchema,
      handle: ({ params, query }) => {
        const lines = transactions(all(params).toSorted((a, b) => b.created - a.created)).filter((line) =>
          of(line, params['listing_id']),
        );
        return { status: 200, body: { count: lines.length, results: pageOf(lines, queryPage(query)) } };
      },
    });
  }

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/transactions/:transaction_id',
    scopes: ['transactions_r'],
    handle: ({ params }) => {
      const line = transactions(all(params)).find((one) => String(one.transaction_id) === params['transaction_id']);
      return { status: 200, body: line ?? refuse(404, 'Transaction not found') };
    },
  });
}

export function receiptOf(context: EtsyContext, params: Readonly<Record<string, string>>): Receipt {
  const found = context.state.receipts.get(`${params['shop_id']}/${params['receipt_id']}`);
  return found ?? refuse(404, `Could not find a Receipt with receipt_id = ${params['receipt_id']}`);
}

/** A paid order is completed when it is shipped. */
export function saveReceipt(context: EtsyContext, receipt: Receipt): Receipt {
  const status = receipt.paidAt === null ? 'open' : receipt.shippedAt === null ? 'paid' : 'completed';
  return context.state.receipts.put(`${receipt.shopId}/${receipt.receiptId}`, { ...receipt, status });
}

function matches(receipt: Receipt, query: z.infer<typeof listQuery>): boolean {
  const inside = (at: number, from: number | undefined, to: number | undefined) =>
    (from === undefined || at >= from) && (to === undefined || at <= to);
  const is = (fact: boolean, wanted: boolean | null | undefined) =>
    wanted === undefined || wanted === null || fact === wanted;
  return (
    inside(receipt.created, query.min_created, query.max_created) &&
    inside(receipt.updated, query.min_last_modified, query.max_last_modified) &&
    is(receipt.paidAt !== null, query.was_paid) &&
    is(receipt.shippedAt !== null, query.was_shipped) &&
    is(false, query.was_delivered) &&
    is(receipt.status === 'canceled', query.was_canceled)
  );
}

const value = (receipt: Receipt, by: 'created' | 'updated' | 'receipt_id'): number =>
  by === 'created' ? receipt.created : by === 'updated' ? receipt.updated : receipt.receiptId;
