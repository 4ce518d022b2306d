import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeWorld } from '../practice-world.ts';
import { addImage, draftListing, etsyShop, newWorld, patch, type EtsyShop } from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

/** T-shirts: a category whose size supports variations on scales. */
const SHIRTS = 2082;
const SIZE = 62_809_790_395;
const COLOUR = 200;

let world: PracticeWorld;
let shop: EtsyShop;
let listingId = 0;
beforeAll(async () => {
  world = await newWorld();
  shop = await etsyShop(world);
  listingId = (await draftListing(shop, { taxonomy_id: SHIRTS })).listing_id;
});
afterAll(() => world.close());

interface Product {
  sku?: string;
  property_values?: Record<string, unknown>[];
  offerings: Record<string, unknown>[];
}

const size = (id: number, value: string) => ({ property_id: SIZE, scale_id: 301, value_ids: [id], values: [value] });
const colour = (id: number, value: string) => ({ property_id: COLOUR, value_ids: [id], values: [value] });
const custom = (property_id: number, name: string, value: string) => ({
  property_id,
  property_name: name,
  value_ids: [],
  values: [value],
});
const product = (
  sku: string,
  property_values: Record<string, unknown>[],
  offering: Record<string, unknown> = {},
): Product => ({
  sku,
  property_values,
  offerings: [{ price: 20, quantity: 2, is_enabled: true, readiness_state_id: shop.readinessId, ...offering }],
});
const two = (changes: Record<string, unknown> = {}) => ({
  products: [product('S', [size(2003, 'S')]), product('M', [size(2004, 'M')])],
  sku_on_property: [SIZE],
  ...changes,
});
const put = (body: unknown, query = '') => shop.json('PUT', `/listings/${listingId}/inventory${query}`, body);

