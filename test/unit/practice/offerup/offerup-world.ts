import { FormData } from 'undici';
import type { RunningPractice } from '#main/practice/practice.ts';
import { call, picture, type Answered } from '../practice-world.ts';

/** Opens the consent page, presses a button and returns where the browser is sent. */
export async function consent(
  { offerup }: RunningPractice,
  given: {
    readonly decision?: string;
    readonly other?: string;
    readonly query?: Readonly<Record<string, string>>;
  } = {},
): Promise<URL> {
  const { decision = 'agree', other = '', query = {} } = given;
  const asked = new URLSearchParams({
    client_id: offerup.clientId,
    redirect_uri: offerup.redirectUri,
    response_type: 'code',
    scope: 'listings:read listings:write',
    state: 'state-1',
    ...query,
  });
  const page = await call('GET', `${offerup.authUrl}/oauth/authorize?${asked.toString()}`);
  const ticket = /name="ticket" value="([^"]+)"/.exec(String(page.body))?.[1] ?? '';
  const form = new URLSearchParams({ ticket, seller: 'harbour_finds', other, decision }).toString();
  const answer = await call('POST', `${offerup.authUrl}/oauth/authorize/decision`, form, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  return new URL(String(answer.headers['location']));
}

/** A token call with the practice registration's own keys. */
export const token = (
  { offerup }: RunningPractice,
  fields: Readonly<Record<string, string>>,
  path = '/oauth/token',
): Promise<Answered> =>
  call('POST', `${offerup.authUrl}${path}`, {
    client_id: offerup.clientId,
    client_secret: offerup.clientSecret,
    ...fields,
  });

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

export interface Seller {
  readonly tokens: Tokens;
  api(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Uploads a picture and answers its address. */
  photo(seed?: string): Promise<string>;
}

/** Signs a seller in the long way. */
export async function signIn(practice: RunningPractice, other = ''): Promise<Seller> {
  const back = await consent(practice, { other });
  const answer = await token(practice, {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
  });
  const tokens = answer.body as Tokens;
  const authorization = `Bearer ${tokens.access_token}`;
  const api: Seller['api'] = (method, path, body, headers = {}) =>
    call(method, `${practice.offerup.apiUrl}/v1${path}`, body, { authorization, ...headers });
  return {
    tokens,
    api,
    photo: async (seed = 'photo') => {
      const form = new FormData();
      form.append('photo', new Blob([new Uint8Array(await picture(64, 64, seed))], { type: 'image/jpeg' }), 'a.jpg');
      return ((await api('POST', '/photos', form)).body as { url: string }).url;
    },
  };
}

/** A body that is taken as it is. */
export const listingBody = async (seller: Seller, change: Readonly<Record<string, unknown>> = {}) => ({
  title: 'Lamp',
  description: 'Works.',
  price_cents: 1999,
  photos: [await seller.photo()],
  category: 'Home and garden',
  condition: 'used',
  location: { latitude: 47.61, longitude: -122.33 },
  external_id: 'LAMP-1',
  ...change,
});
