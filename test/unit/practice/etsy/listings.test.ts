import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type PracticeWorld } from '../practice-world.ts';
import {
  activeListing,
  addImage,
  draftListing,
  etsySeller,
  etsyShop,
  newWorld,
  patch,
  type EtsyShop,
  type Form,
  type Listed,
} from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

const DAY = 24 * 3_600_000;

let world: PracticeWorld;
let shop: EtsyShop;
let base = '';
beforeAll(async () => {
  world = await newWorld();
  shop = await etsyShop(world);
  base = `/shops/${shop.shopId}/listings`;
});
afterAll(() => world.close());

const text = (answer: { readonly body: unknown }): string => (answer.body as { error: string }).error;
const read = async (listingId: number): Promise<Listed> => (await shop.get(`/listings/${listingId}`)).body as Listed;
const fees = async (): Promise<number> =>
  (
    (
      await shop.get(
        `/shops/${shop.shopId}/payment-account/ledger-entries?min_created=946684800&max_created=4000000000`,
      )
    ).body as { count: number }
  ).count;

describe('a draft', () => {
  it('is created with what it needs and reads its price as money', async () => {
    expect(await draftListing(shop)).toMatchObject({
      state: 'draft',
      quantity: 3,
      price: { amount: 2450, divisor: 100, currency_code: 'USD' },
      tags: ['brass', 'vintage decor'],
      has_variations: false,
      readiness_state_id: null,
    });
  });

  it.each([
    ['quantity', undefined, 'quantity'],
    ['quantity', 0, 'quantity'],
    ['quantity', 1000, 'quantity'],
    ['quantity', 1.5, 'quantity'],
    ['title', undefined, 'title'],
    ['title', ' ', 'title'],
    ['title', 'x'.repeat(141), 'longer than 140'],
    ['title', 'Candle $5', 'invalid characters'],
    ['title', 'Candle `old`', 'invalid characters'],
    ['title', 'Brass & wood & glass', '&'],
    ['title', '50% off 100%', '%'],
    ['title', 'One: two: three', ':'],
    ['title', '1+1+1', '+'],
    ['description', undefined, 'description'],
    ['description', '', 'description'],
    ['price', undefined, 'price'],
    ['price', 'cheap', 'price'],
    ['price', 0.19, 'min price'],
    ['price', 50_000.01, 'max price'],
    ['who_made', undefined, 'who_made'],
    ['who_made', 'nobody', 'who_made'],
    ['when_made', undefined, 'when_made'],
    ['when_made', '2020_2025', 'when_made'],
    ['when_made', 'yesterday', 'when_made'],
    ['taxonomy_id', undefined, 'taxonomy_id'],
    ['taxonomy_id', 99_999_999, 'taxonomy_id'],
    ['shipping_profile_id', undefined, 'A shipping_profile_id is required for physical listings.'],
    ['shipping_profile_id', 12_345, 'shipping_profile_id'],
    ['readiness_state_id', undefined, 'readiness_state_id is required'],
    ['readiness_state_id', 12_345, 'readiness_state_id'],
    ['return_policy_id', 12_345, 'return_policy_id'],
    ['shop_section_id', 12_345, 'shop_section_id'],
    ['tags', Array.from({ length: 14 }, (_, index) => `tag ${index}`), 'at most 13'],
    ['tags', ['x'.repeat(21)], 'longer than 20'],
    ['tags', ['brass!'], 'invalid characters'],
    ['materials', ['brass-plated'], 'invalid characters'],
    ['materials', Array.from({ length: 14 }, (_, index) => `stuff ${index}`), 'at most 13'],
    ['styles', ['a', 'b', 'c'], 'at most 2'],
    ['item_weight', 0, 'item_weight'],
    ['item_weight_unit', 'stone', 'item_weight_unit'],
    ['is_supply', 'perhaps', 'is_supply'],
    ['image_ids', [12_345], 'image_ids'],
  ] as const)('is refused with %s %s', async (field, value, words) => {
    const answer = await shop.form('POST', base, { ...shop.draft, [field]: value });
    expect([answer.status, text(answer)]).toEqual([400, expect.stringContaining(words)]);
  });

  it.each([
    ['every permitted sign once', { title: 'Brass & wood: 50% + “old” ™ (1970)' }],
    ['140 characters', { title: 'é'.repeat(140) }],
    ['tags with apostrophe and hyphen', { tags: ["mother's day", 'mid-century'] }],
    ['the newest era of this year', { when_made: '2020_2026', who_made: 'i_did' }],
    ['the least price', { price: 0.2 }],
    ['the largest quantity', { quantity: 999 }],
    ['fields Etsy does not know', { colour: 'brass' }],
  ])('may have %s', async (_what, changes: Form) => {
    expect((await shop.form('POST', base, { ...shop.draft, ...changes })).status).toBe(201);
  });

  it.each(['tags=a&tags=b', 'tags[]=a&tags[]=b', 'tags[0]=a&tags[1]=b', 'tags=a%2Cb'])(
    'takes tags written as %s',
    async (tags) => {
      const { listing_id: listingId } = await draftListing(shop);
      const url = `${world.etsy.apiUrl}${base}/${listingId}`;
      const type = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
      const answer = await call('PATCH', url, tags, { ...shop.headers, ...type });
      expect(answer.body).toMatchObject({ tags: ['a', 'b'] });
    },
  );

  it('is not there for others', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const key = { 'x-api-key': `${world.etsy.keystring}:${world.etsy.sharedSecret}` };
    expect((await call('GET', `${world.etsy.apiUrl}/listings/${listingId}`, undefined, key)).status).toBe(404);
  });
});

