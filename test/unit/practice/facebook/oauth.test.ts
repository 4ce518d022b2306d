import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { consent, dialogUrl, graph, problem, proof, rows, signIn, signInOnPage, token } from './facebook-world.ts';

const DAY = 24 * 60 * 60 * 1000;
let practice: PracticeWorld;

beforeAll(async () => {
  practice = await practiceWorld();
});
afterAll(() => practice.close());

const appToken = () => `${practice.facebook.appId}|${practice.facebook.appSecret}`;
const inspected = async (inputToken: string): Promise<Record<string, unknown>> => {
  const query = new URLSearchParams({ input_token: inputToken, access_token: appToken() }).toString();
  const answer = await call('GET', `${practice.facebook.graphUrl}/v25.0/debug_token?${query}`);
  return (answer.body as { data: Record<string, unknown> }).data;
};
const code = async (answers = {}, changes = {}) =>
  (await consent(practice, answers, changes)).searchParams.get('code') ?? '';
const exchanged = (from: string, changes: Readonly<Record<string, string>> = {}) =>
  token(practice, { code: from, redirect_uri: practice.facebook.redirectUri, ...changes });

describe('the consent dialog', () => {
  it.each([
    ['another app', { client_id: '1' }],
    [
      'a redirect address that is not registered to the letter',
      { redirect_uri: 'http://127.0.0.1:1/crossdock/accepted' },
    ],
    ['a permission nobody knows', { scope: 'pages_show_list,marketplace_write' }],
    ['another response type', { response_type: 'token' }],
  ])('refuses %s', async (_what, changes) => {
    expect((await call('GET', dialogUrl(practice, changes))).status).toBe(400);
  });

  it('sends the state back untouched, with a code or with the refusal', async () => {
    const agreed = await consent(practice, {}, { state: 'a b&c' });
    expect(agreed.searchParams.get('state')).toBe('a b&c');
    expect(agreed.searchParams.get('code')).toMatch(/^AQ/);
    const declined = await consent(practice, { press: 'Decline' });
    expect(Object.fromEntries(declined.searchParams)).toMatchObject({
      error: 'access_denied',
      error_reason: 'user_denied',
      state: 'state-1',
    });
  });

  it('lets a version go when its time is over', async () => {
    const dead = dialogUrl(practice).replace('/v25.0/', '/v20.0/');
    expect((await call('GET', dead)).status).toBe(400);
  });
});

describe('tokens', () => {
  it('are given for a code once, with the same redirect address and the secret', async () => {
    const once = await code();
    expect(problem(await exchanged(once, { client_secret: 'wrong' }))).toEqual({ status: 400, code: 1 });
    expect(problem(await exchanged(once, { redirect_uri: 'https://localhost/elsewhere' }))).toEqual({
      status: 400,
      code: 100,
      subcode: 36008,
    });
    const first = await exchanged(once);
    expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: 5400 });
    expect(problem(await exchanged(once))).toMatchObject({ code: 100, subcode: 36009 });
  });

  it('do not come out of a code that is ten minutes old', async () => {
    const old = await code();
    practice.control.advanceClock(10 * 60_000);
    expect(problem(await exchanged(old))).toMatchObject({ code: 100, subcode: 36007 });
  });

  it('are exchanged for 60 days, anew at most once a day, and never when they have expired', async () => {
    const short = ((await exchanged(await code())).body as { access_token: string }).access_token;
    const swap = (from: string) => token(practice, { grant_type: 'fb_exchange_token', fb_exchange_token: from });
    const long = (await swap(short)).body as { access_token: string; expires_in: number };
    expect(long.expires_in).toBe(60 * 24 * 60 * 60);
    expect((await swap(long.access_token)).body).toMatchObject({ access_token: long.access_token });
    practice.control.advanceClock(2 * DAY);
    const renewed = (await swap(long.access_token)).body as { access_token: string };
    expect(renewed.access_token).not.toBe(long.access_token);
    expect(problem(await swap(short))).toEqual({ status: 400, code: 190, subcode: 463 });
  });

  it('of Pages do not end by time beside a long-lived user token, but when access to data ends', async () => {
    const seller = await signInOnPage(practice);
    expect(await inspected(seller.pageToken)).toMatchObject({
      type: 'PAGE',
      is_valid: true,
      expires_at: 0,
      profile_id: seller.pageId,
    });
    practice.control.advanceClock(61 * DAY);
    expect(problem(await seller.user('GET', '/me'))).toEqual({ status: 401, code: 190, subcode: 463 });
    expect((await seller.page('GET', `/${seller.pageId}`)).status).toBe(200);
    practice.control.advanceClock(30 * DAY);
    expect(problem(await seller.page('GET', `/${seller.pageId}`))).toMatchObject({ code: 190, subcode: 463 });
  });

  it('need the proof that the app secret is known', async () => {
    const { userToken } = await signIn(practice);
    const bare = `${practice.facebook.graphUrl}/v25.0/me?access_token=${userToken}`;
    expect(problem(await call('GET', bare))).toEqual({ status: 400, code: 100 });
    for (const wrong of ['0'.repeat(64), 'é'.repeat(64), 'é'.repeat(32), ''])
      expect((await call('GET', `${bare}&appsecret_proof=${encodeURIComponent(wrong)}`)).status).toBe(400);
    expect((await call('GET', `${bare}&appsecret_proof=${proof(practice, userToken)}`)).body).toMatchObject({
      name: 'harbour_finds',
    });
    expect(problem(await graph(practice, 'nonsense', 'GET', '/me'))).toEqual({ status: 401, code: 190 });
  });

  it('never reach the request log', async () => {
    const seller = await signInOnPage(practice);
    await seller.user('GET', '/me/accounts', { access_token: seller.userToken, limit: '1' });
    const logged = JSON.stringify(practice.control.requests());
    expect(logged).not.toContain(seller.userToken);
    expect(logged).not.toContain(seller.pageToken);
    expect(logged).not.toContain(practice.facebook.appSecret);
  });
});

