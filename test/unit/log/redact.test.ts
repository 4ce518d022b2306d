import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { redact, redactText } from '#main/log/redact.ts';
import { redacted } from '#main/log/secret-shapes.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjMifQ.c2lnbmF0dXJl-_x';

describe('secrets by name', () => {
  it.each([
    'authorization',
    'Authorization',
    'Proxy-Authorization',
    'cookie',
    'Set-Cookie',
    'access_token',
    'accessToken',
    'refresh_token',
    'refreshToken',
    'id_token',
    'token',
    'clientSecret',
    'client_secret',
    'password',
    'passphrase',
    'apiKey',
    'api-key',
    'x-api-key',
    'code_verifier',
    'appsecret_proof',
    'private_key',
    'credentials',
    'x-ebay-signature-key',
    'jwe',
    'signature',
    'authCode',
    'code',
  ])('%s', (name) => {
    expect(redact({ [name]: 'S3cr3tValue' })).toEqual({ [name]: redacted });
  });

  it('hides whatever hangs below such a name', () => {
    expect(redact({ tokens: { a: 'S3cr3tValue', list: ['S3cr3tValue'] } })).toEqual({ tokens: redacted });
  });

  it('keeps what merely looks alike', () => {
    const plain = {
      sku: 'CD-2026-0001',
      state: 'queued',
      status: 400,
      hasToken: true,
      refreshToken: null,
      keys: 3,
      at: 'now',
    };
    expect(redact(plain)).toEqual(plain);
  });

  it.each([
    'validation',
    'remote_rejected',
    'ECONNREFUSED',
    'UND_ERR_SOCKET',
    'SQLITE_BUSY',
    'ERR_INVALID_URL',
    25_002,
    '404',
  ])('keeps the error code %s', (code) => {
    expect(redact({ code })).toEqual({ code });
  });

  it('reads the names of headers in pairs', () => {
    expect(
      redact([
        ['authorization', 'S3cr3tValue'],
        ['accept', 'application/json'],
      ]),
    ).toEqual([
      ['authorization', redacted],
      ['accept', 'application/json'],
    ]);
  });
});

