import { drop } from '../oauth.ts';
import { randomText } from '../random-text.ts';
import type { EbayContext } from './context.ts';

/** Lifetimes in seconds. Source: ebay.md section 2. */
export const CODE_SECONDS = 299;
export const ACCESS_TOKEN_SECONDS = 7200;
export const REFRESH_TOKEN_SECONDS = 47_304_000;

/** eBay's tokens and codes carry `^`, `#`, `=` and `/`: who does not encode them exactly once finds out here. */
function tokenText(context: EbayContext, kind: string, length: number): string {
  return `v^1.1#i^1#p^3#${kind}^3#r^1#f^0#t^${randomText(context.random, length)}/${randomText(context.random, 6)}==`;
}

export function issueCode(context: EbayContext, userId: string, scopes: readonly string[]): string {
  const token = tokenText(context, 'I', 120);
  const expiresAt = context.clock.now() + CODE_SECONDS * 1000;
  context.state.codes.put(token, { token, userId, scopes: [...scopes], expiresAt });
  return token;
}

export function issueAccessToken(context: EbayContext, userId: string | undefined, scopes: readonly string[]): string {
  const token = tokenText(context, 'A', 400);
  const expiresAt = context.clock.now() + ACCESS_TOKEN_SECONDS * 1000;
  context.state.accessTokens.put(token, {
    token,
    ...(userId === undefined ? {} : { userId }),
    scopes: [...scopes],
    expiresAt,
  });
  return token;
}

export function issueRefreshToken(context: EbayContext, userId: string, scopes: readonly string[]): string {
  const token = tokenText(context, 'R', 60);
  const expiresAt = context.clock.now() + REFRESH_TOKEN_SECONDS * 1000;
  context.state.refreshTokens.put(token, { token, userId, scopes: [...scopes], expiresAt });
  return token;
}

/** Ends every access token given out so far. */
export const expireAccessTokens = ({ state }: EbayContext): number => drop(state.accessTokens);

/** As when the sellers remove the app in My eBay: refresh and access tokens are dead at once. */
export function revokeConsents(context: EbayContext): number {
  expireAccessTokens(context);
  return drop(context.state.refreshTokens);
}