describe('updateListing', () => {
  it('changes texts, and ignores price and quantity in silence', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const answer = await patch(shop, listingId, { title: 'New title', price: 99, quantity: 9, tags: '' });
    expect(answer).toMatchObject({
      status: 200,
      body: { title: 'New title', price: { amount: 2450 }, quantity: 3, tags: [] },
    });
  });

  it.each([
    ['sold_out', 400],
    ['draft', 400],
    ['expired', 400],
    ['inactive', 409],
  ])('does not take a draft to %s', async (state, status) => {
    const { listing_id: listingId } = await draftListing(shop);
    expect((await patch(shop, listingId, { state })).status).toBe(status);
  });

  it.each([
    ['is_supply alone', { is_supply: true }],
    ['who_made without when_made', { who_made: 'i_did' }],
    ['when_made without who_made', { when_made: '1980s' }],
  ])('refuses %s', async (_what, form: Form) => {
    const { listing_id: listingId } = await draftListing(shop);
    expect((await patch(shop, listingId, form)).status).toBe(400);
  });

  it('is refused for a listing of somebody else', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const other = await etsyShop(world, 'other_seller');
    expect((await patch(other, listingId, { title: 'Mine now' })).status).toBe(404);
    expect((await other.remove(`/listings/${listingId}`)).status).toBe(403);
  });
});

describe('activation', () => {
  it('needs a photo', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const answer = await patch(shop, listingId, { state: 'active' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(text(answer))).toMatchObject([{ path: '/images', type: 'array_too_short' }]);
  });

  it('needs a return policy, but not of a shop in the European Union', async () => {
    const { listing_id: listingId } = await draftListing(shop, { return_policy_id: undefined });
    await addImage(shop, listingId);
    expect(text(await patch(shop, listingId, { state: 'active' }))).toBe('/return/policy : cannot be null');
    const berlin = await etsyShop(world, 'berlin_attic');
    const sold = await activeListing(berlin, { return_policy_id: undefined });
    expect(sold).toMatchObject({ state: 'active', price: { currency_code: 'EUR' } });
  });

  it('needs the shipping and processing profiles to be there still', async () => {
    const other = await etsyShop(world, 'third_seller');
    const { listing_id: listingId } = await draftListing(other);
    await addImage(other, listingId);
    await other.remove(`/shops/${other.shopId}/readiness-state-definitions/${other.readinessId}`);
    expect(text(await patch(other, listingId, { state: 'active' }))).toContain('readiness_state_id is required');
    await other.remove(`/shops/${other.shopId}/shipping-profiles/${other.shippingProfileId}`);
    expect(text(await patch(other, listingId, { state: 'active' }))).toContain('shipping_profile_id is required');
  });

  it('costs a fee for four months; pausing in between costs none', async () => {
    const before = await fees();
    const { listing_id: listingId } = await activeListing(shop);
    expect(await fees()).toBe(before + 1);
    expect(await read(listingId)).toMatchObject({ state: 'active', readiness_state_id: shop.readinessId });
    expect((await patch(shop, listingId, { state: 'inactive' })).body).toMatchObject({ state: 'inactive' });
    expect((await patch(shop, listingId, { state: 'active' })).body).toMatchObject({ state: 'active' });
    expect((await patch(shop, listingId, { state: 'active' })).body).toMatchObject({ state: 'active' });
    expect(await fees()).toBe(before + 1);
  });

  it('prices in yen have no hundredths', async () => {
    const kyoto = await etsyShop(world, 'kyoto_curios');
    expect(await activeListing(kyoto, { price: 2400 })).toMatchObject({
      price: { amount: 2400, divisor: 1, currency_code: 'JPY' },
    });
  });
});

