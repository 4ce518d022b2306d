import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { graph, problem, proof, rows, signInOnPage, type OnPage } from './facebook-world.ts';

const HOUR = 60 * 60 * 1000;
let practice: PracticeWorld;
let seller: OnPage;

beforeEach(async () => {
  practice = await practiceWorld();
  seller = await signInOnPage(practice);
});
afterEach(() => practice.close());

const limit = (name: string, calls: number) => practice.control.setDailyLimit('facebook', name, calls);
const usage = (answer: { headers: Readonly<Record<string, unknown>> }, header: string): unknown =>
  JSON.parse(String(answer.headers[header]));

describe('limits', () => {
  it('of the app grow in X-App-Usage and end with error 4, until the hour has slid on', async () => {
    limit('app', 4);
    expect(usage(await seller.user('GET', '/me'), 'x-app-usage')).toMatchObject({ call_count: 50 });
    await seller.user('GET', '/me');
    await seller.user('GET', '/me');
    const refused = await seller.user('GET', '/me');
    expect(problem(refused)).toEqual({ status: 403, code: 4 });
    expect(usage(refused, 'x-app-usage')).toMatchObject({ call_count: 100 });
    expect(refused.headers['retry-after']).toBeUndefined();
    practice.control.advanceClock(HOUR);
    expect((await seller.user('GET', '/me')).status).toBe(200);
  });

  it('of a user, a Page, a catalogue, its batches and its posts have errors of their own', async () => {
    const business = rows(await seller.user('GET', '/me/businesses'))[0]?.['id'] as string;
    const catalog = rows(await seller.user('GET', `/${business}/owned_product_catalogs`))[0]?.['id'] as string;
    limit('user', 0);
    expect(problem(await seller.user('GET', '/me'))).toEqual({ status: 400, code: 17 });
    limit('catalog', 0);
    expect(problem(await seller.user('GET', `/${catalog}/products`))).toEqual({ status: 400, code: 613 });
    limit('posts', 0);
    const post = () => seller.page('POST', `/${seller.pageId}/feed`, { message: 'Hello' });
    expect(problem(await post())).toEqual({ status: 400, code: 368, subcode: 1390008 });
    limit('page', 0);
    expect(problem(await post())).toEqual({ status: 400, code: 32 });
    limit('batch', 1);
    const batch = () => seller.user('POST', `/${catalog}/items_batch`, { item_type: 'PRODUCT_ITEM', requests: [] });
    await batch();
    practice.control.advanceClock(20 * 60_000);
    const refused = await batch();
    expect(problem(refused)).toMatchObject({ status: 400, code: 80014 });
    expect(usage(refused, 'x-business-use-case-usage')).toEqual({
      [catalog]: [
        expect.objectContaining({ type: 'catalog_batch', call_count: 100, estimated_time_to_regain_access: 40 }),
      ],
    });
  });

  it('are spoken in Meta’s words when a tester plays them', async () => {
    practice.control.addFault({ match: { marketplace: 'facebook' }, kind: { type: 'rate-limit' } });
    expect(problem(await seller.user('GET', '/me'))).toEqual({ status: 403, code: 4 });
    practice.control.addFault({ match: { marketplace: 'facebook' }, kind: { type: 'server-error' } });
    expect(problem(await seller.user('GET', '/me'))).toEqual({ status: 500, code: 2 });
  });
});

describe('versions', () => {
  const at = (version: string) =>
    call(
      'GET',
      `${practice.facebook.graphUrl}/${version}/me?appsecret_proof=${proof(practice, seller.userToken)}`,
      undefined,
      {
        authorization: `Bearer ${seller.userToken}`,
      },
    );

  it('from v21 to v26 answer; older ones are refused and unknown ones are no path', async () => {
    for (const version of ['v21.0', 'v26.0']) expect((await at(version)).status).toBe(200);
    expect(problem(await at('v20.0'))).toEqual({ status: 400, code: 2635 });
    expect(problem(await at('v99.0'))).toEqual({ status: 400, code: 2500 });
  });

  it('end on their day', async () => {
    practice.control.advanceClock(Date.UTC(2027, 0, 21) - practice.control.now());
    expect(problem(await at('v21.0'))).toEqual({ status: 400, code: 2635 });
  });
});

describe('a restart', () => {
  it('keeps tokens, Pages and the app’s keys', async () => {
    const stateFile = join(tempFolder(), 'state.db');
    const before = await practiceWorld({ stateFile });
    const signedIn = await signInOnPage(before);
    await signedIn.page('POST', `/${signedIn.pageId}/feed`, { message: 'Kept' });
    const keys = before.facebook.appSecret;
    await before.close();
    const after = await practiceWorld({ stateFile });
    expect(after.facebook.appSecret).toBe(keys);
    const posts = await graph(after, signedIn.pageToken, 'GET', `/${signedIn.pageId}/posts`);
    expect(rows(posts)[0]?.['message']).toBe('Kept');
    await after.close();
  });
});
