import { describe, expect, it } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import { readError } from '#main/marketplaces/offerup/errors.ts';
import { keyFindings } from '#main/marketplaces/offerup/keys.ts';
import { offerup } from '#main/marketplaces/offerup/offerup.ts';
import { idempotencyKey, listingBody } from '#main/marketplaces/offerup/payloads.ts';
import { blurred, parsePlace } from '#main/marketplaces/offerup/place.ts';
import { preflight } from '#main/marketplaces/offerup/preflight.ts';
import { rates } from '#main/marketplaces/offerup/rates.ts';
import { categoryById, suggestCategories } from '#main/marketplaces/offerup/taxonomy.ts';

const draft: ListingDraft = {
  itemId: 'i',
  sku: 'CAM-1',
  title: ' Film camera ',
  description: 'Works.',
  condition: 'good',
  conditionNote: 'Small dent.',
  price: { amount: 1_999, currency: 'USD' },
  quantity: 1,
  variantCount: 1,
  categoryId: 'Electronics and media',
  aspects: {},
  terms: {},
  photos: [
    {
      id: 'p',
      contentHash: 'h',
      fileName: 'a.jpg',
      mediaType: 'image/jpeg',
      width: 640,
      height: 480,
      size: 1,
      bytes: () => Promise.resolve(new Uint8Array()),
    },
  ],
};
const place = { latitude: 47.6097, longitude: -122.3331 };
const whole = {
  apiUrl: 'https://endpoint.example/base',
  authUrl: 'http://127.0.0.1:4000',
  clientId: 'c',
  clientSecret: 's',
  redirectUri: 'https://localhost/crossdock/offerup',
};

