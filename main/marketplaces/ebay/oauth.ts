import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  clientCredentialsGrantRequest,
  customFetch,
  nopkce,
  processAuthorizationCodeResponse,
  processClientCredentialsResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  skipStateCheck,
  validateAuthResponse,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Marketplace, TokenSet, World } from '../marketplace.ts';
import { userSchema } from './answers.ts';
import { urlOn } from './hosts.ts';
import { worded } from './messages.ts';
import { settingKeys } from './setting-keys.ts';
import { sites } from './sites.ts';

const SCOPE = 'https://api.ebay.com/oauth/api_scope';

/** The core permissions; scope names carry the production host in every environment. */
export const scopes: readonly string[] = [
  SCOPE,
  `${SCOPE}/sell.inventory`,
  `${SCOPE}/sell.account`,
  `${SCOPE}/sell.fulfillment`,
  `${SCOPE}/commerce.identity.readonly`,
];

/**
 * eBay's own pages after consent, where a RuName leads unless the seller set a page of their own: today's and the one of
 * older key sets. The latter is also the address of the sign-in form, so only its query tells the two apart.
 */
function ownPages(environment: World['environment']): { readonly urls: readonly string[]; readonly marks: Marks } {
  const domain = environment === 'sandbox' ? 'sandbox.ebay.com' : 'ebay.com';
  const shared = `https://signin.${domain}/ws/eBayISAPI.dll`;
  return {
    urls: [`https://auth2.${domain}/oauth2/ThirdPartyAuthSucessFailure`, shared],
    marks: { [shared]: ['isAuthSuccessful', 'ThirdPartyAuthSucessFailure', 'code'] },
  };
}

type Marks = Readonly<Record<string, readonly string[]>>;

/** Sign-in at eBay: confidential client, Basic authentication, no PKCE, the RuName in place of a redirect URL. */
export const auth: Marketplace['auth'] = {
  start: (world, { state }) => ({
    url: urlOn(world.hosts, 'auth', '/oauth2/authorize', {
      client_id: key(world, 'clientId'),
      redirect_uri: key(world, 'ruName'),
      response_type: 'code',
      scope: scopes.join(' '),
      state,
    }),
    ...redirects(world),
  }),
  declined: (callbackUrl) => !callbackUrl.searchParams.has('code'),
  finish: async (world, { callbackUrl }) => {
    const { server, client, authentication, options } = parties(world);
    // The state was compared by the sign-in desk, which also knows the states of earlier attempts.
    const parameters = validateAuthResponse(server, client, callbackUrl, skipStateCheck);
    const answer = await codeErrors(() =>
      // eBay documents no PKCE; its client is confidential, and the code is bound to the RuName.
      authorizationCodeGrantRequest(server, client, authentication, parameters, key(world, 'ruName'), nopkce, options),
    );
    return tokenSet(
      world,
      await understood(() => processAuthorizationCodeResponse(server, client, answer, ebayTokenTypes)),
      null,
    );
  },
  refresh: async (world, old) => {
    if (old.refreshToken === null) throw new AppError(worded('auth_required', 'consent_dead'));
    const { server, client, authentication, options } = parties(world);
    const answer = await refreshTokenGrantRequest(server, client, authentication, old.refreshToken, options);
    return tokenSet(
      world,
      await understood(() => processRefreshTokenResponse(server, client, answer, ebayTokenTypes)),
      old,
    );
  },
  identify: async (world, tokens) => {
    const { body } = await world.http.send({
      method: 'GET',
      url: urlOn(world.hosts, 'apiz', '/commerce/identity/v1/user/'),
      headers: { authorization: `Bearer ${tokens.accessToken}` },
      repeatable: true,
      answer: userSchema,
    });
    const home = sites.find((site) => site.id === body.registrationMarketplaceId);
    return {
      id: body.userId,
      name: body.username,
      ...(home === undefined ? {} : { settings: { [settingKeys.site]: home.id } }),
    };
  },
};

