import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, picture, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { itConforms } from './conforms.ts';
import { idOf, problem, rows, signIn, signInOnPage, uploadPhoto, type OnPage } from './facebook-world.ts';

let practice: PracticeWorld;
let seller: OnPage;
let catalogId = '';
let businessId = '';

beforeAll(async () => {
  practice = await practiceWorld();
  seller = await signInOnPage(practice);
  businessId = String(rows(await seller.user('GET', '/me/businesses'))[0]?.['id']);
  const catalogs = await seller.user('GET', `/${businessId}/owned_product_catalogs`, { fields: 'id,name,vertical' });
  catalogId = String(rows(catalogs)[0]?.['id']);
});
afterAll(() => practice.close());

const camera = (id: string, changes = {}) => ({
  id,
  title: 'Nikon F3',
  description: 'Works.',
  availability: 'in stock',
  condition: 'used_good',
  price: '199.00 USD',
  link: 'https://shop.example/f3',
  image_link: 'https://shop.example/f3.jpg',
  ...changes,
});
const batch = (requests: readonly unknown[], parameters = {}) =>
  seller.user('POST', `/${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests, ...parameters });
const status = async (handle: string) =>
  rows(
    await seller.user('GET', `/${catalogId}/check_batch_request_status`, {
      handle,
      load_ids_of_invalid_requests: 'true',
    }),
  )[0];
const handleOf = (answer: { body: unknown }) => (answer.body as { handles: string[] }).handles[0] ?? '';
const settle = () => practice.control.advanceClock(10_000);
const products = async (sku: string, fields = 'id,retailer_id,name,price,currency,availability,visibility') =>
  rows(await seller.user('GET', `/${catalogId}/products`, { fields, filter: { retailer_id: { eq: sku } } }));
const make = async (id: string, changes = {}) => {
  await batch([{ method: 'CREATE', data: camera(id, changes) }]);
  settle();
  return String((await products(id))[0]?.['id']);
};

describe('items_batch', () => {
  it('promises with a handle and does it later', async () => {
    const handle = handleOf(await batch([{ method: 'CREATE', data: camera('LATER-1') }]));
    expect((await status(handle))?.['status']).toBe('started');
    expect(await products('LATER-1')).toEqual([]);
    expect((await status(handle))?.['status']).toBe('finished');
    expect(await products('LATER-1')).toMatchObject([
      { retailer_id: 'LATER-1', name: 'Nikon F3', price: '$199.00', currency: 'USD', availability: 'in stock' },
    ]);
  });

  it('passes from started through in_progress to finished', async () => {
    const handle = handleOf(await batch([{ method: 'CREATE', data: camera('STEPS-1') }]));
    const seen = [await status(handle), await status(handle), await status(handle)].map((row) => row?.['status']);
    expect(seen).toEqual(['started', 'in_progress', 'finished']);
  });

  it('changes only the keys it is given, and never makes a second item of one key', async () => {
    const id = await make('UPSERT-1');
    await batch([{ method: 'UPDATE', data: { id: 'UPSERT-1', availability: 'out of stock' } }]);
    await batch([
      { method: 'CREATE', data: camera('UPSERT-1', { price: '149.50 USD', availability: 'out of stock' }) },
    ]);
    settle();
    expect(await products('UPSERT-1')).toMatchObject([{ id, price: '$149.50', availability: 'out of stock' }]);
    expect(practice.control.listings().filter(({ sku }) => sku === 'UPSERT-1')).toMatchObject([
      { listingId: id, state: 'out-of-stock', price: { value: '149.50', currency: 'USD' } },
    ]);
  });

  it('keeps to allow_upsert=false, and says in the status what it did not do', async () => {
    await make('STRICT-1');
    const answer = await batch(
      [
        { method: 'CREATE', data: camera('STRICT-1') },
        { method: 'UPDATE', data: { id: 'STRICT-2', price: '1.00 USD' } },
        { method: 'DELETE', data: { id: 'STRICT-3' } },
      ],
      { allow_upsert: false },
    );
    settle();
    expect(await status(handleOf(answer))).toMatchObject({
      status: 'finished',
      errors_total_count: 2,
      errors: [
        { line: 1, id: 'STRICT-1' },
        { line: 2, id: 'STRICT-2' },
      ],
      ids_of_invalid_requests: ['STRICT-1', 'STRICT-2'],
      warnings_total_count: 1,
    });
  });

  it('cannot make an item by an update that leaves things out', async () => {
    const handle = handleOf(await batch([{ method: 'UPDATE', data: { id: 'HALF-1', price: '5.00 USD' } }]));
    settle();
    expect(await status(handle)).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ id: 'HALF-1' })]) as unknown,
    });
    expect(await products('HALF-1')).toEqual([]);
  });

  it.each([
    ['a price in minor units', { price: 19900 }],
    ['a price without its currency', { price: '199.00' }],
    ['a price with yen that cannot be', { price: '12.50 JPY' }],
    ['a condition of another marketplace', { condition: 'USED_GOOD' }],
    ['an availability nobody knows', { availability: 'sold' }],
    ['a photo without https', { image_link: 'http://shop.example/f3.jpg' }],
    ['a title of 201 characters', { title: 'x'.repeat(201) }],
    ['a description of 10,000 characters', { description: 'x'.repeat(10_000) }],
    ['no link', { link: undefined }],
  ])('refuses %s at once', async (_what, changes) => {
    const answer = await batch([{ method: 'CREATE', data: camera('BAD-1', changes) }]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ handles: [], validation_status: [{ retailer_id: 'BAD-1' }] });
    const [row] = (answer.body as { validation_status: { errors: unknown[] }[] }).validation_status;
    expect(row?.errors.length).toBeGreaterThan(0);
  });

  it('takes yen, and structures sent as JSON texts', async () => {
    const requests = JSON.stringify([{ method: 'CREATE', data: camera('YEN-1', { price: '1200 JPY' }) }]);
    await seller.user('POST', `/${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
    settle();
    expect(await products('YEN-1')).toMatchObject([{ price: '¥1,200', currency: 'JPY' }]);
  });

  it('deletes for good', async () => {
    const id = await make('GONE-1');
    await batch([{ method: 'DELETE', data: { id: 'GONE-1' } }]);
    settle();
    expect(await products('GONE-1')).toEqual([]);
    expect(problem(await seller.user('GET', `/${id}`))).toEqual({ status: 400, code: 100, subcode: 33 });
    expect(practice.control.listings().find(({ sku }) => sku === 'GONE-1')).toMatchObject({ state: 'ended' });
  });

  it('knows only its own handles and kinds of items', async () => {
    expect(
      problem(await seller.user('GET', `/${catalogId}/check_batch_request_status`, { handle: 'x' })),
    ).toMatchObject({
      code: 100,
    });
    expect(problem(await batch([], { item_type: 'VEHICLE' }))).toMatchObject({ code: 100 });
    expect(problem(await batch([]))).toMatchObject({ code: 100 });
  });
});