describe('a listing that was sold out', () => {
  it('is renewed with one piece and another fee', async () => {
    const { listing_id: listingId } = await activeListing(shop);
    world.control.playBuyer({ marketplace: 'etsy', listingId: String(listingId), quantity: 3 });
    expect(await read(listingId)).toMatchObject({ state: 'sold_out', quantity: 0 });
    expect((await patch(shop, listingId, { state: 'inactive' })).status).toBe(409);
    const before = await fees();
    expect((await patch(shop, listingId, { state: 'active' })).body).toMatchObject({ state: 'active', quantity: 1 });
    expect(await fees()).toBe(before + 1);
  });
});

describe('reading', () => {
  it('lists by state, pages, and sorts', async () => {
    const other = await etsyShop(world, 'paging_seller');
    const ids: number[] = [];
    for (const price of [5, 7, 6]) ids.push((await draftListing(other, { price })).listing_id);
    const path = `/shops/${other.shopId}/listings?state=draft&sort_on=price&sort_order=asc`;
    const idsOf = async (query: string) => {
      const body = (await other.get(`${path}${query}`)).body as { count: number; results: readonly Listed[] };
      return [body.count, ...body.results.map((listing) => listing.listing_id)];
    };
    expect(await idsOf('')).toEqual([3, ids[0], ids[2], ids[1]]);
    expect(await idsOf('&limit=2&offset=1')).toEqual([3, ids[2], ids[1]]);
    expect((await other.get(`/shops/${other.shopId}/listings`)).body).toMatchObject({ count: 0 });
  });

  it.each([
    'limit=0',
    'limit=101',
    'offset=-1',
    'offset=12001',
    'state=removed',
    'state=active,draft',
    'includes=Fees',
  ])('refuses %s', async (query) => {
    expect((await shop.get(`${base}?${query}`)).status).toBe(400);
  });

  it('in a batch leaves out what is unknown; the inventory batch refuses it', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    expect((await shop.get(`/listings/batch?listing_ids=${listingId},77&includes=Images`)).body).toMatchObject({
      count: 1,
      results: [{ listing_id: listingId, images: [] }],
    });
    expect((await shop.get(`/listings/batch/inventory?listing_ids=${listingId},77`)).status).toBe(404);
    expect((await shop.get('/listings/batch?listing_ids=')).status).toBe(400);
    const many = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
    expect((await shop.get(`/listings/batch?listing_ids=${many}`)).status).toBe(400);
  });

  it('has no inventory in the batch before the inventory was ever written', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    expect((await shop.get(`/listings/batch/inventory?listing_ids=${listingId}`)).body).toMatchObject({
      results: [{ inventory: null }],
    });
    expect((await shop.get(`/listings/${listingId}/inventory`)).body).toMatchObject({ products: [{ sku: '' }] });
  });
});

describe('the web', () => {
  it('shows active and ended listings, not drafts, with everything escaped', async () => {
    const draft = await draftListing(shop);
    expect((await call('GET', draft['url'] as string)).status).toBe(404);
    const listing = await activeListing(shop, { description: '<script>alert(1)</script>' });
    const page = await call('GET', listing['url'] as string);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('USD 24.50') });
    expect(page.body).not.toContain('<script>');
    await patch(shop, listing.listing_id, { state: 'inactive' });
    expect((await call('GET', listing['url'] as string)).body).toContain('unavailable');
  });
});

describe('deleting', () => {
  it('is final', async () => {
    const { listing_id: listingId } = await activeListing(shop);
    expect((await shop.remove(`/listings/${listingId}`)).status).toBe(204);
    expect((await shop.get(`/listings/${listingId}`)).status).toBe(404);
    expect((await shop.remove(`/listings/${listingId}`)).status).toBe(404);
  });
});

describe('after four months', () => {
  it('a listing expires, or renews with a fee when it was told to', async () => {
    const late = await etsyShop(world, 'late_seller');
    const plain = await activeListing(late);
    const renewing = await activeListing(late, { should_auto_renew: true });
    world.control.advanceClock(130 * DAY);
    // A new sign-in: the token has run out as well.
    const again = { ...late, ...(await etsySeller(world, 'late_seller')) };
    expect((await again.get(`/shops/${late.shopId}/listings?state=expired`)).body).toMatchObject({
      results: [{ listing_id: plain.listing_id }],
    });
    expect((await again.get(`/listings/${renewing.listing_id}`)).body).toMatchObject({ state: 'active' });
    expect((await patch(again, plain.listing_id, { state: 'active' })).body).toMatchObject({ state: 'active' });
  });
});

itConformsToEtsy(() => world);