describe('the keys of an OfferUp endpoint', () => {
  it.each([
    ['nothing at all', {}, []],
    ['the suggested redirect alone', { redirectUri: whole.redirectUri }, []],
    ['everything', whole, []],
    ['only a client', { clientId: 'c' }, ['keys.apiUrl', 'keys.authUrl', 'keys.clientSecret', 'keys.redirectUri']],
    ['an address without encryption', { ...whole, apiUrl: 'http://endpoint.example' }, ['keys.apiUrl']],
    ['an address with a password', { ...whole, authUrl: 'https://a:b@endpoint.example' }, ['keys.authUrl']],
    ['an address with a query', { ...whole, apiUrl: 'https://endpoint.example/?a=1' }, ['keys.apiUrl']],
  ])('says of %s what is wrong', (_, keys, fields) => {
    expect(keyFindings(keys as Record<string, string>, 'production').map(({ field }) => field)).toEqual(fields);
  });

  it('makes an account by hand only where there is no endpoint, and never in practice', () => {
    const byHand = (environment: 'practice' | 'production', keys: Record<string, string>) =>
      offerup.byHand?.({ environment, keys } as never)?.id;
    expect(byHand('production', {})).toBe('by_hand');
    expect(byHand('production', whole)).toBeUndefined();
    expect(byHand('practice', {})).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('is whole cents, one condition word, a rounded place and the note below the description', () => {
    expect(listingBody(draft, place, ['u'])).toEqual({
      title: 'Film camera',
      description: 'Works.\n\nCondition: Small dent.',
      price_cents: 1_999,
      photos: ['u'],
      category: 'Electronics and media',
      condition: 'used',
      location: { latitude: 47.61, longitude: -122.33 },
      external_id: 'CAM-1',
    });
  });

  it.each([
    ['new', 'new'],
    ['new_other', 'open_box'],
    ['refurbished', 'reconditioned'],
    ['acceptable', 'used'],
    ['for_parts', 'for_parts'],
    [null, 'other'],
  ] as const)('calls %s %s', (condition, word) => {
    expect(listingBody({ ...draft, condition }, place, [])['condition']).toBe(word);
  });

  it('has one key for every try, and another for a change, an account and a later publication', () => {
    const body = listingBody(draft, place, ['u']);
    const keys = [
      idempotencyKey('a', undefined, body),
      idempotencyKey('a', undefined, { ...body, price_cents: 1 }),
      idempotencyKey('b', undefined, body),
      idempotencyKey('a', 'ou_1', body),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(idempotencyKey('a', undefined, listingBody(draft, place, ['u']))).toBe(keys[0]);
  });

  it.each(['', '47.6', '91,0', '0,181', '1,2,3', 'a,b', '47.6, -122.3'])('reads no place out of “%s”', (text) => {
    expect(parsePlace(text)).toBeUndefined();
  });

  it('blurs a home to about a kilometre', () => {
    expect(blurred({ latitude: -0.001, longitude: 179.999 })).toEqual({ latitude: -0, longitude: 180 });
  });
});

describe('preflight for OfferUp', () => {
  const reasons = (change: Partial<ListingDraft>, needsPlace = false) =>
    preflight({ ...draft, ...change }, { needsPlace }).map(({ severity, reason }) => `${severity} ${reason}`);

  it.each([
    ['nothing', {}, []],
    ['a gift', { price: { amount: 0, currency: 'USD' } }, []],
    ['another currency', { price: { amount: 100, currency: 'EUR' } }, ['error price_currency']],
    ['more pieces', { quantity: 4 }, ['warning offerup_single_piece']],
    ['variants', { variantCount: 2 }, ['error variations_not_supported']],
    ['no category', { categoryId: null }, ['error category_missing']],
    ['a foreign category', { categoryId: '15230' }, ['error category_unknown']],
    ['no condition', { condition: null }, ['warning offerup_condition_other']],
    ['a condition it has not', { condition: 'new_with_defects' }, ['warning condition_approximated']],
    ['a long title', { title: 'x'.repeat(101) }, ['error title_too_long']],
    ['thirteen photos', { photos: Array.from({ length: 13 }, () => draft.photos[0]) }, ['error photos_too_many']],
  ] as const)('finds in %s what would be refused', (_, change, expected) => {
    expect(reasons(change as Partial<ListingDraft>)).toEqual(expected);
  });

  it('asks for the place', () => {
    expect(reasons({}, true)).toEqual(['error offerup_place_missing']);
  });
});

describe('the categories', () => {
  it.each([
    ['film camera', 'Electronics and media'],
    ['Antique stamps', 'Collectibles and art'],
    ['sofas', 'Home and garden'],
  ])('puts for “%s” the right one first', (query, name) => {
    expect(suggestCategories(query)[0]?.name).toBe(name);
  });

  it('offers all of them whatever is typed, and knows no others', () => {
    expect(suggestCategories('qqq')).toHaveLength(14);
    expect(categoryById('15230')).toBeUndefined();
  });
});

describe('what the endpoint says no with', () => {
  const read = (status: number, body: unknown) =>
    readError({ method: 'POST', url: 'https://x/', status, headers: {}, body });

  it.each([
    [
      422,
      { error: { code: 'invalid_price', message: 'm', field: 'price_cents' } },
      'remote_rejected',
      'offerup_refused',
    ],
    [404, { error: { code: 'not_found', message: '' } }, 'not_found', 'offerup_gone'],
    [403, { error: { code: 'insufficient_scope', message: '' } }, 'auth_required', 'offerup_scope_missing'],
    [409, { error: { code: 'already_sold', message: '' } }, 'remote_rejected', 'offerup_sold'],
    [401, { error: 'invalid_token' }, 'auth_required', 'offerup_consent_dead'],
    [400, { error: 'invalid_grant' }, 'auth_required', 'offerup_consent_dead'],
    [401, { error: 'invalid_client' }, 'conflict', 'offerup_keys_refused'],
  ])('reads %i %j', (status, body, code, reason) => {
    expect(read(status, body)?.error).toMatchObject({ code, reason });
  });

  it('leaves faults of the server and other bodies to the general rule', () => {
    expect(read(500, { error: { code: 'server_error', message: '' } })?.error).toBeUndefined();
    expect(read(502, '<html>')).toBeUndefined();
  });

  it('learns the limit from the headers, and nothing from nonsense', () => {
    const learn = (headers: Record<string, string>) => rates.learn?.(headers);
    expect(learn({ 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '3' })).toMatchObject([
      { limit: 60, remaining: 3 },
    ]);
    expect(learn({})).toEqual([]);
    expect(learn({ 'x-ratelimit-limit': 'many' })).toEqual([]);
  });
});
