import { z } from 'zod';
import type { EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { ids, whole } from './form.ts';
import { record } from './ledger.ts';
import { money } from './money.ts';
import { pageOf, pageSchema, queryPage } from './paging.ts';
import { totalsOf } from './receipt-view.ts';
import type { Receipt } from './receipt-state.ts';
import { receiptOf } from './receipts.ts';
import { refuse } from './refusals.ts';
import type { LedgerEntry } from './state.ts';

/** Payment processing in the United States: 3 % and 25 cents. Source: Etsy's fee page. */
const PROCESSING = { share: 0.03, fixed: 25 } as const;
const EARLIEST = 946_684_800;

/** Payments of orders, which appear when they were shipped, and the lines of the shop's payment account. */
export function servePayments({ context, ...api }: EtsyApi): void {
  const paymentsOf = (shopId: string | undefined) =>
    context.state.receipts.startingWith(`${shopId}/`).filter(({ shippedAt }) => shippedAt !== null);

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/receipts/:receipt_id/payments',
    scopes: ['transactions_r'],
    handle: ({ params }) => {
      const receipt = receiptOf(context, params);
      const results = receipt.shippedAt === null ? [] : [paymentBody(receipt)];
      return { status: 200, body: { count: results.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/payments',
    scopes: ['transactions_r'],
    query: z.object({ payment_ids: ids() }),
    handle: ({ params, query }) => {
      const found = paymentsOf(params['shop_id']).filter(({ paymentId }) => query.payment_ids.includes(paymentId));
      return { status: 200, body: { count: found.length, results: found.map(paymentBody) } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/payment-account/ledger-entries',
    scopes: ['transactions_r'],
    query: pageSchema.extend({ min_created: whole(EARLIEST), max_created: whole(EARLIEST) }),
    handle: ({ params, query }) => {
      if (query.min_created > query.max_created) refuse(400, 'min_created is greater than max_created');
      const entries = context.state.ledger
        .startingWith(`${params['shop_id']}/`)
        .toSorted((a, b) => a.created - b.created || a.entryId - b.entryId);
      const bodies = entries
        .map((entry, index) => ({ entry, index, balance: balanceUpTo(entries, index) }))
        .filter(({ entry }) => entry.created >= query.min_created && entry.created <= query.max_created)
        .map(({ entry, index, balance }) => entryBody(entry, index, balance));
      return { status: 200, body: { count: bodies.length, results: pageOf(bodies, queryPage(query)) } };
    },
  });
}

const balanceUpTo = (entries: readonly LedgerEntry[], last: number): number =>
  entries.slice(0, last + 1).reduce((sum, { amount }) => sum + amount, 0);

/** What the buyer paid goes into the account with the shipment, less the processing fee. */
export function recordPayment(context: EtsyContext, receipt: Receipt): void {
  const { gross, fees } = shares(receipt);
  const common = {
    currency: receipt.currency,
    referenceType: 'receipt',
    referenceId: String(receipt.receiptId),
  };
  record(context, receipt.shopId, { ...common, amount: gross, description: 'payment', ledgerType: 'payment' });
  record(context, receipt.shopId, {
    ...common,
    amount: -fees,
    description: 'payment_processing_fee',
    ledgerType: 'payment_processing_fee',
  });
}

function shares(receipt: Receipt) {
  const gross = totalsOf(receipt).grand;
  const fees = Math.round(gross * PROCESSING.share) + PROCESSING.fixed;
  return { gross, fees, net: gross - fees };
}

function paymentBody(receipt: Receipt) {
  const { gross, fees, net } = shares(receipt);
  const { currency, created, updated } = receipt;
  return {
    payment_id: receipt.paymentId,
    buyer_user_id: receipt.buyer.userId,
    shop_id: receipt.shopId,
    receipt_id: receipt.receiptId,
    amount_gross: money(gross, currency),
    amount_fees: money(fees, currency),
    amount_net: money(net, currency),
    posted_gross: money(gross, currency),
    posted_fees: money(fees, currency),
    posted_net: money(net, currency),
    adjusted_gross: null,
    adjusted_fees: null,
    adjusted_net: null,
    currency,
    shop_currency: currency,
    buyer_currency: currency,
    shipping_user_id: receipt.buyer.userId,
    shipping_address_id: receipt.buyer.userId,
    billing_address_id: receipt.buyer.userId,
    status: 'settled',
    shipped_timestamp: receipt.shippedAt,
    create_timestamp: created,
    created_timestamp: created,
    update_timestamp: updated,
    updated_timestamp: updated,
    payment_adjustments: [],
  };
}

const entryBody = (entry: LedgerEntry, index: number, balance: number) => ({
  entry_id: entry.entryId,
  ledger_id: entry.shopId,
  sequence_number: index + 1,
  amount: entry.amount,
  currency: entry.currency,
  description: entry.description,
  balance,
  create_date: entry.created,
  created_timestamp: entry.created,
  ledger_type: entry.ledgerType,
  reference_type: entry.referenceType,
  reference_id: entry.referenceId,
  parent_entry_id: 0,
  payment_adjustments: [],
});