describe('secrets by shape', () => {
  it.each([
    ['Authorization: Bearer S3cr3tValue', `Authorization: ${redacted}`],
    ['sent Bearer S3cr3tValue to the server', `sent Bearer ${redacted} to the server`],
    ['Basic UzNjcjN0OlZhbHVl', `Basic ${redacted}`],
    [
      'https://a.example/cb?code=S3cr3tValue&state=S3cr3tValue&x=1',
      `https://a.example/cb?code=${redacted}&state=${redacted}&x=1`,
    ],
    ['https://a.example/#access_token=S3cr3tValue', `https://a.example/#access_token=${redacted}`],
    [
      'https://a.example/?next=https%3A%2F%2Fb%2F%3Fcode%3DS3cr3tValue%26x%3D1',
      `https://a.example/?next=https%3A%2F%2Fb%2F%3Fcode%3D${redacted}%26x%3D1`,
    ],
    ['grant_type=refresh_token&refresh_token=S3cr3tValue', `grant_type=refresh_token&refresh_token=${redacted}`],
    ['{"access_token":"S3cr3tValue","expires_in":7200}', `{"access_token":"${redacted}","expires_in":7200}`],
    [String.raw`"{\"refresh_token\":\"S3cr3tValue\"}"`, String.raw`"{\"refresh_token\":\"${redacted}\"}"`],
    [`got ${jwt}.`, `got ${redacted}`],
    ['v^1.1#i^1#p^3#r^1#I^3#f^0#t^S3cr3tValue', redacted],
    ['token was v%5E1.1%23i%5E1%23S3cr3tValue here', `token was ${redacted} here`],
    ['https://user:S3cr3tValue@a.example/x', `https://${redacted}@a.example/x`],
    ['mail jane.doe+shop@mail.example.co.uk now', `mail ${redacted} now`],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('leaves ordinary texts alone', () => {
    for (const text of [
      'Mug, 3 cm (blue) = nice',
      'GET https://api.ebay.com/sell/inventory/v1/offer?sku=A1 200',
      'barcode=1',
      'the basic idea',
    ]) {
      expect(redactText(text)).toBe(text);
    }
  });
});

describe('values that are hard to write', () => {
  it('follows errors into their causes and own fields', () => {
    const inner = Object.assign(new Error('POST /token?code=S3cr3tValue'), {
      clientSecret: 'S3cr3tValue',
      status: 400,
    });
    const result = redact({
      error: new AggregateError([new Error('Bearer S3cr3tValue')], 'all failed', { cause: inner }),
    });
    expect(JSON.stringify(result)).not.toContain('S3cr3tValue');
    expect(result).toMatchObject({
      error: {
        name: 'AggregateError',
        message: 'all failed',
        cause: { message: `POST /token?code=${redacted}`, clientSecret: redacted, status: 400 },
      },
    });
  });

  it('shows the code and reason of an expected failure', () => {
    const error = new AppError({ code: 'not_found', reason: 'not_found', message: 'There is no item 1.' });
    expect(redact(error)).toMatchObject({ data: { code: 'not_found', reason: 'not_found' } });
  });

  it('names cycles, bytes, functions and strange numbers', () => {
    const cycle: Record<string, unknown> = {
      bytes: new Uint8Array(3),
      run: () => 1,
      nan: Number.NaN,
      big: 10n,
      when: new Date(0),
    };
    cycle['self'] = cycle;
    expect(redact(cycle)).toEqual({
      bytes: '[3 bytes]',
      run: '[function]',
      nan: 'NaN',
      big: '10',
      when: '1970-01-01T00:00:00.000Z',
      self: '[circular]',
    });
  });

  it('shows one thing twice when it is not a cycle', () => {
    const one = { sku: 'A' };
    expect(redact([one, one])).toEqual([one, one]);
  });

  it('cuts long texts, lists and depths', () => {
    const long = redact({
      text: 'word '.repeat(100_000),
      list: Array.from({ length: 1_000 }, (_, index) => index),
    }) as {
      text: string;
      list: unknown[];
    };
    expect(long.text.length).toBeLessThan(4_100);
    expect(long.text).toContain('500000 characters');
    expect(long.list).toHaveLength(101);
    let deep: unknown = 'bottom';
    for (let level = 0; level < 50; level += 1) deep = { deep };
    expect(JSON.stringify(redact(deep))).toContain('[deeper]');
  });

  it('survives a getter that throws', () => {
    const trap = Object.defineProperty({}, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(redact(trap)).toEqual({ trap: '[unreadable]' });
  });

  it('takes a megabyte of anything in a moment', () => {
    const started = performance.now();
    for (const text of [
      'a'.repeat(1e6),
      'a@'.repeat(5e5),
      'token='.repeat(2e5),
      'eyJ'.repeat(3e5),
      '"code":"'.repeat(1e5),
    ])
      redactText(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('no seeded secret survives', () => {
  const secret = fc.stringMatching(/^S3CR[A-Za-z0-9]{12,40}$/);
  /** Every way in which a secret was ever seen to travel. */
  const carrier = (value: string) =>
    fc.constantFrom<unknown>(
      { authorization: `Bearer ${value}` },
      { headers: { 'X-Api-Key': value } },
      { headers: [['Cookie', value]] },
      { refresh_token: value, other: 1 },
      { code: value },
      `https://x.example/cb?x=1&code=${value}&state=1`,
      `https://x.example/cb?state=${value}`,
      `https://x.example/cb#id_token=${value}`,
      `grant_type=authorization_code&code=${value}&redirect_uri=x`,
      `{"access_token":"${value}","token_type":"User"}`,
      JSON.stringify(JSON.stringify({ refresh_token: value })),
      `Authorization: Basic ${value}`,
      `curl -H "Authorization: Bearer ${value}"`,
      `v^1.1#i^1#f^0#r^1#t^${value}`,
      `eyJhbGciOiJub25lIn0.${value}.${value}`,
      `${value}@mail.example`,
      `https://seller:${value}@host.example/`,
      new URL(`https://x.example/?access_token=${value}`),
      new URLSearchParams({ client_secret: value }),
      new Map([['password', value]]),
      new Error(`token endpoint refused code=${value}`),
      new Error('outer', { cause: { clientSecret: value } }),
      Object.assign(new Error('x'), { request: { body: `refresh_token=${value}` } }),
    );
  const wrap = (value: unknown) =>
    fc.array(fc.constantFrom('list', 'object', 'error', 'text', 'set'), { maxLength: 4 }).map((layers) =>
      layers.reduce((inner: unknown, layer) => {
        switch (layer) {
          case 'list':
            return [1, inner, 'x'];
          case 'object':
            return { sku: 'A1', inner };
          case 'error':
            return new Error('wrapped', { cause: inner });
          case 'text':
            return typeof inner === 'string' ? `before ${inner} after` : inner;
          default:
            return new Set([inner]);
        }
      }, value),
    );

  it('whatever carries it and however deep', () => {
    const cases = secret.chain((value) =>
      carrier(value)
        .chain(wrap)
        .map((built) => ({ value, built })),
    );
    fc.assert(
      fc.property(cases, ({ value, built }) => {
        expect(JSON.stringify(redact(built))).not.toContain(value);
      }),
      { numRuns: 10_000 },
    );
  });
});
