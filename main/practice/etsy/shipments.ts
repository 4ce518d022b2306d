import { z } from 'zod';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import { TRACKING_CARRIERS } from './data/carriers.ts';
import type { EtsyApi } from './endpoint.ts';
import { divisorOf } from './money.ts';
import { recordPayment } from './payments.ts';
import { receiptBody, totalsOf } from './receipt-view.ts';
import type { Receipt } from './receipt-state.ts';
import { receiptOf, saveReceipt } from './receipts.ts';
import { refuse } from './refusals.ts';
import { shopOf } from './shops.ts';

const text = z.string().nullable().optional();
const number = z.number().nullable().optional();
const form = z.strictObject({
  tracking_code: z.string().optional(),
  carrier_name: z.string().optional(),
  send_bcc: z.boolean().optional(),
  note_to_buyer: z.string().optional(),
  mail_class: text,
  weight: number,
  weight_units: text,
  length: number,
  width: number,
  height: number,
  dimension_units: text,
  shipping_label_cost: number,
  shipping_label_currency: text,
  revenue_eligibility: text,
  ship_from_country: text,
  ship_to_country: text,
  incoterm: text,
  customs_data: z.array(z.unknown()).optional(),
  duty_amount: number,
  duty_currency: text,
  ship_date: text,
});

/** In the United States an order over ten dollars needs tracking; so does everything that goes to India. */
const UNTRACKED_DOLLARS = 10;

/** `createReceiptShipment`. Every success sends the buyer a letter, a repeated one too. */
export function serveShipments({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'POST',
    path: '/shops/:shop_id/receipts/:receipt_id/tracking',
    scopes: ['transactions_w'],
    json: form,
    handle: ({ params, body }) => {
      const receipt = receiptOf(context, params);
      if (shopOf(context, receipt.shopId).hidesAddresses) {
        refuse(403, 'This application may not submit tracking for shops of this region.');
      }
      if (receipt.paidAt === null) refuse(409, 'The receipt is not paid');
      const code = body.tracking_code?.trim() ?? '';
      const carrier = body.carrier_name?.trim().toLowerCase() ?? '';
      if ((code === '') !== (carrier === '')) refuse(400, 'tracking_code and carrier_name belong together');
      if (code === '' && needsTracking(context, receipt)) {
        refuse(400, 'tracking_code and carrier_name are required for this order');
      }
      if (carrier !== '' && !TRACKING_CARRIERS.has(carrier)) {
        refuse(400, `Carrier ${carrier} is not supported: use "other"`);
      }
      const shipped = ship(context, receipt, code, carrier, body.note_to_buyer ?? '');
      if (receipt.shippedAt === null) recordPayment(context, shipped);
      return { status: 200, body: receiptBody(context, shipped) };
    },
  });
}

function needsTracking(context: EtsyContext, receipt: Receipt): boolean {
  if (receipt.buyer.country === 'IN') return true;
  const inUs = shopOf(context, receipt.shopId).country === 'US' && receipt.buyer.country === 'US';
  return inUs && totalsOf(receipt).grand > UNTRACKED_DOLLARS * divisorOf(receipt.currency);
}

/** A code that is there already adds no second shipment; the letter goes out all the same. */
function ship(context: EtsyContext, receipt: Receipt, code: string, carrier: string, note: string): Receipt {
  const now = epochSeconds(context);
  const known = code === '' || receipt.shipments.some(({ trackingCode }) => trackingCode === code);
  const shipment = { shipmentId: freshId(context, 12), carrier, trackingCode: code, notifiedAt: now };
  const words = code === '' ? 'Your order has shipped.' : `Your order has shipped: ${carrier} ${code}.`;
  return saveReceipt(context, {
    ...receipt,
    shippedAt: receipt.shippedAt ?? now,
    updated: now,
    shipments: known ? receipt.shipments : [...receipt.shipments, shipment],
    mails: [...receipt.mails, { at: now, text: note === '' ? words : `${words} ${note}` }],
  });
}
