import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { Marketplace, TokenSet, World } from '../marketplace.ts';
import { acknowledgedSchema, tokenSchema, userSchema, type TokenAnswer } from './answers.ts';
import { urlOn } from './hosts.ts';
import { worded } from './messages.ts';

const scopes: readonly string[] = ['listings:read', 'listings:write'];

/**
 * Sign-in at the endpoint: authorization code, PKCE (S256; an endpoint without it ignores the two parameters), token calls
 * with JSON bodies, as docs/connect-offerup.md has it.
 */
export const auth: Marketplace['auth'] = {
  start: (world, { state, codeVerifier }) => {
    const redirectUri = key(world, 'redirectUri');
    return {
      url: urlOn(world, 'auth', '/oauth/authorize', {
        client_id: key(world, 'clientId'),
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: scopes.join(' '),
        state,
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
      }),
      redirectUrls: [redirectUri],
    };
  },
  declined: (callbackUrl) => !callbackUrl.searchParams.has('code'),
  finish: async (world, { callbackUrl, codeVerifier }) => {
    try {
      const answer = await askToken(world, {
        grant_type: 'authorization_code',
        code: callbackUrl.searchParams.get('code') ?? '',
        redirect_uri: key(world, 'redirectUri'),
        code_verifier: codeVerifier,
      });
      return tokenSet(world, answer, null);
    } catch (error) {
      throw codeError(error);
    }
  },
  refresh: async (world, old) => {
    if (old.refreshToken === null) throw new AppError(worded('auth_required', 'offerup_consent_dead'));
    const answer = await askToken(world, { grant_type: 'refresh_token', refresh_token: old.refreshToken });
    return tokenSet(world, answer, old);
  },
  identify: async (world, tokens) => {
    const { body } = await world.http.send({
      method: 'GET',
      url: urlOn(world, 'api', '/v1/users/me'),
      headers: { authorization: `Bearer ${tokens.accessToken}` },
      repeatable: true,
      answer: userSchema,
    });
    return { id: body.id, name: body.name ?? body.id };
  },
  revoke: async (world, tokens) => {
    await world.http.send({
      method: 'POST',
      url: urlOn(world, 'auth', '/oauth/revoke'),
      body: {
        kind: 'json',
        value: { token: tokens.refreshToken ?? tokens.accessToken, ...client(world) },
      },
      repeatable: true,
      answer: acknowledgedSchema,
    });
  },
};

/** Repeating a code only finds out that it is spent; a refresh token is accepted once more after a lost answer. */
async function askToken(world: World, value: Readonly<Record<string, string>>): Promise<TokenAnswer> {
  const { body } = await world.http.send({
    method: 'POST',
    url: urlOn(world, 'auth', '/oauth/token'),
    body: { kind: 'json', value: { ...value, ...client(world) } },
    repeatable: value['grant_type'] === 'refresh_token',
    answer: tokenSchema,
  });
  return body;
}

const client = (world: World) => ({ client_id: key(world, 'clientId'), client_secret: key(world, 'clientSecret') });

function codeError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const { remote, reason } = error.data;
  if (reason !== 'offerup_consent_dead' && reason !== 'outcome_unknown') return error;
  const refusal = worded('auth_required', 'offerup_code_refused');
  return new AppError({ ...refusal, ...(remote === undefined ? {} : { remote }) }, { cause: error });
}

function key({ keys }: World, name: string): string {
  const value = keys[name];
  if (value === undefined) throw new AppError(worded('conflict', 'offerup_endpoint_missing'));
  return value;
}

/** An endpoint that does not rotate refresh tokens leaves them out: the old one stays. */
const tokenSet = (world: World, answer: TokenAnswer, old: TokenSet | null): TokenSet => ({
  accessToken: answer.access_token,
  accessExpiresAt: world.clock.now() + answer.expires_in * 1_000,
  refreshToken: answer.refresh_token ?? old?.refreshToken ?? null,
  // Nobody says how long it lives.
  refreshExpiresAt: null,
  scopes: answer.scope?.split(' ') ?? old?.scopes ?? scopes,
});
