import { createHmac } from 'node:crypto';
import type { RunningPractice } from '#main/practice/practice.ts';
import { consentDriver, type ConsentAnswers } from '#test/integration/consent-driver.ts';
import { call, picture, type Answered } from '../practice-world.ts';
import { FormData } from 'undici';

/** Every permission Crossdock asks for. */
export const SCOPE = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_posts',
  'business_management',
  'catalog_management',
  'ads_read',
].join(',');

export function dialogUrl(practice: RunningPractice, changes: Readonly<Record<string, string>> = {}): string {
  const { authUrl, version, appId, redirectUri } = practice.facebook;
  const query = { client_id: appId, redirect_uri: redirectUri, response_type: 'code', scope: SCOPE, state: 'state-1' };
  return `${authUrl}/${version}/dialog/oauth?${new URLSearchParams({ ...query, ...changes }).toString()}`;
}

/** Goes through the consent dialog; returns where the browser is sent. */
export async function consent(
  practice: RunningPractice,
  answers: ConsentAnswers = {},
  changes: Readonly<Record<string, string>> = {},
): Promise<URL> {
  const outcome = await consentDriver(answers).open({
    title: 'Facebook',
    startUrl: dialogUrl(practice, changes),
    redirectUrls: [changes['redirect_uri'] ?? practice.facebook.redirectUri],
    deadlineMs: 10_000,
    signal: new AbortController().signal,
  });
  if (outcome.kind !== 'redirected') throw new Error(`The consent ended ${outcome.kind}.`);
  return new URL(outcome.url);
}

/** The token endpoint, with the app's own keys unless told otherwise. */
export function token(practice: RunningPractice, parameters: Readonly<Record<string, string>>): Promise<Answered> {
  const { graphUrl, version, appId, appSecret } = practice.facebook;
  const query = new URLSearchParams({ client_id: appId, client_secret: appSecret, ...parameters });
  return call('GET', `${graphUrl}/${version}/oauth/access_token?${query.toString()}`);
}

export function proof(practice: RunningPractice, accessToken: string): string {
  return createHmac('sha256', practice.facebook.appSecret).update(accessToken).digest('hex');
}

/** Calls Graph with a token and its proof. Parameters go into the query of reads and into the JSON body of writes. */
export function graph(
  practice: RunningPractice,
  accessToken: string,
  method: string,
  path: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const { graphUrl, version } = practice.facebook;
  const query = new URLSearchParams({ appsecret_proof: proof(practice, accessToken) });
  if (method !== 'POST') {
    for (const [name, value] of Object.entries(parameters)) {
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return call(method, `${graphUrl}/${version}${path}?${query.toString()}`, method === 'POST' ? parameters : undefined, {
    authorization: `Bearer ${accessToken}`,
  });
}

export type Graph = (method: string, path: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Answered>;

export interface SignedIn {
  readonly userToken: string;
  readonly user: Graph;
}

/** Consent, code and the long-lived token. */
export async function signIn(
  practice: RunningPractice,
  seller = 'harbour_finds',
  fields: Readonly<Record<string, string>> = {},
): Promise<SignedIn> {
  const back = await consent(practice, { fields: { seller, ...fields } });
  const { redirectUri } = practice.facebook;
  const short = await token(practice, { code: back.searchParams.get('code') ?? '', redirect_uri: redirectUri });
  const long = await token(practice, {
    grant_type: 'fb_exchange_token',
    fb_exchange_token: (short.body as { access_token: string }).access_token,
  });
  const userToken = (long.body as { access_token: string }).access_token;
  return { userToken, user: (...args) => graph(practice, userToken, ...args) };
}

export interface OnPage extends SignedIn {
  readonly pageId: string;
  readonly pageToken: string;
  readonly page: Graph;
}

/** Signed in, with the first Page's token. */
export async function signInOnPage(practice: RunningPractice, seller = 'harbour_finds'): Promise<OnPage> {
  const signedIn = await signIn(practice, seller);
  const { body } = await signedIn.user('GET', '/me/accounts');
  const [page] = (body as { data: { id: string; access_token: string }[] }).data;
  if (page === undefined) throw new Error(`No Page: ${JSON.stringify(body)}`);
  return {
    ...signedIn,
    pageId: page.id,
    pageToken: page.access_token,
    page: (...args) => graph(practice, page.access_token, ...args),
  };
}

/** Uploads a picture of its own colour; unpublished unless told otherwise. */
export async function uploadPhoto(
  practice: RunningPractice,
  seller: OnPage,
  fields: Readonly<Record<string, string>> = { published: 'false' },
  bytes?: Uint8Array,
): Promise<Answered> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const content = bytes ?? (await picture(800, 600, String(Math.random())));
  form.append('source', new Blob([new Uint8Array(content)], { type: 'image/jpeg' }), 'photo.jpg');
  const { graphUrl, version } = practice.facebook;
  const query = new URLSearchParams({ appsecret_proof: proof(practice, seller.pageToken) }).toString();
  return call('POST', `${graphUrl}/${version}/${seller.pageId}/photos?${query}`, form, {
    authorization: `Bearer ${seller.pageToken}`,
  });
}

/** Code and subcode of a refusal. */
export function problem(answer: Answered): {
  readonly status: number;
  readonly code: number;
  readonly subcode?: number;
} {
  const { error } = answer.body as { error: { code: number; error_subcode?: number } };
  return {
    status: answer.status,
    code: error.code,
    ...(error.error_subcode === undefined ? {} : { subcode: error.error_subcode }),
  };
}

export const idOf = (answer: Answered): string => (answer.body as { id: string }).id;
export const rows = (answer: Answered): readonly Record<string, unknown>[] =>
  (answer.body as { data: Record<string, unknown>[] }).data;
