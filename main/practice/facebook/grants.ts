import { randomText } from '../random-text.ts';
import { DAY_MS, MINUTE_MS, type FacebookContext } from './context.ts';
import { refuse } from './errors.ts';
import type { Authorization, Grant, Page } from './state.ts';

/** Lifetimes. Source: facebook.md section 2; a short token lives an hour or two, the code ten minutes at most. */
export const CODE_MS = 10 * MINUTE_MS;
const SHORT_TOKEN_MS = 90 * MINUTE_MS;
const LONG_TOKEN_MS = 60 * DAY_MS;
/** Exchanged again sooner, a long token comes back as it is. */
const RENEWAL_MS = DAY_MS;
const DATA_ACCESS_MS = 90 * DAY_MS;

/** Meta's subcodes of error 190. */
export const SUBCODE = { appRemoved: 458, expired: 463, invalid: 467 } as const;

export function issueCode(context: FacebookContext, userId: string, redirectUri: string): string {
  const code = `AQ${randomText(context.random, 180)}`;
  context.state.codes.put(code, { code, userId, redirectUri, expiresAt: context.clock.now() + CODE_MS, used: false });
  return code;
}

/** A user's token as the code exchange gives it. */
export function issueShortToken(context: FacebookContext, userId: string): Grant {
  return issue(context, { userId, longLived: false, expiresAt: context.clock.now() + SHORT_TOKEN_MS });
}

/** What fb_exchange_token gives for a living user token. */
export function exchange(context: FacebookContext, grant: Grant): Grant {
  const now = context.clock.now();
  if (grant.longLived && now - grant.issuedAt < RENEWAL_MS) return grant;
  return issue(context, { userId: grant.userId, longLived: true, expiresAt: now + LONG_TOKEN_MS });
}

/** The Page's token: it lives as long as a short user token it came from, and without end beside a long one. */
export function pageToken(context: FacebookContext, user: Grant, page: Page): string {
  const key = `${user.token}/${page.pageId}`;
  const known = context.state.pageTokens.get(key);
  if (known !== undefined) return known;
  const expiresAt = user.longLived ? null : user.expiresAt;
  const grant = issue(context, { userId: user.userId, pageId: page.pageId, longLived: user.longLived, expiresAt });
  return context.state.pageTokens.put(key, grant.token);
}

function issue(context: FacebookContext, facts: Omit<Grant, 'token' | 'issuedAt'>): Grant {
  const token = `EAA${randomText(context.random, 180)}`;
  return context.state.grants.put(token, { ...facts, token, issuedAt: context.clock.now() });
}

/** Why a token does not work now, by subcode; undefined while it does. */
export function deathOf(context: FacebookContext, grant: Grant): number | undefined {
  const now = context.clock.now();
  if (grant.ended !== undefined) return grant.ended;
  if (grant.expiresAt !== null && grant.expiresAt <= now) return SUBCODE.expired;
  const authorization = context.state.authorizations.get(grant.userId);
  if (authorization === undefined) return SUBCODE.appRemoved;
  return dataAccessEnd(authorization) <= now ? SUBCODE.expired : undefined;
}

/** ms UTC at which the app's access to a person's data ends unless they consent again. */
export function dataAccessEnd(authorization: Authorization): number {
  return authorization.consentedAt + DATA_ACCESS_MS;
}

/** Meta's words on a dead token. */
export function deathMessage(context: FacebookContext, grant: Grant, subcode: number): string {
  switch (subcode) {
    case SUBCODE.appRemoved:
      return `Error validating access token: The user has not authorized application ${context.application().appId}.`;
    case SUBCODE.expired: {
      const end = new Date(Math.min(grant.expiresAt ?? context.clock.now(), context.clock.now())).toUTCString();
      return `Error validating access token: Session has expired on ${end}. The current time is ${new Date(context.clock.now()).toUTCString()}.`;
    }
    default:
      return "The access token is invalid since the user hasn't engaged the app in longer than 90 days.";
  }
}

/** The living grant of a token; refused with error 190 otherwise. */
export function requireGrant(context: FacebookContext, token: string): Grant {
  const grant = context.state.grants.get(token);
  if (grant === undefined) refuse({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token' });
  const subcode = deathOf(context, grant);
  if (subcode !== undefined) refuse({ code: 190, subcode, message: deathMessage(context, grant, subcode) });
  return grant;
}

/** Ends every token given out so far, as time does. There are no refresh tokens: who relied on one must consent again. */
export function expireTokens(context: FacebookContext): number {
  return endTokens(context, SUBCODE.expired, () => true);
}

/** The person removed the app: its tokens are dead and its permissions forgotten. */
export function removeApp(context: FacebookContext, userId: string): number {
  context.state.authorizations.delete(userId);
  return endTokens(context, SUBCODE.appRemoved, (grant) => grant.userId === userId);
}

/** Everybody removed the app. */
export function removeEverywhere(context: FacebookContext): number {
  return context.state.people.list().reduce((sum, person) => sum + removeApp(context, person.userId), 0);
}

function endTokens(context: FacebookContext, subcode: number, which: (grant: Grant) => boolean): number {
  const living = context.state.grants.list().filter((grant) => grant.ended === undefined && which(grant));
  for (const grant of living) context.state.grants.put(grant.token, { ...grant, ended: subcode });
  return living.length;
}

/** Seconds left, as token answers say it. */
export function secondsLeft(context: FacebookContext, grant: Grant): number {
  return Math.floor(((grant.expiresAt ?? 0) - context.clock.now()) / 1000);
}
