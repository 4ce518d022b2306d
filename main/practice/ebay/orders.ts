import type { FastifyInstance } from 'fastify';
import { hundredths, wireAmount } from './amounts.ts';
import { DAY_MS, isoTime, type EbayContext } from './context.ts';
import { sellerEndpoint, type SellerCall } from './endpoint.ts';
import { refuse } from './errors.ts';
import { orderFilter } from './order-filter.ts';
import { SCOPE } from './scopes.ts';
import type { Order } from './state.ts';

const BASE = '/sell/fulfillment/v1/order';
const READ = [SCOPE.fulfillment, SCOPE.fulfillmentReadonly];
const DEFAULT_LIMIT = 50;
const MOST = 200;
const MOST_IDS = 50;

/** Reading orders on api.ebay.com. Source: ebay.md section 12. */
export function serveOrders(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'GET',
    path: BASE,
    api: 'fulfillment',
    scopes: READ,
    handle: (call) => {
      checkFieldGroups(call);
      const limit = pageNumber(call, 'limit', DEFAULT_LIMIT);
      const offset = pageNumber(call, 'offset', 0);
      const found = selected(call);
      const link = (at: number) => {
        const query = new URLSearchParams(call.query);
        query.set('limit', String(limit));
        query.set('offset', String(at));
        return `${context.urls().api}${BASE}?${query.toString()}`;
      };
      return {
        status: 200,
        body: {
          href: link(offset),
          total: found.length,
          limit,
          offset,
          ...(offset + limit < found.length ? { next: link(offset + limit) } : {}),
          ...(offset > 0 ? { prev: link(Math.max(0, offset - limit)) } : {}),
          orders: found.slice(offset, offset + limit).map((order) => shownOrder(context, order)),
        },
      };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/:orderId`,
    api: 'fulfillment',
    scopes: READ,
    handle: (call) => {
      checkFieldGroups(call);
      return { status: 200, body: shownOrder(context, ownOrder(call, 404)) };
    },
  });
}

/** The seller's own order; the official document gives a wrong id different statuses on different calls. */
export function ownOrder(call: SellerCall<unknown>, status: 400 | 404): Order {
  const orderId = call.params['orderId'] ?? '';
  const order = call.context.state.orders.get(orderId);
  if (order === undefined || order.owner !== call.seller.userId) refuse(32100, { orderId }, status);
  return order;
}

function selected(call: SellerCall<unknown>): readonly Order[] {
  const { state, clock } = call.context;
  const ids = call.query.get('orderIds');
  if (ids !== null) {
    // Given ids, eBay looks at nothing else.
    const wanted = ids.split(',').map((id) => id.trim());
    if (wanted.length > MOST_IDS) refuse(30900);
    return wanted.flatMap((id) => state.orders.get(id) ?? []).filter((order) => order.owner === call.seller.userId);
  }
  const fits = orderFilter(call.query.get('filter'), clock.now());
  return state.orders
    .list()
    .filter((order) => order.owner === call.seller.userId && fits(order))
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.orderId < b.orderId ? -1 : 1));
}

function checkFieldGroups(call: SellerCall<unknown>): void {
  const fieldGroup = call.query.get('fieldGroups');
  if (fieldGroup !== null && fieldGroup !== 'TAX_BREAKDOWN') refuse(32800, { fieldGroup });
}

function pageNumber(call: SellerCall<unknown>, name: 'limit' | 'offset', otherwise: number): number {
  const text = call.query.get(name);
  if (text === null) return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (name === 'limit' && (value < 1 || value > MOST)) refuse(31100, { limitvalue: text });
  if (name === 'offset' && value < 0) refuse(31000, { offsetvalue: text });
  return value;
}

function shownOrder(context: EbayContext, order: Order): Record<string, unknown> {
  const { line, buyer } = order;
  const currency = line.unitPrice.currency;
  const money = (cents: number) => wireAmount(cents, currency);
  const subtotal = hundredths(line.unitPrice.value) * line.quantity;
  const delivery = hundredths(order.deliveryCost.value);
  // A round figure near what eBay takes: 13.25 % of everything and 40 cents.
  const fee = Math.round((subtotal + delivery) * 0.1325) + 40;
  const seller = context.state.sellers.get(order.owner)?.username ?? '';
  const address = {
    addressLine1: buyer.addressLine1,
    city: buyer.city,
    stateOrProvince: buyer.stateOrProvince,
    postalCode: buyer.postalCode,
    countryCode: buyer.countryCode,
  };
  const contact = {
    fullName: buyer.fullName,
    contactAddress: address,
    primaryPhone: { phoneNumber: buyer.phone },
    email: buyer.email,
  };
  const { addressLine1: _street, ...taxAddress } = address;
  const deliveryDates = {
    minEstimatedDeliveryDate: isoTime(order.createdAt + 3 * DAY_MS),
    maxEstimatedDeliveryDate: isoTime(order.createdAt + 6 * DAY_MS),
  };
  return {
    orderId: order.orderId,
    legacyOrderId: order.orderId,
    creationDate: isoTime(order.createdAt),
    lastModifiedDate: isoTime(order.modifiedAt),
    orderFulfillmentStatus: order.fulfillmentStatus,
    orderPaymentStatus: 'PAID',
    sellerId: seller,
    buyer: { username: buyer.username, taxAddress, buyerRegistrationAddress: contact },
    pricingSummary: {
      priceSubtotal: money(subtotal),
      deliveryCost: money(delivery),
      total: money(subtotal + delivery),
    },
    cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
    paymentSummary: {
      totalDueSeller: money(subtotal + delivery - fee),
      refunds: [],
      payments: [
        {
          paymentMethod: 'EBAY',
          paymentReferenceId: order.orderId.replaceAll('-', ''),
          paymentDate: isoTime(order.createdAt),
          amount: money(subtotal + delivery),
          paymentStatus: 'PAID',
        },
      ],
    },
    fulfillmentStartInstructions: [
      {
        fulfillmentInstructionsType: 'SHIP_TO',
        ...deliveryDates,
        ebaySupportedFulfillment: false,
        shippingStep: {
          shipTo: contact,
          ...(order.shippingCarrierCode === undefined ? {} : { shippingCarrierCode: order.shippingCarrierCode }),
          ...(order.shippingServiceCode === undefined ? {} : { shippingServiceCode: order.shippingServiceCode }),
        },
      },
    ],
    fulfillmentHrefs: order.fulfillments.map(
      (fulfillment) =>
        `${context.urls().api}${BASE}/${order.orderId}/shipping_fulfillment/${fulfillment.fulfillmentId}`,
    ),
    lineItems: [
      {
        lineItemId: line.lineItemId,
        legacyItemId: line.listingId,
        sku: line.sku,
        title: line.title,
        lineItemCost: money(subtotal),
        quantity: line.quantity,
        soldFormat: 'FIXED_PRICE',
        listingMarketplaceId: order.marketplaceId,
        purchaseMarketplaceId: order.marketplaceId,
        lineItemFulfillmentStatus: order.fulfillmentStatus,
        total: money(subtotal + delivery),
        deliveryCost: { shippingCost: money(delivery) },
        appliedPromotions: [],
        taxes: [],
        properties: { buyerProtection: true },
        lineItemFulfillmentInstructions: {
          ...deliveryDates,
          shipByDate: isoTime(order.createdAt + DAY_MS),
          guaranteedDelivery: false,
        },
      },
    ],
    ebayCollectAndRemitTax: false,
    salesRecordReference: line.lineItemId.slice(0, 6),
    totalFeeBasisAmount: money(subtotal + delivery),
    totalMarketplaceFee: money(fee),
  };
}
