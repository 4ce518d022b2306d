import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultBook, reshape } from '#main/practice/faults.ts';
import {
  errorIds,
  itemBody,
  itemPath,
  openShop,
  practiceWorld,
  token,
  type PracticeWorld,
  type Shop,
} from './practice-world.ts';

let practice: PracticeWorld;
let shop: Shop;
const PATH = '/sell/inventory/v1/inventory_item/*';

beforeAll(async () => {
  practice = await practiceWorld();
  shop = await openShop(practice);
});
beforeEach(() => {
  practice.control.clearFaults();
  practice.control.clearRequests();
});
afterAll(() => practice.close());

const put = (sku: string) => shop.api('PUT', itemPath(sku), itemBody(shop));
const exists = async (sku: string) => (await shop.api('GET', itemPath(sku))).status === 200;
const onPut = { host: 'api', method: 'PUT', path: PATH };

describe('which requests a rule meets', () => {
  const request = { marketplace: 'ebay', host: 'api', method: 'POST', path: '/sell/inventory/v1/offer/123/publish' };
  it.each([
    [{}, true],
    [{ method: 'post' }, true],
    [{ method: 'GET' }, false],
    [{ host: 'apim' }, false],
    [{ marketplace: 'etsy' }, false],
    [{ path: '/sell/inventory/v1/offer/*/publish' }, true],
    [{ path: '/sell/**' }, true],
    [{ path: '/sell/*' }, false],
    [{ path: '/sell/inventory/v1/offer' }, false],
    [{ path: '/sell.inventory/v1/offer/123/publish' }, false],
  ])('%o: %s', (match, taken) => {
    const book = faultBook();
    book.add({ match, kind: { type: 'cut-body' } });
    expect(book.take(request) !== undefined).toBe(taken);
  });

  it('skips, then plays so many times, then is gone', () => {
    const book = faultBook();
    book.add({ skip: 2, times: 2, kind: { type: 'cut-body' } });
    expect(Array.from({ length: 6 }, () => book.take(request)?.type)).toEqual([
      undefined,
      undefined,
      'cut-body',
      'cut-body',
      undefined,
      undefined,
    ]);
    expect(book.list()).toEqual([]);
  });
});

it('reshape leaves paths alone that lead nowhere', () => {
  const change = { type: 'reshape' as const, set: { 'a.0.b': 'X', 'no.where': 1 }, remove: ['c', 'a.1'] };
  expect(reshape({ a: [{ b: 1 }, 2], c: 3 }, change)).toEqual({ a: [{ b: 'X' }] });
});

