import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  errorIds,
  itemBody,
  itemPath,
  list,
  OFFER,
  offerBody,
  openShop,
  practiceWorld,
  prepareOffer,
  type PracticeWorld,
  type Shop,
} from './practice-world.ts';
import { itConforms } from './conforms.ts';

const API = '/sell/inventory/v1';
let practice: PracticeWorld;
let shop: Shop;

beforeAll(async () => {
  practice = await practiceWorld();
  shop = await openShop(practice);
});
afterAll(() => practice.close());

const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
const withProduct = (change: object) => ({ ...itemBody(shop), product: { ...itemBody(shop).product, ...change } });

describe('an inventory item', () => {
  it('is created with 201, replaced with 204 and an empty body, and read back', async () => {
    expect((await shop.api('PUT', itemPath('A-1'), itemBody(shop))).status).toBe(201);
    expect(await shop.api('PUT', itemPath('A-1'), withProduct({ title: 'Other' }))).toMatchObject({
      status: 204,
      body: '',
    });
    expect((await shop.api('GET', itemPath('A-1'))).body).toMatchObject({
      sku: 'A-1',
      locale: 'en_US',
      product: { title: 'Other' },
    });
  });

  it('drops the condition note of a new thing with a warning', async () => {
    await shop.api('PUT', itemPath('A-2'), itemBody(shop));
    const answer = await shop.api('PUT', itemPath('A-2'), {
      ...itemBody(shop),
      condition: 'NEW',
      conditionDescription: 'Mint',
    });
    expect(answer).toMatchObject({ status: 200, body: { warnings: [{ errorId: 25030 }] } });
    expect((await shop.api('GET', itemPath('A-2'))).body).not.toHaveProperty('conditionDescription');
  });

  const refusals: readonly (readonly [string, string, () => object, number, number])[] = [
    ['a SKU of 51 characters', 'X'.repeat(51), () => itemBody(shop), 400, 25707],
    ['a SKU with a space', 'A%20B', () => itemBody(shop), 400, 25707],
    ['a title of 81 characters', 'B', () => withProduct({ title: 'x'.repeat(81) }), 400, 25709],
    ['a description of 4,001 characters', 'B', () => withProduct({ description: 'x'.repeat(4001) }), 400, 25709],
    ['an aspect name of 41 characters', 'B', () => withProduct({ aspects: { ['x'.repeat(41)]: ['y'] } }), 400, 25709],
    ['an aspect value of 51 characters', 'B', () => withProduct({ aspects: { Brand: ['y'.repeat(51)] } }), 400, 25709],
    ['31 values of an aspect', 'B', () => withProduct({ aspects: { Brand: many(31, String) } }), 400, 25709],
    ['25 photos', 'B', () => withProduct({ imageUrls: many(25, () => shop.imageUrl) }), 400, 25709],
    ['a photo over plain http', 'B', () => withProduct({ imageUrls: ['http://photos.example/1.jpg'] }), 400, 25015],
    [
      'a condition note of 1,001 characters',
      'B',
      () => ({ ...itemBody(shop), conditionDescription: 'x'.repeat(1001) }),
      400,
      25709,
    ],
    [
      'a negative quantity',
      'B',
      () => ({ ...itemBody(shop), availability: { shipToLocationAvailability: { quantity: -1 } } }),
      400,
      25004,
    ],
    [
      'a weight of 0',
      'B',
      () => ({ ...itemBody(shop), packageWeightAndSize: { weight: { value: 0, unit: 'POUND' } } }),
      400,
      25715,
    ],
    ['an unknown condition', 'B', () => ({ ...itemBody(shop), condition: 'SHINY' }), 400, 2004],
    ['aspects as a text', 'B', () => withProduct({ aspects: 'Brand=Nikon' }), 400, 2004],
    [
      'a quantity as a text',
      'B',
      () => ({ ...itemBody(shop), availability: { shipToLocationAvailability: { quantity: '2' } } }),
      400,
      2004,
    ],
  ];
  it.each(refusals)('refuses %s', async (_what, sku, body, status, id) => {
    const answer = await shop.api('PUT', itemPath(sku), body());
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });

  it('names the field it could not read', async () => {
    const answer = await shop.api('PUT', itemPath('B'), { ...itemBody(shop), condition: 'SHINY' });
    expect(answer.body).toMatchObject({
      errors: [{ parameters: [{ name: 'reason', value: 'Could not serialize field [condition]' }] }],
    });
  });

  it.each([
    ['no Content-Language', { 'content-language': '' }, 400, 25709],
    ['a Content-Language with an underscore', { 'content-language': 'en_US' }, 400, 25709],
    ["the Accept-Language of Node's fetch", { 'accept-language': '*' }, 400, 25709],
    ['another Content-Type', { 'content-type': 'text/plain' }, 415, 2004],
  ])('refuses %s', async (_what, headers, status, id) => {
    const answer = await shop.api('PUT', itemPath('B'), itemBody(shop), headers);
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });

  it('refuses a body that is not JSON', async () => {
    const answer = await shop.api('PUT', itemPath('B'), '{"condition":', { 'content-type': 'application/json' });
    expect([answer.status, errorIds(answer)]).toEqual([400, [2004]]);
  });

  it('is not found when it is not there, and not shown to other sellers', async () => {
    expect((await shop.api('GET', itemPath('NOPE'))).status).toBe(404);
    expect((await shop.api('DELETE', itemPath('NOPE'))).status).toBe(404);
    const stranger = await openShop(practice, 'attic_and_co');
    expect((await stranger.api('GET', itemPath('A-1'))).status).toBe(404);
  });

  it('takes its offers and its listing along when deleted', async () => {
    const { offerId, listingId } = await list(shop, 'GONE');
    expect((await shop.api('DELETE', itemPath('GONE'))).status).toBe(204);
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).status).toBe(404);
    expect(practice.control.listings().find((listing) => listing.listingId === listingId)?.state).toBe('ended');
  });
});