describe('permissions', () => {
  it('that were left out are missing, and are asked again only with auth_type=rerequest', async () => {
    const fields = { seller: 'attic_and_co', 'permission:catalog_management': '' };
    const { user } = await signIn(practice, 'attic_and_co', fields);
    const states = async () =>
      Object.fromEntries(rows(await user('GET', '/me/permissions')).map((row) => [row['permission'], row['status']]));
    expect(await states()).toMatchObject({ public_profile: 'granted', catalog_management: 'declined' });
    await consent(practice, { fields: { seller: 'attic_and_co' } });
    expect(await states()).toMatchObject({ catalog_management: 'declined' });
    await consent(practice, { fields: { seller: 'attic_and_co' } }, { auth_type: 'rerequest' });
    expect(await states()).toMatchObject({ catalog_management: 'granted' });
  });

  it('reach only the Pages that were left in', async () => {
    const { user, userToken } = await signIn(practice, 'attic_and_co', { 'page:attic_and_co:1': '' });
    const pages = rows(await user('GET', '/me/accounts'));
    expect(pages.map((page) => page['name'])).toEqual(['Attic & Co Books']);
    expect((await inspected(userToken))['granular_scopes']).toContainEqual({
      scope: 'pages_manage_posts',
      target_ids: [pages[0]?.['id']],
    });
  });

  it('end one by one or all at once, and the tokens with them', async () => {
    const seller = await signInOnPage(practice);
    expect((await seller.user('DELETE', '/me/permissions/ads_read')).body).toEqual({
      success: true,
    });
    expect(problem(await seller.user('GET', '/me/adaccounts'))).toMatchObject({ status: 403, code: 200 });
    expect((await seller.user('DELETE', '/me/permissions')).body).toEqual({ success: true });
    for (const answer of [await seller.user('GET', '/me'), await seller.page('GET', '/me')]) {
      expect(problem(answer)).toEqual({ status: 401, code: 190, subcode: 458 });
    }
    expect(await inspected(seller.userToken)).toMatchObject({ is_valid: false, error: { subcode: 458 } });
  });

  it('end for everybody, and tokens expire, when a tester says so', async () => {
    const seller = await signInOnPage(practice);
    practice.control.expireAccessTokens();
    expect(problem(await seller.page('GET', '/me'))).toMatchObject({ code: 190, subcode: 463 });
    const again = await signInOnPage(practice);
    practice.control.revokeRefreshTokens();
    expect(problem(await again.page('GET', '/me'))).toMatchObject({ code: 190, subcode: 458 });
  });
});
