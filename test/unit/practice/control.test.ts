import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  consent,
  errorIds,
  itemBody,
  itemPath,
  list,
  openShop,
  practiceWorld,
  signIn,
  type PracticeWorld,
} from './practice-world.ts';

let practice: PracticeWorld;
const control = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  call(method, `${practice.controlUrl}${path}`, body, headers);

beforeAll(async () => {
  practice = await practiceWorld();
});
afterAll(() => practice.close());

describe('the control API refuses what a web page could send', () => {
  it.each([
    ['an Origin', { origin: 'https://evil.example' }],
    ['even a loopback Origin', { origin: 'http://127.0.0.1:5173' }],
    ['a null Origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch', { 'sec-fetch-site': 'same-site' }],
    ['a same-origin fetch', { 'sec-fetch-site': 'same-origin' }],
    ['a foreign Host', { host: 'evil.example' }],
  ])('%s', async (_what, headers) => {
    for (const [method, path] of [
      ['POST', '/reset'],
      ['GET', '/requests'],
      ['DELETE', '/faults'],
    ] as const) {
      expect((await control(method, path, undefined, headers)).status).toBe(403);
    }
  });

  it('and answers tools and the address bar', async () => {
    expect((await control('GET', '/', undefined, { 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await control('GET', '/clock')).body).toEqual({ now: practice.clock.now() });
  });
});

describe('over HTTP', () => {
  it('plays a buyer, lists listings and tells of refusals', async () => {
    const shop = await openShop(practice);
    const { listingId } = await list(shop, 'HTTP-1');
    expect((await control('GET', '/listings')).body).toMatchObject({
      listings: [{ listingId, sku: 'HTTP-1', state: 'active' }],
    });
    expect(await control('POST', '/buyer', { listingId, quantity: 3 })).toMatchObject({
      status: 409,
      body: { error: 'insufficient-quantity' },
    });
    expect(await control('POST', '/buyer', { listingId, quantity: 2 })).toMatchObject({
      status: 201,
      body: { remaining: 0 },
    });
    expect(await control('POST', '/buyer', { listingId })).toMatchObject({ status: 409, body: { error: 'ended' } });
    expect(await control('POST', '/buyer', { listingId: '1' })).toMatchObject({
      status: 404,
      body: { error: 'not-found' },
    });
    expect((await control('GET', '/listings')).body).toEqual({ listings: [] });
    expect((await control('GET', '/listings/all')).body).toMatchObject({ listings: [{ state: 'ended' }] });
  });

  it.each([
    ['/buyer', { quantity: 1 }],
    ['/buyer', { listingId: '1', quantity: 0 }],
    ['/faults', { kind: { type: 'earthquake' } }],
    ['/faults', { kind: { type: 'reset', when: 'never' } }],
    ['/latency', { ms: -1 }],
    ['/clock/advance', { ms: -1 }],
    ['/limits', { limit: 1 }],
  ])('refuses a wrong body: %s %o', async (path, body) => {
    expect(await control('POST', path, body)).toMatchObject({ status: 400, body: { error: 'invalid' } });
  });

  it('takes faults, lists them and forgets them', async () => {
    const added = await control('POST', '/faults', { match: { host: 'apiz' }, times: 3, kind: { type: 'cut-body' } });
    expect(added).toMatchObject({ status: 201, body: { times: 3, skip: 0 } });
    expect((await control('GET', '/faults')).body).toMatchObject({ faults: [{ times: 3 }] });
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await control('GET', '/faults')).body).toEqual({ faults: [] });
  });

  it('moves the clock, so that tokens expire', async () => {
    const seller = await signIn(practice);
    await control('POST', '/clock/advance', { ms: 7_200_000 });
    expect((await seller.api('GET', '/sell/inventory/v1/location')).status).toBe(401);
  });
});

describe('the request log', () => {
  it('holds what went over the wire, without secrets', async () => {
    await control('DELETE', '/requests');
    const back = await consent(practice);
    const shop = await openShop(practice);
    await shop.api('PUT', itemPath('LOG-1'), itemBody(shop));
    const { requests } = (await control('GET', '/requests')).body as {
      requests: { method: string; path: string; host: string; status: number; requestBody: unknown }[];
    };
    const put = requests.find((exchange) => exchange.method === 'PUT');
    expect(put).toMatchObject({ host: 'api', path: itemPath('LOG-1'), status: 201, requestBody: itemBody(shop) });
    expect(requests.map((exchange) => exchange.host)).toEqual(expect.arrayContaining(['api', 'apim', 'auth']));
    const text = JSON.stringify(requests);
    for (const secret of [
      shop.accessToken,
      shop.refreshToken,
      practice.ebay.clientSecret,
      back.searchParams.get('code') ?? '?',
    ]) {
      expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});

describe('daily limits', () => {
  it('are counted, reported and enforced', async () => {
    const seller = await signIn(practice);
    const read = () => seller.api('GET', '/sell/inventory/v1/location');
    const report = async () => {
      const { body } = await seller.api('GET', '/developer/analytics/v1_beta/user_rate_limit/?api_name=inventory');
      return (
        body as { rateLimits: { resources: { rates: { count: number; limit: number; remaining: number }[] }[] }[] }
      ).rateLimits[0]?.resources[0]?.rates[0];
    };
    const before = (await report())?.count ?? 0;
    expect((await read()).status).toBe(200);
    expect(await report()).toMatchObject({ count: before + 1, limit: 2_000_000 });
    await control('POST', '/limits', { api: 'inventory', limit: 1 });
    const refused = await read();
    expect([refused.status, errorIds(refused)]).toEqual([429, [2001]]);
    expect(await control('POST', '/limits', { api: 'teleport', limit: 1 })).toMatchObject({ status: 404 });
    await control('POST', '/limits', { api: 'inventory' });
    expect((await read()).status).toBe(200);
  });

  it('start again at midnight UTC', async () => {
    practice.control.setDailyLimit('ebay', 'account', 1);
    const first = await signIn(practice);
    const path = '/sell/account/v1/privilege';
    await first.api('GET', path);
    expect((await first.api('GET', path)).status).toBe(429);
    practice.clock.advance(24 * 60 * 60 * 1000);
    const next = await signIn(practice);
    expect((await next.api('GET', path)).status).toBe(200);
    practice.control.setDailyLimit('ebay', 'account', undefined);
  });
});

it('a reset forgets all but the keys', async () => {
  const shop = await openShop(practice);
  await list(shop, 'RESET-1');
  const keys = { ...practice.ebay };
  expect((await control('POST', '/reset')).status).toBe(204);
  expect(practice.control.listings()).toEqual([]);
  expect((await shop.api('GET', itemPath('RESET-1'))).status).toBe(401);
  expect(practice.ebay).toEqual(keys);
  const again = await openShop(practice);
  expect((await again.api('GET', itemPath('RESET-1'))).status).toBe(404);
});

it('a marketplace refuses a foreign Host header too', async () => {
  const answer = await call('GET', `${practice.ebay.apiUrl}/sell/inventory/v1/location`, undefined, {
    host: 'evil.example',
  });
  expect(answer.status).toBe(421);
});
