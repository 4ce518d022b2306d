import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  authorizeUrl,
  basic,
  call,
  consent,
  errorIds,
  practiceWorld,
  signIn,
  token,
  type PracticeWorld,
} from './practice-world.ts';

const BASE = 'https://api.ebay.com/oauth/api_scope';
let practice: PracticeWorld;

beforeAll(async () => {
  practice = await practiceWorld();
});
afterAll(() => practice.close());

describe('the consent page', () => {
  it('offers its sellers and two buttons, without scripts', async () => {
    const page = await call('GET', authorizeUrl(practice));
    expect(page.status).toBe(200);
    expect(page.body).toContain('value="harbour_finds" checked');
    expect(page.body).toContain('value="agree"');
    expect(page.body).toContain('value="decline"');
    expect(page.body).not.toContain('<script');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
    ['a URL instead of the RuName', { redirect_uri: 'https://crossdock.example/accepted' }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['an unknown scope', { scope: `${BASE}/sell.everything` }, 'invalid_scope'],
    ['no scope', { scope: '' }, 'invalid_scope'],
  ])('refuses %s', async (_what, change, code) => {
    const page = await call('GET', authorizeUrl(practice, change));
    expect(page.status).toBe(400);
    expect(page.body).toContain(code);
  });

  it('passes state and a code to the accepted URL', async () => {
    const back = await consent(practice);
    expect(`${back.origin}${back.pathname}`).toBe(practice.ebay.acceptedUrl);
    expect(back.searchParams.get('state')).toBe('state-1');
    expect(back.searchParams.get('expires_in')).toBe('299');
    expect(back.searchParams.get('code')).toMatch(/^v\^1\.1#/);
  });

  it('sends a seller who declines to the declined URL, without a code', async () => {
    const back = await consent(practice, { decision: 'decline' });
    expect(back.pathname).toBe('/crossdock/declined');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('state-1');
    expect(back.searchParams.has('code')).toBe(false);
  });

  it('takes a decision once only', async () => {
    const page = await call('GET', authorizeUrl(practice));
    const ticket = /name="ticket" value="([^"]+)"/.exec(String(page.body))?.[1] ?? '';
    const decide = () =>
      call(
        'POST',
        `${practice.ebay.authUrl}/oauth2/authorize/decision`,
        new URLSearchParams({ ticket, seller: 'harbour_finds', decision: 'agree' }).toString(),
        { 'content-type': 'application/x-www-form-urlencoded' },
      );
    expect((await decide()).status).toBe(302);
    expect((await decide()).status).toBe(400);
  });

  it('asks again for a user name that cannot be one, and escapes it', async () => {
    const page = await call('GET', authorizeUrl(practice));
    const ticket = /name="ticket" value="([^"]+)"/.exec(String(page.body))?.[1] ?? '';
    const answer = await call(
      'POST',
      `${practice.ebay.authUrl}/oauth2/authorize/decision`,
      new URLSearchParams({ ticket, other: '<b>x</b>', decision: 'agree' }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('&lt;b&gt;x&lt;/b&gt;');
  });

  it('lets several sellers connect, each with an id of their own', async () => {
    const names = ['harbour_finds', 'attic_and_co', 'my_other_shop'];
    const users = await Promise.all(
      names.map(async (name) => {
        const seller = await signIn(practice, name);
        return (await seller.api('GET', `${practice.ebay.apizUrl}/commerce/identity/v1/user/`)).body as {
          userId: string;
          username: string;
        };
      }),
    );
    expect(users.map((user) => user.username)).toEqual(names);
    expect(new Set(users.map((user) => user.userId)).size).toBe(3);
  });
});

