import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, type PracticeWorld } from '../practice-world.ts';
import {
  ALL_SCOPES,
  askToken,
  codeForm,
  connectUrl,
  consent,
  etsySeller,
  newWorld,
  type Form,
  type Tokens,
} from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: PracticeWorld;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control.clearFaults());

const codeFor = async (seller?: string): Promise<string> =>
  (await consent(world, seller)).searchParams.get('code') ?? '';
const tokensFor = async (): Promise<Tokens> => (await askToken(world, codeForm(world, await codeFor()))).body as Tokens;
const refreshForm = (token: string): Form => ({
  grant_type: 'refresh_token',
  client_id: world.etsy.keystring,
  refresh_token: token,
});
const me = (token: string) =>
  call('GET', `${world.etsy.apiUrl}/users/me`, undefined, {
    'x-api-key': `${world.etsy.keystring}:${world.etsy.sharedSecret}`,
    authorization: `Bearer ${token}`,
  });

describe('the consent page', () => {
  it('sends the browser back with a code and the state', async () => {
    const back = await consent(world, 'harbour_finds', { state: 'st&te=1' });
    expect(`${back.origin}${back.pathname}`).toBe(world.etsy.redirectUri);
    expect(back.searchParams.get('state')).toBe('st&te=1');
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  it('tells a refusal with its code and the state', async () => {
    const back = await consent(world, 'harbour_finds', {}, 'Decline');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'state-1' });
  });

  it.each([
    ['another redirect', { redirect_uri: 'https://localhost/crossdock/etsy' }],
    ['a redirect with a slash more', { redirect_uri: 'SLASH' }],
    ['an unknown client', { client_id: 'nobody' }],
    ['the key with its secret as client', { client_id: 'WITH-SECRET' }],
    ['another response type', { response_type: 'token' }],
    ['no scope', { scope: '' }],
    ['an unknown scope', { scope: 'listings_r cart_rw' }],
    ['an empty state', { state: '' }],
    ['no challenge', { code_challenge: '' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
  ])('shows an error for %s and never goes back', async (_what, changes: Record<string, string>) => {
    const { redirectUri, keystring, sharedSecret } = world.etsy;
    const real = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [
        name,
        value.replace('SLASH', `${redirectUri}/`).replace('WITH-SECRET', `${keystring}:${sharedSecret}`),
      ]),
    );
    const page = await call('GET', connectUrl(world, real));
    expect(page).toMatchObject({ status: 400, body: expect.stringContaining('Sign-in not possible') });
    expect(page.headers['location']).toBeUndefined();
  });
});

describe('the token endpoint', () => {
  it('gives tokens that begin with the number of the user', async () => {
    const tokens = await tokensFor();
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const who = (await me(tokens.access_token)).body as { user_id: number; shop_id: number };
    expect(tokens.access_token.split('.')[0]).toBe(String(who.user_id));
    expect(tokens.refresh_token.split('.')[0]).toBe(String(who.user_id));
  });

  it('takes JSON as well, which clients in the wild send', async () => {
    const answer = await call('POST', world.etsy.tokenUrl, codeForm(world, await codeFor()));
    expect(answer.status).toBe(200);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
    ['a verifier that is too short', { code_verifier: 'short' }, 'invalid_request'],
    ['another redirect', { redirect_uri: 'https://localhost/' }, 'invalid_grant'],
    ['another client', { client_id: 'nobody' }, 'invalid_client'],
    ['no client', { client_id: undefined }, 'invalid_request'],
    ['no grant type', { grant_type: undefined }, 'invalid_request'],
    ['another grant type', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['another code', { code: 'made-up' }, 'invalid_grant'],
  ])('refuses %s', async (_what, changes: Form, error) => {
    const answer = await askToken(world, { ...codeForm(world, await codeFor()), ...changes });
    expect(answer.body).toMatchObject({ error });
    expect(answer.status).toBe(error === 'invalid_client' ? 401 : 400);
  });

  it('takes a code once', async () => {
    const form = codeForm(world, await codeFor());
    expect((await askToken(world, form)).status).toBe(200);
    expect((await askToken(world, form)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('takes a new refresh token at every refresh and none twice', async () => {
    const first = await tokensFor();
    const second = (await askToken(world, refreshForm(first.refresh_token))).body as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await askToken(world, refreshForm(first.refresh_token))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'refresh_token is revoked' },
    });
    expect((await askToken(world, refreshForm(second.refresh_token))).status).toBe(200);
    expect((await me(first.access_token)).status).toBe(200);
  });

  it('lets access end after an hour and refreshing after ninety days', async () => {
    const tokens = await tokensFor();
    world.control.advanceClock(HOUR);
    expect(await me(tokens.access_token)).toMatchObject({
      status: 401,
      body: { error: 'invalid_token', error_description: 'access token is expired' },
    });
    world.control.advanceClock(90 * DAY);
    expect((await askToken(world, refreshForm(tokens.refresh_token))).status).toBe(400);
  });

  it('keeps codes, verifiers and tokens out of the log', async () => {
    world.control.clearRequests();
    const code = await codeFor();
    const tokens = (await askToken(world, codeForm(world, code))).body as Tokens;
    await me(tokens.access_token);
    const logged = JSON.stringify(world.control.requests());
    for (const secret of [code, tokens.access_token, tokens.refresh_token, world.etsy.sharedSecret])
      expect(logged).not.toContain(secret);
  });
});

describe('tokens that a tester ends', () => {
  it('are found expired, and refreshing goes on', async () => {
    const tokens = await tokensFor();
    expect(world.control.expireAccessTokens()).toBeGreaterThan(0);
    expect((await me(tokens.access_token)).body).toMatchObject({ error_description: 'access token is expired' });
    expect((await askToken(world, refreshForm(tokens.refresh_token))).status).toBe(200);
  });

  it('are dead for good when the app was removed', async () => {
    const tokens = await tokensFor();
    expect(world.control.revokeRefreshTokens()).toBeGreaterThan(0);
    expect((await me(tokens.access_token)).body).toMatchObject({ error_description: 'access token is invalid' });
    expect((await askToken(world, refreshForm(tokens.refresh_token))).status).toBe(400);
  });
});

describe('the key', () => {
  it.each([
    ['is missing', () => ({}), 401, 'Missing x-api-key header'],
    [
      'comes without its secret',
      () => ({ 'x-api-key': world.etsy.keystring }),
      403,
      'Shared secret is required in x-api-key header',
    ],
    ['comes with another secret', () => ({ 'x-api-key': `${world.etsy.keystring}:wrong` }), 403, 'shared secret'],
  ])('is refused when it %s', async (_what, headers: () => Record<string, string>, status, text) => {
    const answer = await call('GET', `${world.etsy.apiUrl}/openapi-ping`, undefined, headers());
    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(text) } });
  });

  it('is enough for public calls', async () => {
    const key = { 'x-api-key': `${world.etsy.keystring}:${world.etsy.sharedSecret}` };
    for (const path of ['/openapi-ping', '/seller-taxonomy/nodes', '/shipping-carriers?origin_country_iso=US']) {
      expect((await call('GET', `${world.etsy.apiUrl}${path}`, undefined, key)).status).toBe(200);
    }
    expect(await call('GET', `${world.etsy.apiUrl}/users/me`, undefined, key)).toMatchObject({ status: 401 });
  });
});