describe('lists of items', () => {
  it('count pages, not records', async () => {
    const seller = await openShop(practice, 'page_turner');
    for (const index of [1, 2, 3, 4, 5]) await seller.api('PUT', itemPath(`P-${index}`), itemBody(seller));
    const page = await seller.api('GET', `${API}/inventory_item?limit=2&offset=2`);
    expect(page.body).toMatchObject({ total: 5, size: 3, limit: 2, inventoryItems: [{ sku: 'P-5' }] });
    expect(page.body).not.toHaveProperty('next');
    expect(page.body).toHaveProperty('prev');
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'offset=-1'])('refuse %s', async (query) => {
    expect(errorIds(await shop.api('GET', `${API}/inventory_item?${query}`))).toEqual([25706]);
  });
});

describe('bulk calls', () => {
  it('answer row by row, 207 when one row fails', async () => {
    const answer = await shop.api('POST', `${API}/bulk_create_or_replace_inventory_item`, {
      requests: [
        { sku: 'BULK-1', locale: 'en_US', ...itemBody(shop) },
        { sku: 'BULK-2', locale: 'en_US', ...withProduct({ title: 'x'.repeat(81) }) },
      ],
    });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        responses: [
          { sku: 'BULK-1', statusCode: 201 },
          { sku: 'BULK-2', statusCode: 400 },
        ],
      },
    });
    expect((await shop.api('GET', itemPath('BULK-2'))).status).toBe(404);
  });

  it.each([
    [
      '26 items',
      `${API}/bulk_create_or_replace_inventory_item`,
      () => ({ requests: many(26, (i) => ({ sku: `S${String(i)}`, locale: 'en_US' })) }),
      25727,
    ],
    [
      'a SKU twice',
      `${API}/bulk_create_or_replace_inventory_item`,
      () => ({ requests: many(2, () => ({ sku: 'S', locale: 'en_US' })) }),
      25728,
    ],
    [
      'a row without a locale',
      `${API}/bulk_create_or_replace_inventory_item`,
      () => ({ requests: [{ sku: 'S' }] }),
      25733,
    ],
    [
      '26 SKUs to read',
      `${API}/bulk_get_inventory_item`,
      () => ({ requests: many(26, (i) => ({ sku: `S${String(i)}` })) }),
      25727,
    ],
    [
      'a SKU to read twice',
      `${API}/bulk_get_inventory_item`,
      () => ({ requests: [{ sku: 'S' }, { sku: 'S' }] }),
      25734,
    ],
    ['26 offers', `${API}/bulk_create_offer`, () => ({ requests: many(26, () => ({ sku: 'S' })) }), 25730],
    [
      '26 offers to publish',
      `${API}/bulk_publish_offer`,
      () => ({ requests: many(26, (i) => ({ offerId: String(i) })) }),
      25730,
    ],
    [
      'an offer to publish twice',
      `${API}/bulk_publish_offer`,
      () => ({ requests: [{ offerId: '1' }, { offerId: '1' }] }),
      25731,
    ],
    [
      '26 price rows',
      `${API}/bulk_update_price_quantity`,
      () => ({ requests: many(26, (i) => ({ sku: `S${String(i)}` })) }),
      25709,
    ],
    ['fees of an unknown offer', `${OFFER}/get_listing_fees`, () => ({ offers: [{ offerId: '1' }] }), 25754],
  ])('refuse %s', async (_what, path, body, id) => {
    const answer = await shop.api('POST', path, body());
    expect([answer.status, errorIds(answer)]).toEqual([400, [id]]);
  });

  it('read, create and publish offers', async () => {
    await shop.api('PUT', itemPath('BULK-9'), itemBody(shop));
    const read = await shop.api('POST', `${API}/bulk_get_inventory_item`, {
      requests: [{ sku: 'BULK-9' }, { sku: 'NOPE' }],
    });
    expect(read).toMatchObject({ status: 207, body: { responses: [{ statusCode: 200 }, { statusCode: 404 }] } });
    const rows = { requests: [offerBody(shop, 'BULK-9'), offerBody(shop, 'BULK-9')] };
    const made = await shop.api('POST', `${API}/bulk_create_offer`, rows);
    expect(made).toMatchObject({
      status: 207,
      body: { responses: [{ statusCode: 200 }, { statusCode: 400, errors: [{ errorId: 25729 }] }] },
    });
    const { responses } = made.body as { responses: { offerId: string }[] };
    const published = await shop.api('POST', `${API}/bulk_publish_offer`, {
      requests: [{ offerId: responses[0]?.offerId }, { offerId: '12345' }],
    });
    expect(published).toMatchObject({ status: 207, body: { responses: [{ statusCode: 200 }, { statusCode: 404 }] } });
  });

  it('change price and quantity, and only the rows that are right', async () => {
    const { offerId } = await list(shop, 'PQ-1');
    const answer = await shop.api('POST', `${API}/bulk_update_price_quantity`, {
      requests: [
        {
          sku: 'PQ-1',
          shipToLocationAvailability: { quantity: 5 },
          offers: [{ offerId, availableQuantity: 4, price: { value: '10.00', currency: 'USD' } }],
        },
        { sku: 'NOPE', shipToLocationAvailability: { quantity: 1 } },
      ],
    });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        responses: [
          { sku: 'PQ-1', offerId, statusCode: 200 },
          { sku: 'NOPE', statusCode: 400 },
        ],
      },
    });
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).toMatchObject({
      availableQuantity: 4,
      pricingSummary: { price: { value: '10.00' } },
    });
    expect(practice.control.listings().find((listing) => listing.sku === 'PQ-1')).toMatchObject({
      quantity: 4,
      price: { value: '10.00' },
    });
  });
});