describe('updateListingInventory', () => {
  it('sets SKU, price and stock of a plain listing', async () => {
    const answer = await put({ products: [product('BRASS-1', [], { price: 31.5, quantity: 4 })] });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        products: [{ sku: 'BRASS-1', offerings: [{ quantity: 4, price: { amount: 3150, divisor: 100 } }] }],
        price_on_property: [],
      },
    });
    const listing = (await shop.get(`/listings/${listingId}`)).body;
    expect(listing).toMatchObject({ quantity: 4, price: { amount: 3150 }, skus: ['BRASS-1'] });
    const [first] = (answer.body as { products: { product_id: number; offerings: { offering_id: number }[] }[] })
      .products;
    const one = await shop.get(`/listings/${listingId}/inventory/products/${first?.product_id}`);
    expect(one.body).toMatchObject({ sku: 'BRASS-1' });
    const offering = `/listings/${listingId}/products/${first?.product_id}/offerings/${first?.offerings[0]?.offering_id}`;
    expect((await shop.get(offering)).body).toMatchObject({ quantity: 4 });
  });

  it('counts shared stock once and separate stock in sum', async () => {
    await put(two());
    expect((await shop.get(`/listings/${listingId}`)).body).toMatchObject({ quantity: 2, has_variations: true });
    await put(two({ quantity_on_property: [SIZE] }));
    expect((await shop.get(`/listings/${listingId}`)).body).toMatchObject({ quantity: 4 });
  });

  it('keeps the numbers of products that stay and replaces all others', async () => {
    const before = (await put(two())).body as { products: { product_id: number }[] };
    const after = (await put({ products: [product('S2', [size(2003, 'S')])] })).body as typeof before;
    expect(after.products.map((one) => one.product_id)).toEqual([before.products[0]?.product_id]);
  });

  it('numbers the values of the seller’s own properties', async () => {
    const body = {
      products: [product('A', [custom(513, 'Finish', 'Matt')]), product('B', [custom(513, 'Finish', 'Shiny')])],
      sku_on_property: [513],
    };
    const { products } = (await put(body)).body as {
      products: { property_values: { value_ids: number[]; property_name: string }[] }[];
    };
    const ids = products.map((one) => one.property_values[0]?.value_ids[0] ?? 0);
    expect(new Set(ids).size).toBe(2);
    const photo = (await addImage(shop, listingId)).body as { listing_image_id: number };
    const images = `/shops/${shop.shopId}/listings/${listingId}/variation-images`;
    const pair = { property_id: 513, value_id: ids[0], image_id: photo.listing_image_id };
    expect(await shop.json('POST', images, { variation_images: [pair] })).toMatchObject({
      status: 200,
      body: { count: 1, results: [{ value: 'Matt' }] },
    });
    const wrong = [
      [{ ...pair, value_id: 1 }],
      [{ ...pair, image_id: 1 }],
      [pair, pair],
      [pair, { ...pair, property_id: 514 }],
    ];
    for (const variation_images of wrong) {
      expect((await shop.json('POST', images, { variation_images })).status).toBe(400);
    }
  });

  it.each<[string, (body: ReturnType<typeof two>) => unknown, string]>([
    ['no products', () => ({ products: [] }), 'products'],
    [
      'keys that only the answer has',
      (body) => {
        Object.assign(body.products[0] ?? {}, { product_id: 1, is_deleted: false });
        return body;
      },
      'Unknown keys in products.0: product_id, is_deleted',
    ],
    [
      'the money of the answer',
      () => two({ products: [product('S', [], { price: { amount: 1, divisor: 1 } })] }),
      'price',
    ],
    ['no offering', () => ({ products: [{ sku: 'S', offerings: [] }] }), 'offerings'],
    ['a price below the least', () => ({ products: [product('S', [], { price: 0.1 })] }), 'min price'],
    ['a quantity above the largest', () => ({ products: [product('S', [], { quantity: 1000 })] }), 'quantity'],
    ['a fraction of a piece', () => ({ products: [product('S', [], { quantity: 1.5 })] }), 'quantity'],
    ['a SKU of 33 characters', () => ({ products: [product('x'.repeat(33), [])] }), 'sku'],
    [
      'no processing profile',
      () => ({ products: [product('S', [], { readiness_state_id: undefined })] }),
      'readiness_state_id',
    ],
    [
      'an unknown processing profile',
      () => ({ products: [product('S', [], { readiness_state_id: 7 })] }),
      'readiness_state_id',
    ],
    ['nothing in stock', () => ({ products: [product('S', [], { quantity: 0 })] }), 'greater than 0'],
    ['nothing enabled', () => ({ products: [product('S', [], { is_enabled: false })] }), 'greater than 0'],
    [
      'parentheses in a value',
      () => ({ products: [product('S', [custom(513, 'Finish', 'Matt (dark)')])] }),
      'Parentheses',
    ],
    [
      'parentheses in a name',
      () => ({ products: [product('S', [custom(513, 'Finish (outer)', 'Matt')])] }),
      'Parentheses',
    ],
    [
      'an own property without a name',
      () => ({ products: [product('S', [{ property_id: 513, value_ids: [], values: ['a'] }])] }),
      'property_name',
    ],
    ['an empty value', () => ({ products: [product('S', [custom(513, 'Finish', ' ')])] }), "can't be empty"],
    [
      'no value',
      () => ({ products: [product('S', [{ property_id: SIZE, value_ids: [], values: [] }])] }),
      "can't be empty",
    ],
    [
      'a property of another category',
      () => ({ products: [product('S', [{ property_id: 515, value_ids: [2701], values: ['iPhone 15'] }])] }),
      'not available',
    ],
    ['a value of another property', () => ({ products: [product('S', [size(1213, 'S')])] }), 'does not belong'],
    [
      'a value of another scale',
      () => ({ products: [product('S', [{ ...size(2003, 'S'), scale_id: 20 }])] }),
      'not on scale',
    ],
    ['SKUs that differ by no property', () => two({ sku_on_property: [] }), 'sku_on_property'],
    [
      'prices that differ by no property',
      () => two({ products: [product('S', [size(2003, 'S')]), product('M', [size(2004, 'M')], { price: 25 })] }),
      'price_on_property',
    ],
    [
      'stock that differs by no property',
      () => two({ products: [product('S', [size(2003, 'S')]), product('M', [size(2004, 'M')], { quantity: 9 })] }),
      'quantity_on_property',
    ],
    [
      'the same product twice',
      () => two({ products: [product('S', [size(2003, 'S')]), product('S', [size(2003, 'S')])] }),
      'same property values',
    ],
    [
      'products with different properties',
      () => two({ products: [product('S', [size(2003, 'S')]), product('M', [colour(2, 'Blue')])] }),
      'same properties',
    ],
    ['a list that names an unused property', () => two({ price_on_property: [COLOUR] }), 'on_property'],
    [
      'three properties',
      () => ({ products: [product('S', [size(2003, 'S'), colour(2, 'Blue'), custom(513, 'Finish', 'Matt')])] }),
      'at most 2',
    ],
  ])('refuses %s', async (_what, change, words) => {
    const answer = await put(change(two()));
    expect([answer.status, (answer.body as { error: string }).error]).toEqual([400, expect.stringContaining(words)]);
  });

  it('takes three properties when the client says it can', async () => {
    const body = { products: [product('S', [size(2003, 'S'), colour(2, 'Blue'), custom(513, 'Finish', 'Matt')])] };
    expect((await put(body, '?max_variations_supported=3')).status).toBe(200);
  });

  it('is JSON only, and the owner’s only', async () => {
    expect((await shop.form('PUT', `/listings/${listingId}/inventory`, { products: '[]' })).status).toBe(400);
    const other = await etsyShop(world, 'other_seller');
    expect((await other.json('PUT', `/listings/${listingId}/inventory`, two())).status).toBe(403);
  });

  it('hides SKUs from everybody else', async () => {
    await put({ products: [product('SECRET', [])] });
    await addImage(shop, listingId);
    await patch(shop, listingId, { state: 'active' });
    const other = await etsyShop(world, 'other_seller');
    expect((await other.get(`/listings/${listingId}/inventory`)).body).toMatchObject({ products: [{ sku: '' }] });
    expect((await other.get(`/listings/${listingId}`)).body).toMatchObject({ skus: [] });
  });
});