describe('the token endpoint', () => {
  const exchange = (code: string, redirectUri = practice.ebay.ruName) =>
    token(practice, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  const freshCode = async () => (await consent(practice)).searchParams.get('code') ?? '';

  it('exchanges a code for a user token that lives two hours and a refresh token for 18 months', async () => {
    const answer = await exchange(await freshCode());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      expires_in: 7200,
      refresh_token_expires_in: 47_304_000,
      token_type: 'User Access Token',
    });
  });

  it('takes a code once', async () => {
    const code = await freshCode();
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('refuses a code after 299 seconds', async () => {
    const code = await freshCode();
    practice.clock.advance(299_000);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each([
    [
      'a code that was encoded twice',
      async () => exchange(encodeURIComponent(await freshCode())),
      400,
      'invalid_grant',
    ],
    ['another RuName', async () => exchange(await freshCode(), 'Other-RuName'), 400, 'invalid_grant'],
    ['an unknown grant type', () => token(practice, { grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['a missing grant type', () => token(practice, {}), 400, 'invalid_request'],
    [
      'a wrong secret',
      () => token(practice, { grant_type: 'client_credentials', scope: BASE }, basic(practice, 'PRD-wrong')),
      401,
      'invalid_client',
    ],
    [
      'no client authentication',
      () => token(practice, { grant_type: 'client_credentials', scope: BASE }, {}),
      401,
      'invalid_client',
    ],
    [
      'a seller scope for an application',
      () => token(practice, { grant_type: 'client_credentials', scope: `${BASE}/sell.inventory` }),
      400,
      'invalid_scope',
    ],
    [
      'a dead refresh token',
      () => token(practice, { grant_type: 'refresh_token', refresh_token: 'v^1.1#gone' }),
      400,
      'invalid_grant',
    ],
  ])('refuses %s', async (_what, ask, status, error) => {
    expect(await ask()).toMatchObject({ status, body: { error } });
  });

  it('refuses JSON', async () => {
    const answer = await call(
      'POST',
      `${practice.ebay.apiUrl}/identity/v1/oauth2/token`,
      { grant_type: 'client_credentials', scope: BASE },
      basic(practice),
    );
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('refreshes without rotating, and only within the consent', async () => {
    const seller = await signIn(practice, 'harbour_finds', `${BASE} ${BASE}/sell.inventory`);
    const form = { grant_type: 'refresh_token', refresh_token: seller.refreshToken };
    const first = await token(practice, form);
    expect(first.status).toBe(200);
    expect(first.body).not.toHaveProperty('refresh_token');
    expect((await token(practice, { ...form, scope: BASE })).status).toBe(200);
    expect(await token(practice, { ...form, scope: `${BASE}/sell.account` })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
    practice.clock.advance(47_304_000_000);
    expect(await token(practice, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('gives applications tokens for public data only', async () => {
    const answer = await token(practice, { grant_type: 'client_credentials', scope: BASE });
    expect(answer.body).toMatchObject({ token_type: 'Application Access Token' });
    const headers = { authorization: `Bearer ${(answer.body as { access_token: string }).access_token}` };
    const tree = `${practice.ebay.apiUrl}/commerce/taxonomy/v1/get_default_category_tree_id?marketplace_id=EBAY_US`;
    expect((await call('GET', tree, undefined, headers)).status).toBe(200);
    const location = await call('GET', `${practice.ebay.apiUrl}/sell/inventory/v1/location`, undefined, headers);
    expect([location.status, errorIds(location)]).toEqual([403, [1100]]);
  });
});

describe('tokens on calls', () => {
  const path = '/sell/inventory/v1/location';

  it.each([
    ['no token', undefined, 401, 1002],
    ['an unknown token', 'Bearer v^1.1#nobody', 401, 1001],
    ['another scheme', 'IAF v^1.1#nobody', 401, 1001],
  ])('refuses %s', async (_what, authorization, status, id) => {
    const answer = await call(
      'GET',
      `${practice.ebay.apiUrl}${path}`,
      undefined,
      authorization === undefined ? {} : { authorization },
    );
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });

  it('lets an access token die after two hours', async () => {
    const seller = await signIn(practice);
    practice.clock.advance(7_199_000);
    expect((await seller.api('GET', path)).status).toBe(200);
    practice.clock.advance(1000);
    const late = await seller.api('GET', path);
    expect([late.status, errorIds(late)]).toEqual([401, [1001]]);
  });

  it('refuses what the consent did not cover', async () => {
    const seller = await signIn(practice, 'harbour_finds', BASE);
    const answer = await seller.api('GET', path);
    expect([answer.status, errorIds(answer)]).toEqual([403, [1100]]);
  });

  it('lets a read-only scope read and not write', async () => {
    const seller = await signIn(practice, 'harbour_finds', `${BASE}/sell.inventory.readonly`);
    expect((await seller.api('GET', path)).status).toBe(200);
    expect((await seller.api('POST', `${path}/home`, {})).status).toBe(403);
  });

  it('answers a path on the wrong host with 404', async () => {
    const seller = await signIn(practice);
    const { apiUrl, apimUrl, apizUrl, authUrl, webUrl } = practice.ebay;
    const wrong = [
      `${apizUrl}${path}`,
      `${apimUrl}${path}`,
      `${apiUrl}/commerce/identity/v1/user/`,
      `${authUrl}${path}`,
      `${webUrl}${path}`,
    ];
    for (const url of wrong) expect((await seller.api('GET', url)).status, url).toBe(404);
  });
});