describe('an offer', () => {
  it('exists once per SKU, marketplace and format; the error names it', async () => {
    const offerId = await prepareOffer(shop, 'DUP');
    const answer = await shop.api('POST', OFFER, offerBody(shop, 'DUP'));
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ errorId: 25002, parameters: [{ name: 'offerId', value: offerId }] }] },
    });
  });

  it.each([
    ['no SKU', { sku: undefined }, 25709],
    ['an unknown SKU', { sku: 'NOPE' }, 25702],
    ['an unknown marketplace', { marketplaceId: 'EBAY_MARS' }, 25709],
    ['no format', { format: undefined }, 25709],
    ['a price as a number', { pricingSummary: { price: { value: 19.99, currency: 'USD' } } }, 2004],
    ['a price of 0', { pricingSummary: { price: { value: '0.00', currency: 'USD' } } }, 25003],
    ['a price with three decimals', { pricingSummary: { price: { value: '1.999', currency: 'USD' } } }, 25003],
    ['a negative quantity', { availableQuantity: -1 }, 25004],
    ['a description over 500,000 characters', { listingDescription: 'x'.repeat(500_001) }, 25709],
    ['three store categories', { storeCategoryNames: ['/A', '/B', '/C'] }, 25709],
    [
      'an auction price on a fixed price',
      { pricingSummary: { auctionStartPrice: { value: '1.00', currency: 'USD' } } },
      25758,
    ],
    ['a start date that is none', { listingStartDate: 'tomorrow' }, 25752],
  ])('is refused with %s', async (_what, change, id) => {
    await shop.api('PUT', itemPath('OFFER-1'), itemBody(shop));
    const answer = await shop.api('POST', OFFER, { ...offerBody(shop, 'OFFER-1'), ...change });
    expect([answer.status, errorIds(answer)]).toEqual([400, [id]]);
  });

  it('is looked up by SKU; none is 404 with 25713', async () => {
    await prepareOffer(shop, 'LOOK');
    expect((await shop.api('GET', `${OFFER}?sku=LOOK`)).body).toMatchObject({
      total: 1,
      offers: [{ sku: 'LOOK', status: 'UNPUBLISHED' }],
    });
    const none = await shop.api('GET', `${OFFER}?sku=NOPE`);
    expect([none.status, errorIds(none)]).toEqual([404, [25713]]);
    expect(errorIds(await shop.api('GET', OFFER))).toEqual([25709]);
  });

  it.each([
    ['GET', '', undefined],
    ['DELETE', '', undefined],
    ['POST', '/publish', undefined],
    ['POST', '/withdraw', undefined],
  ])('that is not there: %s %s is 404', async (method, tail, body) => {
    const answer = await shop.api(method, `${OFFER}/12345${tail}`, body);
    expect([answer.status, errorIds(answer)]).toEqual([404, [25713]]);
  });
});

describe('two writes to one SKU at the same moment', () => {
  const both = () => Promise.all([1, 2].map(() => shop.api('PUT', itemPath('RACE'), itemBody(shop))));

  it('are refused with 25025, unless the check is off', async () => {
    practice.control.setLatency(20);
    const waiting = both();
    await expect.poll(() => practice.clock.pending()).toBe(2);
    practice.clock.advance(20);
    const statuses = (await waiting).map((answer) => answer.status).toSorted((a, b) => a - b);
    practice.control.setLatency(0);
    expect(statuses).toEqual([201, 500]);

    practice.control.setConcurrencyCheck(false);
    practice.control.setLatency(20);
    const second = both();
    await expect.poll(() => practice.clock.pending()).toBe(2);
    practice.clock.advance(20);
    expect((await second).map((answer) => answer.status)).toEqual([204, 204]);
    practice.control.setLatency(0);
    practice.control.setConcurrencyCheck(true);
  });

  it('one after the other pass', async () => {
    for (let round = 0; round < 20; round += 1)
      expect((await shop.api('PUT', itemPath('LINE'), itemBody(shop))).status).toBeLessThan(300);
  });
});

itConforms(() => practice);