describe('listing properties', () => {
  const path = (propertyId: number) => `/shops/${shop.shopId}/listings/${listingId}/properties/${propertyId}`;

  it('are set, replaced, read and removed', async () => {
    await shop.form('PUT', path(COLOUR), { value_ids: [2], values: ['Blue'] });
    const answer = await shop.form('PUT', path(COLOUR), { value_ids: [3], values: ['Green'] });
    expect(answer).toMatchObject({ status: 200, body: { property_name: 'Primary color', values: ['Green'] } });
    const all = `/shops/${shop.shopId}/listings/${listingId}/properties`;
    expect((await shop.get(all)).body).toMatchObject({ count: 1 });
    expect((await shop.remove(path(COLOUR))).status).toBe(204);
    expect((await shop.remove(path(COLOUR))).status).toBe(404);
    expect((await shop.get(`/listings/${listingId}/properties/${COLOUR}`)).status).toBe(501);
  });

  it.each([
    ['an unknown property', 7, { value_ids: [1], values: ['x'] }],
    ['an unknown value', COLOUR, { value_ids: [99], values: ['Mauve'] }],
    ['two values of a property that takes one', COLOUR, { value_ids: [1, 2], values: ['Black', 'Blue'] }],
    ['no value', COLOUR, { value_ids: [], values: [] }],
    ['no value_ids', COLOUR, { values: ['Blue'] }],
  ])('are refused with %s', async (_what, propertyId, form) => {
    expect((await shop.form('PUT', path(propertyId), form)).status).toBe(400);
  });
});

itConformsToEtsy(() => world);
