import type { Collection } from '../collection.ts';
import { drop } from '../oauth.ts';
import { randomText } from '../random-text.ts';
import { DAY_MS, type OfferUpContext } from './context.ts';
import type { Grant } from './state.ts';

/** Lifetimes in seconds. No source names any: the project's own choice. */
export const CODE_SECONDS = 300;
export const ACCESS_TOKEN_SECONDS = 3600;
const REFRESH_TOKEN_MS = 180 * DAY_MS;

type Consent = Pick<Grant, 'consentId' | 'userId' | 'scopes'>;

function issue(context: OfferUpContext, kept: Collection<Grant>, prefix: string, ms: number, grant: Consent): Grant {
  const { consentId, userId, scopes } = grant;
  const token = `${prefix}${randomText(context.random, 48)}`;
  return kept.put(token, { token, consentId, userId, scopes, expiresAt: context.clock.now() + ms });
}

/** The code that ends a consent. Checked against redirect and challenge when it is exchanged. */
export function issueCode(
  context: OfferUpContext,
  grant: Omit<Consent, 'consentId'> & Pick<Grant, 'redirectUri' | 'challenge'>,
): string {
  const consentId = randomText(context.random, 20);
  const code = issue(context, context.state.codes, 'k_', CODE_SECONDS * 1000, { ...grant, consentId });
  return context.state.codes.put(code.token, { ...code, ...grant }).token;
}

export const issueAccessToken = (context: OfferUpContext, consent: Consent): string =>
  issue(context, context.state.accessTokens, 'a_', ACCESS_TOKEN_SECONDS * 1000, consent).token;

export const issueRefreshToken = (context: OfferUpContext, consent: Consent): string =>
  issue(context, context.state.refreshTokens, 'f_', REFRESH_TOKEN_MS, consent).token;

/** Ends every access token given out so far. */
export const expireAccessTokens = (context: OfferUpContext): number => drop(context.state.accessTokens);

/** As when the sellers take the permission back. */
export function revokeConsents(context: OfferUpContext): number {
  expireAccessTokens(context);
  return drop(context.state.refreshTokens);
}

/** Withdraws the consent that a token of either kind belongs to. False when the token is unknown. */
export function revokeConsentOf(context: OfferUpContext, token: string): boolean {
  const { accessTokens, refreshTokens } = context.state;
  const consentId = (refreshTokens.get(token) ?? accessTokens.get(token))?.consentId;
  if (consentId === undefined) return false;
  for (const kept of [accessTokens, refreshTokens]) drop(kept, (grant) => grant.consentId === consentId);
  return true;
}
