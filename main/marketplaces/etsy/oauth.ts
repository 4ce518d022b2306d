import { createHash } from 'node:crypto';
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  customFetch,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  skipStateCheck,
  validateAuthResponse,
  type AuthorizationServer,
  type Client,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Marketplace, TokenSet, World } from '../marketplace.ts';
import { meSchema, scopesSchema, shopSchema } from './answers.ts';
import { apiUrl, keyHeader, urlOn } from './hosts.ts';
import { worded } from './messages.ts';
import { settingKeys } from './setting-keys.ts';

/** Everything the app does: listings (read, write, delete), the shop's profiles, sales. */
export const scopes: readonly string[] = [
  'listings_r',
  'listings_w',
  'listings_d',
  'shops_r',
  'shops_w',
  'transactions_r',
  'transactions_w',
];

/** A refresh token lasts 90 days from each refresh. Source: developers.etsy.com/documentation/essentials/authentication. */
const REFRESH_LIFETIME_MS = 90 * 24 * 3_600_000;

/**
 * Sign-in at Etsy: authorization code with PKCE (S256), a public client named by its keystring alone, and refresh tokens that
 * are replaced at each use. There is no call that takes a permission back: the seller does that in the account's settings.
 */
export const auth: Marketplace['auth'] = {
  start: (world, { state, codeVerifier }) => ({
    url: urlOn(world.hosts, 'auth', '/oauth/connect', {
      response_type: 'code',
      client_id: key(world, 'keystring'),
      redirect_uri: key(world, 'redirectUri'),
      scope: scopes.join(' '),
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
    redirectUrls: [key(world, 'redirectUri')],
  }),
  declined: ({ searchParams }) => searchParams.has('error') || !searchParams.has('code'),
  finish: async (world, { callbackUrl, codeVerifier }) => {
    const { server, client, options } = parties(world);
    // The state was compared by the sign-in desk, which also knows the states of earlier attempts.
    const parameters = validateAuthResponse(server, client, callbackUrl, skipStateCheck);
    const redirectUri = key(world, 'redirectUri');
    const answer = await codeErrors(() =>
      authorizationCodeGrantRequest(server, client, None(), parameters, redirectUri, codeVerifier, options),
    );
    const tokens = tokenSet(world, await understood(() => processAuthorizationCodeResponse(server, client, answer)));
    return withGivenScopes(world, tokens);
  },
  refresh: async (world, old) => {
    if (old.refreshToken === null) throw new AppError(worded('auth_required', 'etsy_consent_dead'));
    const { server, client, options } = parties(world);
    const answer = await refreshTokenGrantRequest(server, client, None(), old.refreshToken, options);
    const fresh = tokenSet(world, await understood(() => processRefreshTokenResponse(server, client, answer)));
    return { ...fresh, refreshToken: fresh.refreshToken ?? old.refreshToken, scopes: old.scopes };
  },
  identify: async (world, { accessToken }) => {
    const headers = { ...keyHeader(world), authorization: `Bearer ${accessToken}` };
    const get = async <Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> =>
      (await world.http.send({ method: 'GET', url: apiUrl(world.hosts, path), headers, repeatable: true, answer }))
        .body;
    const { shop_id: shopId } = await get('/users/me', meSchema);
    if (shopId === null || shopId === undefined) throw new AppError(worded('conflict', 'etsy_no_shop'));
    const shop = await get(`/shops/${shopId}`, shopSchema);
    // One user has one shop: the shop is who the account is.
    return { id: shop.shop_id, name: shop.shop_name, settings: { [settingKeys.shop]: shop.shop_id } };
  },
};

/** A seller may untick permissions; with a part of them the app would fail later and less clearly. */
async function withGivenScopes(world: World, tokens: TokenSet): Promise<TokenSet> {
  const { body } = await world.http.send({
    method: 'POST',
    url: apiUrl(world.hosts, '/scopes'),
    headers: { ...keyHeader(world), authorization: `Bearer ${tokens.accessToken}` },
    body: { kind: 'form', fields: { token: tokens.accessToken } },
    repeatable: true,
    answer: z.unknown(),
  });
  // The document leaves the answer's form open: one that cannot be read proves nothing.
  const given = scopesSchema.safeParse(body).data ?? tokens.scopes;
  const missing = scopes.filter((scope) => !given.includes(scope));
  if (missing.length > 0) {
    throw new AppError(worded('auth_required', 'etsy_scopes_missing', { missing: missing.join(', ') }));
  }
  return { ...tokens, scopes: given };
}

function key(world: World, name: string): string {
  const value = world.keys[name];
  if (value === undefined) throw new Error(`the Etsy key “${name}” is missing from a complete key set`);
  return value;
}

function parties(world: World) {
  const tokenEndpoint = urlOn(world.hosts, 'api', '/v3/public/oauth/token');
  const server: AuthorizationServer = { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
  const client: Client = { client_id: key(world, 'keystring') };
  const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(new URL(tokenEndpoint).hostname);
  return {
    server,
    client,
    // Plain HTTP is for practice servers and tests on this computer only.
    options: { [customFetch]: fetchThrough(world.http), [allowInsecureRequests]: loopback },
  };
}

interface FetchOptions {
  readonly body: URLSearchParams;
  readonly headers: Record<string, string>;
}

/** Lets the library speak through our client, with its time-outs, retries, log and error map. */
function fetchThrough(http: Http) {
  return async (url: string, { body, headers }: FetchOptions): Promise<Response> => {
    const answer = await http.send({
      method: 'POST',
      url,
      headers,
      body: { kind: 'form', fields: Object.fromEntries(body) },
      // A code works once. Whether an old refresh token still works after its replacement got lost is not documented;
      // without a second try the sign-in would be lost for certain.
      repeatable: body.get('grant_type') !== 'authorization_code',
      answer: z.record(z.string(), z.unknown()),
    });
    return Response.json(answer.body, { status: answer.status });
  };
}

async function codeErrors<Result>(exchange: () => Promise<Result>): Promise<Result> {
  try {
    return await exchange();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { remote, reason } = error.data;
    const again =
      reason === 'etsy_consent_dead'
        ? 'etsy_code_refused'
        : reason === 'outcome_unknown'
          ? 'etsy_sign_in_interrupted'
          : null;
    if (again === null) throw error;
    const why = worded('auth_required', again);
    throw new AppError({ ...why, ...(remote === undefined ? {} : { remote }) }, { cause: error });
  }
}

/** What the library finds missing in a token answer, in our terms. */
async function understood<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new AppError(worded('remote_rejected', 'etsy_unexpected', { said }), { cause: error });
  }
}

function tokenSet({ clock }: World, answer: TokenEndpointResponse): TokenSet {
  const now = clock.now();
  return {
    accessToken: answer.access_token,
    accessExpiresAt: now + (answer.expires_in ?? 0) * 1_000,
    refreshToken: answer.refresh_token ?? null,
    refreshExpiresAt: now + REFRESH_LIFETIME_MS,
    scopes: answer.scope?.split(' ') ?? scopes,
  };
}
