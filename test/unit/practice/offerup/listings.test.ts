import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PurchaseRefused } from '#main/practice/marketplace.ts';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { listingBody, signIn, type Seller } from './offerup-world.ts';

describe('listings of practice OfferUp', () => {
  let practice: PracticeWorld;
  let seller: Seller;
  beforeAll(async () => {
    practice = await practiceWorld();
  });
  beforeEach(async () => {
    practice.control.reset();
    seller = await signIn(practice);
  });
  afterAll(() => practice.close());

  const create = async (change: Readonly<Record<string, unknown>> = {}, headers = {}) =>
    seller.api('POST', '/listings', await listingBody(seller, change), headers);
  const made = async (change = {}) => ((await create(change)).body as { id: string }).id;

  it('creates, shows, changes and deletes one', async () => {
    const id = await made();
    expect((await seller.api('GET', `/listings/${id}`)).body).toMatchObject({
      id,
      status: 'active',
      price_cents: 1999,
    });
    expect((await seller.api('PATCH', `/listings/${id}`, { price_cents: 1499 })).body).toMatchObject({
      price_cents: 1499,
      title: 'Lamp',
    });
    expect((await call('GET', `${practice.offerup.webUrl}/item/detail/${id}`)).body).toContain('$14.99');
    expect((await seller.api('DELETE', `/listings/${id}`)).status).toBe(204);
    expect((await seller.api('DELETE', `/listings/${id}`)).status).toBe(404);
  });

  it.each([
    ['price_cents', { price_cents: -1 }, 'invalid_price'],
    ['price_cents', { price_cents: 19.99 }, 'invalid_price'],
    ['price_cents', { price_cents: '1999' }, 'invalid_price'],
    ['location', { location: undefined }, 'missing_location'],
    ['location', { location: { latitude: 91, longitude: 0 } }, 'invalid_location'],
    ['title', { title: '' }, 'invalid_title'],
    ['title', { title: 'x'.repeat(101) }, 'invalid_title'],
    ['photos', { photos: [] }, 'invalid_photos'],
    ['photos', { photos: ['https://elsewhere.example/1.jpg'] }, 'invalid_photo'],
    ['condition', { condition: 'shiny' }, 'invalid_condition'],
    ['quantity', { quantity: 2 }, 'unknown_field'],
  ])('refuses a wrong %s and names it', async (field, change, code) => {
    const answer = await create(change);
    expect(answer.status).toBe(422);
    expect((answer.body as { error: unknown }).error).toMatchObject({ code, field });
  });

  it('gives things away for nothing', async () => {
    expect((await create({ price_cents: 0 })).status).toBe(201);
  });

  it('makes one listing of one Idempotency-Key, and refuses the key for another body', async () => {
    const body = await listingBody(seller);
    const key = { 'idempotency-key': 'k1' };
    const first = await seller.api('POST', '/listings', body, key);
    const second = await seller.api('POST', '/listings', body, key);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replay']).toBe('true');
    expect(practice.control.listings()).toHaveLength(1);
    expect((await seller.api('POST', '/listings', { ...body, price_cents: 1 }, key)).status).toBe(409);
    practice.clock.advance(25 * 3_600_000);
    seller = await signIn(practice);
    expect(((await seller.api('POST', '/listings', body, key)).body as { id: string }).id).not.toBe(
      (first.body as { id: string }).id,
    );
  });

  it('lists by status and external id, page by page', async () => {
    for (const number of [1, 2, 3]) await made({ external_id: `L-${number}` });
    const gone = await made({ external_id: 'L-4' });
    await seller.api('PATCH', `/listings/${gone}`, { status: 'archived' });
    const seen: string[] = [];
    let cursor = '';
    do {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await seller.api('GET', `/listings?status=active&limit=2${query}`);
      const page = body as { data: { external_id: string }[]; next_cursor: string | null };
      seen.push(...page.data.map(({ external_id: id }) => id));
      cursor = page.next_cursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(['L-1', 'L-2', 'L-3']);
    const found = await seller.api('GET', '/listings?external_id=L-4');
    expect(found.body).toMatchObject({ data: [{ id: gone, status: 'archived' }], next_cursor: null });
    expect((await seller.api('GET', '/listings?cursor=nonsense')).status).toBe(422);
  });

  it('brings an archived listing back, and a sold one never', async () => {
    const id = await made();
    const patch = (status: string) => seller.api('PATCH', `/listings/${id}`, { status });
    expect((await patch('archived')).body).toMatchObject({ status: 'archived' });
    expect((await patch('active')).body).toMatchObject({ status: 'active' });
    expect((await patch('sold')).body).toMatchObject({ status: 'sold' });
    expect((await patch('sold')).status).toBe(200);
    expect((await patch('active')).status).toBe(409);
  });

  it('is sold once by a played buyer', async () => {
    const id = await made();
    const purchase = { marketplace: 'offerup', listingId: id };
    expect(practice.control.playBuyer(purchase)).toMatchObject({ sku: 'LAMP-1', remaining: 0 });
    expect((await seller.api('GET', `/listings/${id}`)).body).toMatchObject({ status: 'sold' });
    expect(() => practice.control.playBuyer(purchase)).toThrow(PurchaseRefused);
  });

  it('keeps sellers apart', async () => {
    const id = await made();
    const other = await signIn(practice, 'attic_and_co');
    expect((await other.api('GET', `/listings/${id}`)).status).toBe(404);
    expect((await other.api('GET', '/listings')).body).toMatchObject({ data: [] });
  });

  it('says how many calls are left and refuses the rest until the minute is over', async () => {
    const first = await seller.api('GET', '/users/me');
    expect(first.headers['x-ratelimit-limit']).toBe('300');
    const left = Number(first.headers['x-ratelimit-remaining']);
    for (let number = 0; number < left; number += 1) await seller.api('GET', '/users/me');
    const refused = await seller.api('GET', '/users/me');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ error: { code: 'rate_limited' } });
    practice.clock.advance(Number(refused.headers['retry-after']) * 1000);
    expect((await seller.api('GET', '/users/me')).status).toBe(200);
    const other = await signIn(practice, 'attic_and_co');
    expect((await other.api('GET', '/users/me')).status).toBe(200);
  });

  it('takes pictures only', async () => {
    const form = new (await import('undici')).FormData();
    form.append('photo', new Blob(['no picture'], { type: 'image/jpeg' }), 'a.jpg');
    const answer = await seller.api('POST', '/photos', form);
    expect([answer.status, answer.body]).toMatchObject([422, { error: { code: 'invalid_photo', field: 'photo' } }]);
  });
});
