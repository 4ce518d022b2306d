import type { FastifyInstance } from 'fastify';
import { randomDigits } from '../random-text.ts';
import { isoTime, type EbayContext } from './context.ts';
import { sellerEndpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { ownOrder } from './orders.ts';
import { shippingFulfillmentSchema } from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { Order } from './state.ts';

const BASE = '/sell/fulfillment/v1/order/:orderId/shipping_fulfillment';
const READ = [SCOPE.fulfillment, SCOPE.fulfillmentReadonly];

/** Shipping fulfilments: parcels of an order with their tracking. Source: ebay.md section 12. */
export function serveShipping(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'POST',
    path: BASE,
    api: 'fulfillment',
    scopes: [SCOPE.fulfillment],
    body: shippingFulfillmentSchema,
    handle: (call) => {
      const order = ownOrder(call, 400);
      const { trackingNumber, shippingCarrierCode: carrier, shippedDate } = call.body;
      const lines = call.body.lineItems ?? [{ lineItemId: order.line.lineItemId }];
      if (new Set(lines.map((line) => line.lineItemId)).size < lines.length) refuse(32210);
      const [line] = lines;
      if (line === undefined) refuse(32600);
      const stranger = lines.find((candidate) => candidate.lineItemId !== order.line.lineItemId);
      if (stranger !== undefined) refuse(32200, { lineItemId: stranger.lineItemId });
      if ((trackingNumber === undefined) !== (carrier === undefined)) refuse(32300);
      if (trackingNumber !== undefined && !/^[A-Za-z0-9]+$/.test(trackingNumber)) refuse(32300);
      if (shippedDate !== undefined && !isShippedDate(shippedDate, context.clock.now())) refuse(32500);
      const open = order.line.quantity - order.fulfillments.reduce((sum, done) => sum + done.quantity, 0);
      if (open === 0) refuse(34500, {}, 409);
      const quantity = line.quantity ?? open;
      if (quantity < 1 || quantity > open) refuse(32600);
      // eBay uses the tracking number as the id of the parcel.
      const fulfillmentId = trackingNumber ?? randomDigits(context.random, 13);
      if (order.fulfillments.some((done) => done.fulfillmentId === fulfillmentId)) refuse(34500, {}, 409);
      const now = context.clock.now();
      context.state.orders.put(order.orderId, {
        ...order,
        modifiedAt: now,
        fulfillmentStatus: quantity === open ? 'FULFILLED' : 'IN_PROGRESS',
        fulfillments: [
          ...order.fulfillments,
          {
            fulfillmentId,
            lineItemId: line.lineItemId,
            quantity,
            shippedDate: shippedDate ?? isoTime(now),
            ...(carrier === undefined ? {} : { carrier }),
            ...(trackingNumber === undefined ? {} : { trackingNumber }),
          },
        ],
      });
      const path = BASE.replace(':orderId', order.orderId);
      return { status: 201, headers: { location: `${context.urls().api}${path}/${fulfillmentId}` }, body: {} };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: BASE,
    api: 'fulfillment',
    scopes: READ,
    handle: (call) => {
      const { fulfillments } = ownOrder(call, 400);
      return { status: 200, body: { fulfillments: fulfillments.map(shown), total: fulfillments.length } };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/:fulfillmentId`,
    api: 'fulfillment',
    scopes: READ,
    handle: (call) => {
      const fulfillmentId = call.params['fulfillmentId'] ?? '';
      const found = ownOrder(call, 400).fulfillments.find((done) => done.fulfillmentId === fulfillmentId);
      if (found === undefined) refuse(32110, { fulfillmentId }, 404);
      return { status: 200, body: shown(found) };
    },
  });
}

function isShippedDate(text: string, now: number): boolean {
  const at = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(at) && at <= now;
}

function shown(done: Order['fulfillments'][number]): Record<string, unknown> {
  return {
    fulfillmentId: done.fulfillmentId,
    lineItems: [{ lineItemId: done.lineItemId, quantity: done.quantity }],
    shippedDate: done.shippedDate,
    ...(done.carrier === undefined ? {} : { shippingCarrierCode: done.carrier }),
    ...(done.trackingNumber === undefined ? {} : { shipmentTrackingNumber: done.trackingNumber }),
  };
}