/** An application token: proves that the keys are a pair. */
export async function requestAppToken(world: World): Promise<void> {
  const { server, client, authentication, options } = parties(world);
  const answer = await clientCredentialsGrantRequest(server, client, authentication, { scope: SCOPE }, options);
  await understood(() => processClientCredentialsResponse(server, client, answer, ebayTokenTypes));
}

/** The seller's own pages and eBay's: a RuName with an accepted page of its own may still leave refusals to eBay's. */
function redirects({ keys, environment }: World): {
  readonly redirectUrls: readonly string[];
  readonly redirectMarks: Marks;
} {
  const own = ownPages(environment);
  const ofSeller = [keys['acceptedUrl'] ?? '', keys['declinedUrl'] ?? ''].filter((url) => url !== '');
  return {
    redirectUrls: environment === 'practice' ? ofSeller : [...ofSeller, ...own.urls],
    redirectMarks: own.marks,
  };
}

function key(world: World, name: string): string {
  const value = world.keys[name];
  if (value === undefined) throw new Error(`the eBay key “${name}” is missing from a complete key set`);
  return value;
}

/** eBay's names for what RFC 6750 calls Bearer. */
const ebayTokenTypes = {
  recognizedTokenTypes: { 'user access token': () => undefined, 'application access token': () => undefined },
};

function parties(world: World) {
  const tokenEndpoint = urlOn(world.hosts, 'api', '/identity/v1/oauth2/token');
  const server: AuthorizationServer = { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
  const client: Client = { client_id: key(world, 'clientId') };
  return {
    server,
    client,
    authentication: basicAuthentication(key(world, 'clientSecret')),
    options: { [customFetch]: fetchThrough(world.http), [allowInsecureRequests]: isLoopback(tokenEndpoint) },
  };
}

/** The library's own Basic form-encodes both parts first (RFC 6749 section 2.3.1), which eBay does not undo. */
const basicAuthentication =
  (secret: string): ClientAuth =>
  (_server, client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${client.client_id}:${secret}`).toString('base64')}`);
  };

/** Plain HTTP is for practice servers and tests on this computer only. */
function isLoopback(url: string): boolean {
  return /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(new URL(url).hostname);
}

interface FetchOptions {
  readonly body: URLSearchParams;
  readonly headers: Record<string, string>;
}

/** Lets the library speak through our client, with its time-outs, retries, log and error map. A token call changes nothing that a second one could double. */
function fetchThrough(http: Http) {
  return async (url: string, { body, headers }: FetchOptions): Promise<Response> => {
    const isCode = body.get('grant_type') === 'authorization_code';
    const answer = await http.send({
      method: 'POST',
      url,
      headers,
      body: { kind: 'form', fields: Object.fromEntries(body) },
      // A code works once: after a lost answer it is spent, and a second try would only say so.
      repeatable: !isCode,
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
      reason === 'consent_dead' ? 'consent_code_refused' : reason === 'outcome_unknown' ? 'consent_interrupted' : null;
    if (again === null) throw error;
    throw new AppError(
      { ...worded('auth_required', again), ...(remote === undefined ? {} : { remote }) },
      { cause: error },
    );
  }
}

/** What the library finds missing in a token answer, in our terms. */
async function understood<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new AppError(worded('remote_rejected', 'unexpected_answer', { said }), { cause: error });
  }
}

/** A refresh answer holds no refresh token: eBay does not rotate it, the old one stays. */
function tokenSet(world: World, answer: TokenEndpointResponse, old: TokenSet | null): TokenSet {
  const now = world.clock.now();
  const lifetime = answer['refresh_token_expires_in'];
  return {
    accessToken: answer.access_token,
    accessExpiresAt: now + (answer.expires_in ?? 0) * 1_000,
    refreshToken: answer.refresh_token ?? old?.refreshToken ?? null,
    refreshExpiresAt: typeof lifetime === 'number' ? now + lifetime * 1_000 : (old?.refreshExpiresAt ?? null),
    scopes: old?.scopes ?? scopes,
  };
}