describe('scopes', () => {
  const CALLS = [
    ['shops_r', 'GET', '/users/me'],
    ['shops_r', 'GET', '/shops/{s}/shipping-profiles'],
    ['shops_w', 'POST', '/shops/{s}/shipping-profiles'],
    ['shops_r', 'GET', '/shops/{s}/readiness-state-definitions'],
    ['shops_w', 'POST', '/shops/{s}/readiness-state-definitions'],
    ['shops_w', 'POST', '/shops/{s}/policies/return'],
    ['shops_w', 'POST', '/shops/{s}/sections'],
    ['listings_r', 'GET', '/shops/{s}/listings'],
    ['listings_w', 'POST', '/shops/{s}/listings'],
    ['listings_w', 'PATCH', '/shops/{s}/listings/1'],
    ['listings_d', 'DELETE', '/listings/1'],
    ['listings_w', 'POST', '/shops/{s}/listings/1/images'],
    ['listings_r', 'GET', '/listings/1/inventory'],
    ['listings_w', 'PUT', '/listings/1/inventory'],
    ['transactions_r', 'GET', '/shops/{s}/receipts'],
    ['transactions_w', 'PUT', '/shops/{s}/receipts/1'],
    ['transactions_w', 'POST', '/shops/{s}/receipts/1/tracking'],
  ] as const;

  it('are asked for call by call', async () => {
    const { shopId } = await etsySeller(world);
    for (const [scope, method, path] of CALLS) {
      const others = ALL_SCOPES.split(' ').filter((name) => name !== scope);
      const seller = await etsySeller(world, 'harbour_finds', others.join(' '));
      const url = `${world.etsy.apiUrl}${path.replace('{s}', String(shopId))}`;
      const answer = await call(method, url, undefined, seller.headers);
      expect([scope, path, answer.status, answer.body]).toEqual([
        scope,
        path,
        403,
        { error: 'insufficient_scope', error_description: 'Insufficient scope' },
      ]);
    }
  });

  it('of a token can be read', async () => {
    const seller = await etsySeller(world, 'harbour_finds', 'shops_r listings_r');
    const answer = await seller.form('POST', '/scopes', { token: seller.tokens.access_token });
    expect(answer).toMatchObject({ status: 200, body: { scopes: ['shops_r', 'listings_r'] } });
  });
});

describe('shops', () => {
  it('belong to one user each, and nobody writes to another’s', async () => {
    const [mine, theirs] = [await etsySeller(world), await etsySeller(world, 'other_seller')];
    expect(mine.shopId).not.toBe(theirs.shopId);
    expect(await mine.get(`/shops/${theirs.shopId}/listings`)).toMatchObject({
      status: 403,
      body: { error: `User does not own Shop ${theirs.shopId}` },
    });
    expect((await mine.get(`/shops/${theirs.shopId}`)).status).toBe(200);
  });

  it('may be missing: then users/me has no shop_id', async () => {
    const seller = await etsySeller(world, 'first_steps_26');
    expect(await seller.get('/users/me')).toMatchObject({ status: 200, body: { user_id: seller.userId } });
    expect((await seller.get('/users/me')).body).not.toHaveProperty('shop_id');
    expect((await seller.get(`/users/${seller.userId}/shops`)).status).toBe(404);
  });

  it('have the currency of their country', async () => {
    const currencies = [];
    for (const name of ['harbour_finds', 'berlin_attic', 'kyoto_curios', 'anybody_else']) {
      const { get, shopId } = await etsySeller(world, name);
      currencies.push(((await get(`/shops/${shopId}`)).body as { currency_code: string }).currency_code);
    }
    expect(currencies).toEqual(['USD', 'EUR', 'JPY', 'USD']);
  });
});

describe('the practice world', () => {
  it('keeps its keys over a reset and forgets the rest', async () => {
    const before = { ...world.etsy };
    const { tokens } = await etsySeller(world);
    world.control.reset();
    expect(world.etsy).toEqual(before);
    expect((await me(tokens.access_token)).status).toBe(401);
    await etsySeller(world);
  });
});

itConformsToEtsy(() => world);