describe('an item', () => {
  it('fetches its photo once, from our own photo server if it is there and large enough', async () => {
    const source = async (width: number, height: number) => {
      const bytes = await picture(width, height, `${width}`);
      const photo = idOf(await uploadPhoto(practice, seller, { published: 'false' }, bytes));
      const { body } = await seller.page('GET', `/${photo}`, { fields: 'images' });
      return (body as { images: { source: string }[] }).images[0]?.source ?? '';
    };
    await make('PHOTO-1', { image_link: await source(800, 600) });
    await make('PHOTO-2', { image_link: await source(400, 300) });
    await make('PHOTO-3', { image_link: `${practice.facebook.webUrl}/photos/1_n.jpg` });
    const fetched = async (sku: string) => (await products(sku, 'image_fetch_status'))[0]?.['image_fetch_status'];
    expect([await fetched('PHOTO-1'), await fetched('PHOTO-2'), await fetched('PHOTO-3')]).toEqual([
      'FETCHED',
      'FETCH_FAILED',
      'FETCH_FAILED',
    ]);
    practice.control.advanceClock(25 * 60 * 60 * 1000);
    await seller.user('POST', `/${String((await products('PHOTO-1'))[0]?.['id'])}`, { price: 100 });
    expect(await fetched('PHOTO-1')).toBe('FETCHED');
    const [item] = await products('PHOTO-1', 'image_cdn_urls');
    expect(item).toMatchObject({ image_cdn_urls: [{ key: 'original' }] });
    const copies = (item ?? {})['image_cdn_urls'] as readonly { value: string }[];
    expect((await fetch(String(copies[0]?.value))).status).toBe(200);
  });

  it('is reviewed before it is shown, and rejected for what may not be sold', async () => {
    const reviewed = async (sku: string) => (await products(sku, 'review_status,review_rejection_reasons'))[0];
    await make('REVIEW-1');
    await make('REVIEW-2', { title: 'Replica watch' });
    expect(await reviewed('REVIEW-1')).toMatchObject({ review_status: 'pending' });
    practice.control.advanceClock(60 * 60 * 1000);
    expect(await reviewed('REVIEW-1')).toMatchObject({ review_status: 'approved', review_rejection_reasons: [] });
    expect(await reviewed('REVIEW-2')).toMatchObject({ review_status: 'rejected' });
    await batch([{ method: 'UPDATE', data: { id: 'REVIEW-1', price: '180.00 USD' } }]);
    settle();
    expect(await reviewed('REVIEW-1')).toMatchObject({ review_status: 'approved' });
    await batch([{ method: 'UPDATE', data: { id: 'REVIEW-1', title: 'Another camera' } }]);
    settle();
    expect(await reviewed('REVIEW-1')).toMatchObject({ review_status: 'pending' });
  });

  it('can be made, changed and deleted alone, in minor units', async () => {
    const edge = `/${catalogId}/products`;
    const facts = { name: 'Lens', retailer_id: 'LENS-1', url: 'https://shop.example/lens' };
    expect(problem(await seller.user('POST', edge, { ...facts, price: 1999 }))).toMatchObject({ code: 100 });
    expect(problem(await seller.user('POST', edge, { ...facts, price: '19.99 USD', currency: 'USD' }))).toMatchObject({
      code: 100,
    });
    const id = idOf(await seller.user('POST', edge, { ...facts, price: 1999, currency: 'USD' }));
    expect((await seller.user('GET', `/${id}`, { fields: 'price', locale: 'de_DE' })).body).toMatchObject({
      price: expect.stringMatching(/^19,99\s\$$/u) as unknown,
    });
    const again = { ...facts, price: 1999, currency: 'USD', allow_upsert: false };
    expect(problem(await seller.user('POST', edge, again))).toMatchObject({ code: 10800 });
    await seller.user('POST', `/${id}`, { price: 1500, availability: 'mark_as_sold' });
    expect((await products('LENS-1'))[0]).toMatchObject({ price: '$15.00', availability: 'mark_as_sold' });
    const byKey = `/catalog:${catalogId}:${Buffer.from('LENS-1').toString('base64url')}`;
    expect((await seller.user('GET', byKey)).body).toMatchObject({ id });
    expect((await seller.user('DELETE', `/${id}`)).body).toEqual({ success: true });
    expect(await products('LENS-1')).toEqual([]);
  });

  it('has a page on the Web, which says that nobody can buy there', async () => {
    await make('PAGE-1', { title: 'On a <page>' });
    const listing = practice.control.listings().find(({ sku }) => sku === 'PAGE-1');
    expect((await call('GET', listing?.url ?? '')).body).toContain('On a &lt;page&gt;');
    expect(() => practice.control.playBuyer({ marketplace: 'facebook', listingId: listing?.listingId ?? '' })).toThrow(
      /no checkout/,
    );
  });
});