describe('played on a write', () => {
  it('a status and body of the tester’s', async () => {
    practice.control.addFault({
      match: onPut,
      kind: { type: 'status', status: 418, body: { tea: true }, headers: { 'x-pot': '1' } },
    });
    expect(await put('F-1')).toMatchObject({ status: 418, body: { tea: true }, headers: { 'x-pot': '1' } });
    expect(await exists('F-1')).toBe(false);
  });

  it('429 with and without Retry-After', async () => {
    practice.control.addFault({ match: onPut, kind: { type: 'rate-limit', retryAfter: 7 } });
    practice.control.addFault({ match: onPut, kind: { type: 'rate-limit' } });
    const [first, second] = [await put('F-2'), await put('F-2')];
    expect([first.status, errorIds(first), first.headers['retry-after']]).toEqual([429, [2001], '7']);
    expect([second.status, second.headers['retry-after']]).toEqual([429, undefined]);
    expect(await exists('F-2')).toBe(false);
  });

  it.each([
    ['before-effect', false],
    ['after-effect', true],
  ] as const)('500 %s', async (when, happened) => {
    practice.control.addFault({ match: onPut, kind: { type: 'server-error', when } });
    const answer = await put(`F-500-${when}`);
    expect([answer.status, errorIds(answer)]).toEqual([500, [2003]]);
    expect(await exists(`F-500-${when}`)).toBe(happened);
  });

  it.each([
    ['before-effect', false],
    ['after-effect', true],
  ] as const)('a reset %s', async (when, happened) => {
    practice.control.addFault({ match: onPut, kind: { type: 'reset', when } });
    await expect(put(`F-RST-${when}`)).rejects.toThrow(/ECONNRESET|other side closed/);
    expect(await exists(`F-RST-${when}`)).toBe(happened);
    const record = practice.control.requests().find((exchange) => exchange.method === 'PUT');
    expect(record).toMatchObject({ status: 0, fault: 'reset' });
  });

  it.each([
    ['before-effect', false],
    ['after-effect', true],
  ] as const)('silence %s', async (when, happened) => {
    practice.control.addFault({ match: onPut, kind: { type: 'hang', when } });
    const waiting = new AbortController();
    const answer = fetch(`${practice.ebay.apiUrl}${itemPath(`F-HANG-${when}`)}`, {
      method: 'PUT',
      signal: waiting.signal,
      body: JSON.stringify(itemBody(shop)),
      headers: {
        authorization: `Bearer ${shop.accessToken}`,
        'content-type': 'application/json',
        'content-language': 'en-US',
        'accept-language': 'en-US',
      },
    });
    await expect.poll(() => practice.control.faults().length).toBe(0);
    await expect.poll(() => exists(`F-HANG-${when}`)).toBe(happened);
    // The SKU is free: nobody is refused because of an answer that never comes.
    expect((await put(`F-HANG-${when}`)).status).toBeLessThan(300);
    waiting.abort();
    await expect(answer).rejects.toThrow(/abort/);
  });

  it('a delay, by the clock', async () => {
    practice.control.addFault({ match: onPut, kind: { type: 'delay', ms: 5000 } });
    const answer = put('F-DELAY');
    await expect.poll(() => practice.clock.pending()).toBe(1);
    expect(await exists('F-DELAY')).toBe(false);
    practice.clock.advance(5000);
    expect((await answer).status).toBe(201);
  });
});

describe('played on a read', () => {
  const onGet = { method: 'GET', path: PATH };

  beforeAll(async () => {
    await put('READ');
  });

  it('a body that trickles in', async () => {
    practice.control.addFault({ match: onGet, kind: { type: 'slow-body', pieces: 3, ms: 100 } });
    const answer = shop.api('GET', itemPath('READ'));
    for (const _pause of [1, 2]) {
      await expect.poll(() => practice.clock.pending()).toBe(1);
      practice.clock.advance(100);
    }
    expect((await answer).body).toMatchObject({ sku: 'READ' });
  });

  it('a body that ends in the middle', async () => {
    practice.control.addFault({ match: onGet, kind: { type: 'cut-body' } });
    await expect(shop.api('GET', itemPath('READ'))).rejects.toThrow(/does not match content-length|other side closed/);
  });

  it('a page of HTML instead of JSON', async () => {
    practice.control.addFault({ match: onGet, kind: { type: 'html', status: 503 } });
    const answer = await shop.api('GET', itemPath('READ'));
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('<html>');
  });

  it('an unknown value and a missing field', async () => {
    practice.control.addFault({
      match: onGet,
      kind: { type: 'reshape', set: { condition: 'TRANSCENDENT' }, remove: ['product.title'] },
    });
    const { body } = await shop.api('GET', itemPath('READ'));
    expect(body).toMatchObject({ condition: 'TRANSCENDENT' });
    expect(body).not.toHaveProperty('product.title');
    expect((await shop.api('GET', itemPath('READ'))).body).toHaveProperty('product.title');
  });

  it('tokens that end just now', async () => {
    practice.control.addFault({ match: onGet, kind: { type: 'expire-access-tokens' } });
    const expired = await shop.api('GET', itemPath('READ'));
    expect([expired.status, errorIds(expired)]).toEqual([401, [1001]]);
    const refreshed = await token(practice, { grant_type: 'refresh_token', refresh_token: shop.refreshToken });
    expect(refreshed.status).toBe(200);
    practice.control.addFault({ kind: { type: 'revoke-refresh-tokens' } });
    const dead = await token(practice, { grant_type: 'refresh_token', refresh_token: shop.refreshToken });
    expect(dead).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});
