import { createHash } from 'node:crypto';
import type { Collection } from '../collection.ts';
import { alive } from '../oauth.ts';
import { randomText } from '../random-text.ts';
import { DAY_MS, HOUR_MS, type EtsyContext } from './context.ts';
import type { Code, Grant } from './state.ts';

/** Lifetimes. Source: Etsy's authentication page; the code's is not stated there and is this project's own. */
export const ACCESS_TOKEN_SECONDS = 3600;
const REFRESH_TOKEN_MS = 90 * DAY_MS;
const CODE_MS = 5 * 60 * 1000;

/** How a token is found again: the state file holds hashes only, as a careful server would. */
const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The code that ends a consent, bound to the redirect and the challenge that asked for it. */
export function issueCode(context: EtsyContext, code: Omit<Code, 'expiresAt' | 'used'>): string {
  const text = randomText(context.random, 86);
  context.state.codes.put(keyOf(text), { ...code, expiresAt: context.clock.now() + CODE_MS, used: false });
  return text;
}

/** Takes the code out of circulation; undefined when it is unknown, expired or was used before. */
export function useCode(context: EtsyContext, text: string): Code | undefined {
  const code = alive(context, context.state.codes.get(keyOf(text)));
  if (code === undefined || code.used) return undefined;
  return context.state.codes.put(keyOf(text), { ...code, used: true });
}

/** Both tokens begin with the number of the user, which is part of them. */
function issue(context: EtsyContext, kept: Collection<Grant>, ms: number, userId: number, scopes: readonly string[]) {
  const token = `${userId}.${randomText(context.random, 90)}`;
  kept.put(keyOf(token), { userId, scopes: [...scopes], expiresAt: context.clock.now() + ms });
  return token;
}

export const issueAccessToken = (context: EtsyContext, userId: number, scopes: readonly string[]): string =>
  issue(context, context.state.accessTokens, HOUR_MS, userId, scopes);

export const issueRefreshToken = (context: EtsyContext, userId: number, scopes: readonly string[]): string =>
  issue(context, context.state.refreshTokens, REFRESH_TOKEN_MS, userId, scopes);

/** Takes a refresh token out of circulation: a refresh hands out a new one. Undefined when it is not good any more. */
export function useRefreshToken(context: EtsyContext, token: string): Grant | undefined {
  const grant = context.state.refreshTokens.get(keyOf(token));
  context.state.refreshTokens.delete(keyOf(token));
  return alive(context, grant);
}

/** What an access token stands for, or why it stands for nothing. */
export function accessGrant(context: EtsyContext, token: string): Grant | 'expired' | 'invalid' {
  const grant = context.state.accessTokens.get(keyOf(token));
  if (grant === undefined) return 'invalid';
  return alive(context, grant) ?? 'expired';
}

/** Ends every access token given out so far: they are found expired, not unknown. */
export function expireAccessTokens(context: EtsyContext): number {
  const now = context.clock.now();
  const tokens = context.store.list('etsy.access-token').map(({ id }) => id);
  const ended = tokens.filter((id) => (context.state.accessTokens.get(id)?.expiresAt ?? 0) > now);
  for (const id of ended) {
    const grant = context.state.accessTokens.get(id);
    if (grant !== undefined) context.state.accessTokens.put(id, { ...grant, expiresAt: now });
  }
  return ended.length;
}

/** As when the sellers remove the app in their account's settings: refresh and access tokens are dead at once. */
export function revokeConsents(context: EtsyContext): number {
  const refresh = context.store.list('etsy.refresh-token').map(({ id }) => id);
  for (const id of refresh) context.state.refreshTokens.delete(id);
  for (const { id } of context.store.list('etsy.access-token')) context.state.accessTokens.delete(id);
  return refresh.length;
}