describe('a business', () => {
  it('has owned and client ad accounts, which overlap with the person’s', async () => {
    const named = async (path: string) =>
      rows(await seller.user('GET', path, { fields: 'id,account_id,name,account_status,currency' })).map(
        (account) => account['name'],
      );
    expect(await named(`/${businessId}/owned_ad_accounts`)).toEqual(['Harbour Finds ads']);
    expect(await named(`/${businessId}/client_ad_accounts`)).toEqual(['Pier 9 Market ads']);
    expect(await named('/me/adaccounts')).toEqual(['harbour_finds personal', 'Harbour Finds ads', 'Pier 9 Market ads']);
  });

  it('makes a catalogue', async () => {
    const other = await signIn(practice, 'attic_and_co');
    const business = String(rows(await other.user('GET', '/me/businesses'))[0]?.['id']);
    const edge = `/${business}/owned_product_catalogs`;
    expect(rows(await other.user('GET', edge))).toEqual([]);
    const made = await other.user('POST', edge, { name: 'Attic stock', vertical: 'commerce' });
    expect(rows(await other.user('GET', edge))).toEqual([{ id: idOf(made), name: 'Attic stock' }]);
    expect(problem(await seller.user('GET', `/${idOf(made)}`))).toEqual({ status: 400, code: 100, subcode: 33 });
  });

  it('lists Marketplace items for partners only', async () => {
    const answer = await seller.user('POST', `/${catalogId}/marketplace_partner_sellers_details`, { requests: [] });
    expect(problem(answer)).toMatchObject({ code: 3 });
  });
});

itConforms(() => practice);
