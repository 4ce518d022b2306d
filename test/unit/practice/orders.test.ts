import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PurchaseRefused } from '#main/practice/marketplace.ts';
import {
  errorIds,
  itemPath,
  list,
  OFFER,
  openShop,
  practiceWorld,
  type PracticeWorld,
  type Shop,
} from './practice-world.ts';
import { itConforms } from './conforms.ts';

const ORDERS = '/sell/fulfillment/v1/order';
const HOUR = 60 * 60 * 1000;
let practice: PracticeWorld;
let shop: Shop;
let orderId = '';
let lineItemId = '';

const iso = (offset: number) => new Date(practice.clock.now() + offset).toISOString();
const filtered = (filter: string) => shop.api('GET', `${ORDERS}?filter=${encodeURIComponent(filter)}`);
const idsOf = (answer: { body: unknown }) =>
  (answer.body as { orders: { orderId: string }[] }).orders.map((order) => order.orderId);

beforeAll(async () => {
  practice = await practiceWorld();
  shop = await openShop(practice);
});
afterAll(() => practice.close());

describe('a played buyer', () => {
  it('pays, and takes the pieces from offer and item', async () => {
    const { offerId, listingId } = await list(shop, 'SOLD-1');
    const sale = practice.control.playBuyer({ listingId, quantity: 1 });
    expect(sale).toMatchObject({ sku: 'SOLD-1', quantity: 1, remaining: 1 });
    orderId = sale.orderId;
    const order = (await shop.api('GET', `${ORDERS}/${orderId}`)).body as { lineItems: { lineItemId: string }[] };
    lineItemId = order.lineItems[0]?.lineItemId ?? '';
    expect(order).toMatchObject({
      orderPaymentStatus: 'PAID',
      orderFulfillmentStatus: 'NOT_STARTED',
      pricingSummary: {
        priceSubtotal: { value: '199.00', currency: 'USD' },
        deliveryCost: { value: '7.50' },
        total: { value: '206.50' },
      },
      lineItems: [{ sku: 'SOLD-1', legacyItemId: listingId, quantity: 1 }],
    });
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).toMatchObject({
      availableQuantity: 1,
      listing: { soldQuantity: 1, listingStatus: 'ACTIVE' },
    });
    expect((await shop.api('GET', itemPath('SOLD-1'))).body).toMatchObject({
      availability: { shipToLocationAvailability: { quantity: 1 } },
    });
  });

  it('ends the listing with the last piece', async () => {
    const { offerId, listingId } = await list(shop, 'SOLD-2');
    practice.control.playBuyer({ listingId, quantity: 2 });
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).toMatchObject({
      status: 'UNPUBLISHED',
      listing: { listingStatus: 'ENDED', soldQuantity: 2 },
    });
    expect(await fetch(`${practice.ebay.webUrl}/itm/${listingId}`).then((page) => page.text())).toContain(
      'Sold. This listing has ended.',
    );
    expect(() => practice.control.playBuyer({ listingId, quantity: 1 })).toThrow(PurchaseRefused);
  });

  it('leaves the listing waiting for stock where the seller keeps sold-out listings', async () => {
    const other = await openShop(practice, 'attic_and_co');
    const { offerId, listingId } = await list(other, 'SOLD-3');
    practice.control.playBuyer({ listingId, quantity: 2 });
    const offer = () => other.api('GET', `${OFFER}/${offerId}`);
    expect((await offer()).body).toMatchObject({
      status: 'PUBLISHED',
      listing: { listingId, listingStatus: 'OUT_OF_STOCK' },
    });
    expect(() => practice.control.playBuyer({ listingId })).toThrow(/0 left/);
    await other.api('POST', '/sell/inventory/v1/bulk_update_price_quantity', {
      requests: [
        { sku: 'SOLD-3', shipToLocationAvailability: { quantity: 3 }, offers: [{ offerId, availableQuantity: 3 }] },
      ],
    });
    expect((await offer()).body).toMatchObject({ listing: { listingId, listingStatus: 'ACTIVE' } });
  });

  it('is refused what is not there', async () => {
    const { listingId } = await list(shop, 'SOLD-4');
    expect(() => practice.control.playBuyer({ listingId, quantity: 3 })).toThrow(/2 left, not 3/);
    expect(() => practice.control.playBuyer({ listingId: '1' })).toThrow(/no listing/);
    expect(() => practice.control.playBuyer({ listingId, marketplace: 'mars' })).toThrow(RangeError);
  });
});

