import { AppError } from '#shared/errors.ts';
import type { Marketplace, TokenSet, World } from '../marketplace.ts';
import {
  acknowledgedSchema,
  listOf,
  pageSchema,
  tokenSchema,
  userSchema,
  type Page,
  type TokenInfo,
} from './answers.ts';
import { askAs, pages } from './graph.ts';
import { dialogUrl, graphUrl } from './hosts.ts';
import { inspectToken } from './keys.ts';
import { worded } from './messages.ts';
import { missingScopes, optionalScopes, requiredScopes } from './scopes.ts';

/**
 * Tokens last 60 days and can only be renewed while they are valid. Half-way, so that an app opened once a month keeps its
 * sign-in, and before the account's card begins to warn: then only an end that the seller has to act on is warned of.
 */
export const refreshAheadMs = 32 * 24 * 3_600_000;
/** What is assumed of a token that Meta gives no end. */
const LIFETIME_MS = 60 * 24 * 3_600_000;

/** Under which name a Page's own token is kept and asked for. */
export const pagePart = (pageId: string): string => `page:${pageId}`;

/**
 * Sign-in at Meta: code, then a short token, then a long one. There is no refresh token; the long one is exchanged for
 * another as long as it is valid. Source: docs/facebook-login/guides/advanced/manual-flow, .../access-tokens/get-long-lived.
 */
export const auth: Marketplace['auth'] = {
  start: (world, { state }) => ({
    url: dialogUrl(world, {
      client_id: key(world, 'appId'),
      redirect_uri: key(world, 'redirectUri'),
      state,
      response_type: 'code',
      scope: [...requiredScopes, ...optionalScopes].join(','),
      // Without this Facebook does not ask again for what was unticked once.
      auth_type: 'rerequest',
    }),
    redirectUrls: [key(world, 'redirectUri')],
  }),
  declined: ({ searchParams }) => searchParams.has('error') || !searchParams.has('code'),
  finish: async (world, { callbackUrl }) => {
    const short = await exchangeCode(world, callbackUrl.searchParams.get('code') ?? '');
    return tokenSet(world, await extend(world, short));
  },
  refresh: async (world, tokens) => tokenSet(world, await extend(world, tokens.accessToken)),
  identify: (world, { accessToken }) =>
    askAs(world, accessToken, { path: '/me', query: { fields: 'id,name' }, answer: userSchema }),
  revoke: async (world, { accessToken }) => {
    await askAs(world, accessToken, { method: 'DELETE', path: '/me/permissions', answer: acknowledgedSchema });
  },
};

interface Granted {
  readonly token: string;
  /** ms, where Meta says it. */
  readonly lifetimeMs: number | undefined;
}

async function exchange(world: World, query: Readonly<Record<string, string>>, repeatable: boolean): Promise<Granted> {
  const { body } = await world.http.send({
    method: 'GET',
    url: graphUrl(world, '/oauth/access_token', {
      client_id: key(world, 'appId'),
      client_secret: key(world, 'appSecret'),
      ...query,
    }),
    repeatable,
    answer: tokenSchema,
  });
  return {
    token: body.access_token,
    lifetimeMs: body.expires_in === undefined ? undefined : body.expires_in * 1_000,
  };
}

async function exchangeCode(world: World, code: string): Promise<string> {
  try {
    // A code works once: after a lost answer it is spent.
    return (await exchange(world, { code, redirect_uri: key(world, 'redirectUri') }, false)).token;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { reason, remote } = error.data;
    const again =
      reason === 'outcome_unknown'
        ? 'facebook_sign_in_interrupted'
        : reason === 'facebook_refused'
          ? 'facebook_code_refused'
          : null;
    if (again === null) throw error;
    throw new AppError(
      { ...worded('auth_required', again), ...(remote === undefined ? {} : { remote }) },
      { cause: error },
    );
  }
}

const extend = (world: World, token: string): Promise<Granted> =>
  exchange(world, { grant_type: 'fb_exchange_token', fb_exchange_token: token }, true);

/** The long token with what it may, until when, and the tokens of its Pages. Refuses one with which nothing can be posted. */
async function tokenSet(world: World, { token, lifetimeMs }: Granted): Promise<TokenSet> {
  const now = world.clock.now();
  const info = await inspectToken(world, token);
  if (!info.is_valid) throw new AppError(worded('auth_required', 'facebook_token_invalid'));
  const missing = missingScopes(info.scopes);
  if (missing.length > 0) {
    throw new AppError(worded('auth_required', 'facebook_permissions_missing', { missing: missing.join(', ') }));
  }
  const parts = await pageTokens(world, token, info);
  if (Object.keys(parts).length === 0) throw new AppError(worded('auth_required', 'facebook_no_page'));
  const said = info.expires_at > 0 ? info.expires_at * 1_000 : now + LIFETIME_MS;
  const accessExpiresAt = lifetimeMs === undefined ? said : now + lifetimeMs;
  const dataEndsAt = info.data_access_expires_at * 1_000;
  return {
    accessToken: token,
    accessExpiresAt,
    refreshToken: null,
    // When the seller has to come back unless the app renews it; access to data ends 90 days after the last consent.
    refreshExpiresAt: dataEndsAt > 0 ? Math.min(accessExpiresAt, dataEndsAt) : accessExpiresAt,
    scopes: info.scopes,
    parts,
  };
}

/** Only of Pages for which posting was allowed: the seller can tick single ones. */
async function pageTokens(world: World, token: string, info: TokenInfo): Promise<Record<string, string>> {
  const only = info.granular_scopes.find(({ scope }) => scope === 'pages_manage_posts')?.target_ids;
  const parts: Record<string, string> = {};
  const ask = (after: string | undefined) =>
    askAs(world, token, {
      path: '/me/accounts',
      query: { fields: 'id,name,access_token,tasks', limit: '100', ...(after === undefined ? {} : { after }) },
      answer: listOf(pageSchema),
    });
  for await (const page of pages(ask)) {
    const allowed = mayPost(page) && (only === undefined || only.length === 0 || only.includes(page.id));
    if (allowed && page.access_token !== undefined) parts[pagePart(page.id)] = page.access_token;
  }
  return parts;
}

/** A role on a Page may be one that only looks on. */
export const mayPost = ({ tasks }: Page): boolean =>
  tasks === undefined || tasks.length === 0 || tasks.includes('CREATE_CONTENT');

function key(world: World, name: string): string {
  const value = world.keys[name];
  if (value === undefined) throw new Error(`the Facebook key “${name}” is missing from a complete key set`);
  return value;
}
