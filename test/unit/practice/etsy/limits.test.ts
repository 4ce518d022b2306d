import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';

let world: PracticeWorld;
beforeEach(async () => {
  world = await practiceWorld();
});
afterEach(() => world.close());

const ping = () =>
  call('GET', `${world.etsy.apiUrl}/openapi-ping`, undefined, {
    'x-api-key': `${world.etsy.keystring}:${world.etsy.sharedSecret}`,
  });

describe('rate limits', () => {
  it('are told in headers', async () => {
    const { headers } = await ping();
    expect(headers).toMatchObject({
      'x-limit-per-second': '150',
      'x-limit-per-day': '100000',
      'x-remaining-today': '99999',
    });
    expect(headers['x-remaining-this-second']).toBe('149');
  });

  it('of a day slide, and say when to come back', async () => {
    world.control.setDailyLimit('etsy', 'day', 2);
    const statuses = [await ping(), await ping(), await ping()].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await ping();
    expect(refused.body).toEqual({ error: expect.stringContaining('rate limit') });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(86_000);
    world.control.advanceClock(seconds * 1000);
    expect((await ping()).status).toBe(200);
    world.control.setDailyLimit('etsy', 'day', undefined);
    expect((await ping()).headers['x-limit-per-day']).toBe('100000');
  });

  it('of a second are looked at first', async () => {
    world.control.setDailyLimit('etsy', 'second', 0);
    const refused = await ping();
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
  });

  it('have names', () => {
    expect(() => world.control.setDailyLimit('etsy', 'hour', 1)).toThrow(RangeError);
  });

  it('do not count calls without a good key', async () => {
    await call('GET', `${world.etsy.apiUrl}/openapi-ping`);
    expect((await ping()).headers['x-remaining-today']).toBe('99999');
  });
});

describe('faults', () => {
  it('speak in Etsy’s words', async () => {
    const match = { marketplace: 'etsy', host: 'api' };
    world.control.addFault({ match, kind: { type: 'rate-limit', retryAfter: 7 } });
    world.control.addFault({ match, kind: { type: 'server-error' } });
    const [limited, failed] = [await ping(), await ping()];
    expect([limited.status, limited.headers['retry-after'], limited.body]).toEqual([
      429,
      '7',
      { error: expect.any(String) },
    ]);
    expect([failed.status, failed.body]).toEqual([500, { error: expect.any(String) }]);
  });

  it('unknown paths are not found', async () => {
    expect(await call('GET', `${world.etsy.apiUrl}/nothing`)).toMatchObject({
      status: 404,
      body: { error: expect.any(String) },
    });
  });
});