describe('getOrders', () => {
  it('filters by creation, modification and fulfilment', async () => {
    const now = practice.clock.now();
    practice.clock.advance(HOUR);
    const { listingId } = await list(shop, 'SOLD-5');
    const second = practice.control.playBuyer({ listingId }).orderId;
    expect(idsOf(await filtered(`creationdate:[${iso(-60_000)}..]`))).toEqual([second]);
    expect(
      idsOf(await filtered(`creationdate:[${new Date(now - HOUR).toISOString()}..${new Date(now + 1).toISOString()}]`)),
    ).not.toContain(second);
    expect(idsOf(await filtered('orderfulfillmentstatus:{NOT_STARTED|IN_PROGRESS}'))).toContain(second);
    expect(idsOf(await filtered('orderfulfillmentstatus:{FULFILLED|IN_PROGRESS}'))).toEqual([]);
    // With both dates only the creation date counts.
    expect(
      idsOf(await filtered(`creationdate:[${iso(-60_000)}..],lastmodifieddate:[${iso(-2 * HOUR)}..${iso(-HOUR)}]`)),
    ).toEqual([second]);
  });

  it('pages by records, and reads ids without any filter', async () => {
    const page = await shop.api('GET', `${ORDERS}?limit=1&offset=1`);
    expect(page.body).toMatchObject({ total: 3, limit: 1, offset: 1 });
    expect(page.body).toHaveProperty('next');
    expect(page.body).toHaveProperty('prev');
    expect(idsOf(await shop.api('GET', `${ORDERS}?orderIds=${orderId}&filter=nonsense`))).toEqual([orderId]);
  });

  it('shows a seller only their own', async () => {
    const stranger = await openShop(practice, 'someone_else');
    expect(idsOf(await stranger.api('GET', ORDERS))).toEqual([]);
    expect((await stranger.api('GET', `${ORDERS}/${orderId}`)).status).toBe(404);
  });

  it.each([
    ['an unknown filter', 'filter=colour:red', 30700],
    ['a status set eBay does not know', 'filter=orderfulfillmentstatus:%7BFULFILLED%7D', 30800],
    ['a date without a time', 'filter=creationdate:%5B2026-09-01..%5D', 30810],
    ['no start date', 'filter=creationdate:%5B..2026-09-01T00:00:00.000Z%5D', 30820],
    ['more than two years', 'filter=creationdate:%5B2020-01-01T00:00:00.000Z..%5D', 30830],
    ['an end before the start', 'filter=creationdate:%5B2026-09-02T00:00:00.000Z..2026-09-01T00:00:00.000Z%5D', 30840],
    ['a start in the future', 'filter=creationdate:%5B2027-01-01T00:00:00.000Z..%5D', 30850],
    ['51 ids', `orderIds=${Array.from({ length: 51 }, String).join(',')}`, 30900],
    ['a negative offset', 'offset=-1', 31000],
    ['limit 201', 'limit=201', 31100],
    ['an unknown field group', 'fieldGroups=ALL', 32800],
  ])('refuses %s', async (_what, query, id) => {
    const answer = await shop.api('GET', `${ORDERS}?${query}`);
    expect([answer.status, errorIds(answer)]).toEqual([400, [id]]);
  });
});

describe('shipping', () => {
  const ship = (body: object, id = orderId) => shop.api('POST', `${ORDERS}/${id}/shipping_fulfillment`, body);
  const line = () => ({ lineItems: [{ lineItemId, quantity: 1 }] });

  it.each([
    ['an unknown order', () => ({ body: line(), id: '1-2-3' }), 32100],
    ['an unknown line', () => ({ body: { lineItems: [{ lineItemId: '1' }] } }), 32200],
    ['a line twice', () => ({ body: { lineItems: [{ lineItemId }, { lineItemId }] } }), 32210],
    [
      'tracking with hyphens',
      () => ({ body: { ...line(), shippingCarrierCode: 'USPS', trackingNumber: '9400-1000' } }),
      32300,
    ],
    ['tracking without a carrier', () => ({ body: { ...line(), trackingNumber: '94001000' } }), 32300],
    ['a date in the future', () => ({ body: { ...line(), shippedDate: iso(HOUR) } }), 32500],
    ['more pieces than were bought', () => ({ body: { lineItems: [{ lineItemId, quantity: 2 }] } }), 32600],
  ])('refuses %s', async (_what, make, id) => {
    const { body, id: order } = { id: orderId, ...make() };
    const answer = await ship(body, order);
    expect([answer.status, errorIds(answer)]).toEqual([400, [id]]);
  });

  it('answers 201 with the parcel in Location only, and 409 the second time', async () => {
    const parcel = { ...line(), shippedDate: iso(-HOUR), shippingCarrierCode: 'USPS', trackingNumber: '94001000' };
    const answer = await ship(parcel);
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(
      `${practice.ebay.apiUrl}${ORDERS}/${orderId}/shipping_fulfillment/94001000`,
    );
    expect((await shop.api('GET', String(answer.headers['location']))).body).toMatchObject({
      shipmentTrackingNumber: '94001000',
      shippingCarrierCode: 'USPS',
    });
    expect((await shop.api('GET', `${ORDERS}/${orderId}`)).body).toMatchObject({ orderFulfillmentStatus: 'FULFILLED' });
    const again = await ship(parcel);
    expect([again.status, errorIds(again)]).toEqual([409, [34500]]);
  });
});

itConforms(() => practice);
