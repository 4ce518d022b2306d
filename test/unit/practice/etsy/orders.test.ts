import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, type PracticeWorld } from '../practice-world.ts';
import { activeListing, etsyShop, newWorld, type EtsyShop } from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

const CODE = { tracking_code: '9400100000000000000000', carrier_name: 'usps' };

let world: PracticeWorld;
let shop: EtsyShop;
let listingId = '';
beforeAll(async () => {
  world = await newWorld();
  shop = await etsyShop(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  listingId = String((await activeListing(shop)).listing_id);
});

const buy = (id = listingId, quantity = 1) => world.control.playBuyer({ marketplace: 'etsy', listingId: id, quantity });
const receipts = async (query: string, seller = shop) =>
  (await seller.get(`/shops/${seller.shopId}/receipts?${query}`)).body as {
    count: number;
    results: readonly Record<string, unknown>[];
  };
const tracking = (receiptId: string, body: unknown, seller = shop) =>
  seller.json('POST', `/shops/${seller.shopId}/receipts/${receiptId}/tracking`, body);
const letters = async (receiptId: string): Promise<number> =>
  String((await call('GET', `${world.etsy.webUrl}/your/purchases/${receiptId}`)).body).split('class="letter"').length -
  1;

describe('a played buyer', () => {
  it('makes a paid receipt and lowers the stock', async () => {
    const order = buy(listingId, 2);
    expect(order).toMatchObject({ marketplace: 'etsy', quantity: 2, remaining: 1 });
    const { body } = await shop.get(`/shops/${shop.shopId}/receipts/${order.orderId}`);
    expect(body).toMatchObject({
      status: 'paid',
      is_paid: true,
      is_shipped: false,
      country_iso: 'US',
      subtotal: { amount: 4900 },
      total_shipping_cost: { amount: 850 },
      grandtotal: { amount: 5750, divisor: 100, currency_code: 'USD' },
      transactions: [{ quantity: 2, price: { amount: 2450 }, listing_id: Number(listingId) }],
    });
    expect((await shop.get(`/listings/${listingId}`)).body).toMatchObject({ state: 'active', quantity: 1 });
  });

  it('takes the last piece: the listing is sold out', async () => {
    buy(listingId, 3);
    expect((await shop.get(`/listings/${listingId}`)).body).toMatchObject({ state: 'sold_out', quantity: 0 });
    expect(world.control.listings().find((one) => one.listingId === listingId)).toMatchObject({
      state: 'out-of-stock',
      soldQuantity: 3,
    });
    expect(() => buy()).toThrow(/sold out/);
  });

  it.each([
    ['more than there is', () => buy(listingId, 4), 'insufficient-quantity'],
    ['a listing that does not exist', () => buy('7'), 'not-found'],
  ])('is refused %s', (_what, buying, reason) => {
    expect(buying).toThrow(expect.objectContaining({ reason }));
  });
});

describe('receipts', () => {
  it('are filtered, sorted and paged', async () => {
    const seller = await etsyShop(world, 'paging_seller');
    const { listing_id: sold } = await activeListing(seller, { quantity: 9 });
    const first = buy(String(sold)).orderId;
    world.control.advanceClock(60_000);
    const between = Math.floor(world.control.now() / 1000) - 30;
    const second = buy(String(sold)).orderId;
    await tracking(second, CODE, seller);
    const found = async (query: string) =>
      (await receipts(query, seller)).results.map((one) => String(one['receipt_id']));
    expect(await found('')).toEqual([second, first]);
    expect(await found('sort_order=asc')).toEqual([first, second]);
    expect(await found('was_shipped=false')).toEqual([first]);
    expect(await found('was_shipped=true&was_paid=true')).toEqual([second]);
    expect(await found('was_canceled=true')).toEqual([]);
    expect(await found(`min_created=${between}`)).toEqual([second]);
    expect(await found(`max_last_modified=${between}`)).toEqual([first]);
    expect(await found('limit=1&offset=1')).toEqual([first]);
    expect((await receipts('limit=1', seller)).count).toBe(2);
    const lines = await seller.get(`/shops/${seller.shopId}/transactions`);
    expect(lines.body).toMatchObject({ count: 2 });
    const ofListing = await seller.get(`/shops/${seller.shopId}/listings/${sold}/transactions`);
    expect(ofListing.body).toMatchObject({ count: 2 });
  });

  it.each(['limit=101', 'offset=12001', 'min_created=1', 'was_paid=perhaps', 'sort_on=price'])(
    'are refused with %s',
    async (query) => {
      expect((await shop.get(`/shops/${shop.shopId}/receipts?${query}`)).status).toBe(400);
    },
  );
});

describe('a shipment', () => {
  it('completes the order and writes to the buyer; a second try writes again', async () => {
    const { orderId } = buy();
    const before = await letters(orderId);
    expect(await tracking(orderId, CODE)).toMatchObject({
      status: 200,
      body: { status: 'completed', is_shipped: true, shipments: [{ carrier_name: 'usps' }] },
    });
    expect(await letters(orderId)).toBe(before + 1);
    expect((await tracking(orderId, CODE)).body).toMatchObject({ shipments: [{ tracking_code: CODE.tracking_code }] });
    expect(await letters(orderId)).toBe(before + 2);
    const other = await tracking(orderId, { ...CODE, tracking_code: '9400100000000000000001' });
    expect((other.body as { shipments: unknown[] }).shipments).toHaveLength(2);
  });

  it.each([
    ['no tracking on a US order over ten dollars', {}, 400],
    ['a code without a carrier', { tracking_code: '94001' }, 400],
    ['a carrier that Etsy does not know', { ...CODE, carrier_name: 'pigeon' }, 400],
    ['a key that Etsy does not know', { ...CODE, colour: 'red' }, 400],
    ['an unknown carrier called other', { ...CODE, carrier_name: 'other' }, 200],
  ])('with %s', async (_what, body, status) => {
    const { orderId } = buy();
    expect((await tracking(orderId, body)).status).toBe(status);
  });

  it('needs no tracking for a small order', async () => {
    const { listing_id: small } = await activeListing(shop, { price: 1.5 });
    const { orderId } = buy(String(small));
    expect((await tracking(orderId, {})).body).toMatchObject({ is_shipped: true, shipments: [] });
  });

  it('is a form nowhere: JSON is asked for', async () => {
    const { orderId } = buy();
    const path = `/shops/${shop.shopId}/receipts/${orderId}/tracking`;
    expect((await shop.form('POST', path, CODE)).status).toBe(400);
    const marked = await shop.form('PUT', `/shops/${shop.shopId}/receipts/${orderId}`, { was_shipped: true });
    expect(marked.body).toMatchObject({ status: 'completed' });
  });

  it('is refused, and addresses are hidden, where Etsy trusts the app less', async () => {
    const hiding = await etsyShop(world, 'attic_and_co');
    const { listing_id: sold } = await activeListing(hiding);
    const { orderId } = buy(String(sold));
    const { results } = await receipts('', hiding);
    expect(results).toMatchObject([{ first_line: null, zip: null, country_iso: null, formatted_address: null }]);
    expect((await tracking(orderId, CODE, hiding)).status).toBe(403);
  });
});

describe('payments', () => {
  it('appear with the shipment, with their fees', async () => {
    const { orderId } = buy();
    const path = `/shops/${shop.shopId}/receipts/${orderId}/payments`;
    expect((await shop.get(path)).body).toMatchObject({ count: 0 });
    await tracking(orderId, CODE);
    const { body } = await shop.get(path);
    expect(body).toMatchObject({
      results: [{ amount_gross: { amount: 3100 }, amount_fees: { amount: 118 }, amount_net: { amount: 2982 } }],
    });
    const [{ payment_id: paymentId }] = (body as { results: [{ payment_id: number }] }).results;
    expect((await shop.get(`/shops/${shop.shopId}/payments?payment_ids=${paymentId}`)).body).toMatchObject({
      count: 1,
    });
    expect((await shop.get(`/shops/${shop.shopId}/payment-account/ledger-entries`)).status).toBe(400);
  });
});

itConformsToEtsy(() => world);
