import { createHash, timingSafeEqual } from 'node:crypto';
import { cancelled, type AppError } from '#shared/errors.ts';
import type { Marketplace, RemoteUser, TokenSet, World } from '../marketplaces/marketplace.ts';
import type { Clock, ConsentPort, Random } from '../ports.ts';
import { accountError, type AccountReason } from './messages.ts';

export interface SignIn {
  readonly tokens: TokenSet;
  readonly user: RemoteUser;
}

/** The consent window and everything around it. One attempt at a time. */
export interface SignInDesk {
  /** Throws `auth_required` with a reason of its own for every way in which it can end badly, `cancelled` after cancel(). */
  run(marketplace: Marketplace, world: World): Promise<SignIn>;
  cancel(): void;
}

/** How long an attempt and its state are good for. */
const ATTEMPT_MS = 10 * 60_000;
const STATE_BYTES = 32;

interface Attempt {
  readonly stateHash: Buffer;
  readonly expiresAt: number;
}

export interface SignInOptions {
  readonly consent: ConsentPort;
  readonly clock: Clock;
  readonly random: Random;
}

export function createSignInDesk({ consent, clock, random }: SignInOptions): SignInDesk {
  let running: AbortController | null = null;
  /** Attempts that are over. Their states are kept as hashes, only to tell a state used twice from a foreign one. */
  let past: readonly Attempt[] = [];

  const secret = (): string => Buffer.from(random.bytes(STATE_BYTES)).toString('base64url');

  const attempt = async (marketplace: Marketplace, world: World, signal: AbortSignal): Promise<SignIn> => {
    const state = secret();
    const codeVerifier = secret();
    const own: Attempt = { stateHash: hash(state), expiresAt: clock.now() + ATTEMPT_MS };
    const { url, redirectUrls, redirectMarks = {} } = marketplace.auth.start(world, { state, codeVerifier });
    try {
      const outcome = await consent.open({
        title: `Sign in to ${marketplace.name}`,
        startUrl: url,
        redirectUrls,
        redirectMarks,
        deadlineMs: ATTEMPT_MS,
        signal,
      });
      if (signal.aborted) throw cancelled();
      if (outcome.kind === 'closed') throw refused('consent_closed', marketplace.name);
      if (outcome.kind === 'expired' || clock.now() >= own.expiresAt)
        throw refused('consent_expired', marketplace.name);
      const callbackUrl = acceptedCallback(outcome.url, redirectUrls, redirectMarks);
      if (callbackUrl === undefined) throw refused('consent_wrong_address', marketplace.name);
      if (isMalformed(callbackUrl)) throw refused('consent_malformed', marketplace.name);
      const declined = callbackUrl.searchParams.has('error') || marketplace.auth.declined(callbackUrl);
      // Only a refusal may come without a state: whoever forges one has got nothing by it.
      if (!declined || callbackUrl.searchParams.has('state')) checkState(callbackUrl, own, marketplace.name);
      if (declined) throw refused('consent_declined', marketplace.name);
      const tokens = await marketplace.auth.finish(world, { callbackUrl: answerOnly(callbackUrl), codeVerifier });
      if (signal.aborted) throw cancelled();
      const user = await marketplace.auth.identify(world, tokens);
      if (signal.aborted) throw cancelled();
      return { tokens, user };
    } finally {
      past = [...past.filter((old) => old.expiresAt > clock.now()), own];
    }
  };

  const checkState = (callbackUrl: URL, own: Attempt, name: string): void => {
    const states = callbackUrl.searchParams.getAll('state');
    const [state] = states;
    if (state === undefined || states.length !== 1) throw refused('consent_state_mismatch', name);
    const given = hash(state);
    if (timingSafeEqual(given, own.stateHash)) return;
    const seen = past.some((old) => timingSafeEqual(given, old.stateHash));
    throw refused(seen ? 'consent_state_reused' : 'consent_state_mismatch', name);
  };

  return {
    run: async (marketplace, world) => {
      if (running !== null) throw accountError('conflict', 'sign_in_running');
      const controller = new AbortController();
      running = controller;
      try {
        return await attempt(marketplace, world, controller.signal);
      } catch (error) {
        // Whatever else went wrong on the way: the seller has given it up.
        throw controller.signal.aborted ? cancelled() : error;
      } finally {
        running = null;
      }
    },
    cancel: () => running?.abort(),
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The callback when it has the exact origin and path of one of the redirect URLs: a look-alike host is not close enough. */
function acceptedCallback(
  text: string,
  redirectUrls: readonly string[],
  redirectMarks: Readonly<Record<string, readonly string[]>>,
): URL | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  const matches = redirectUrls.some((allowed) => {
    const expected = URL.parse(allowed);
    const marks = redirectMarks[allowed];
    return (
      expected !== null &&
      // Not the origin: that of every address with a scheme of its own is the same word, "null".
      expected.protocol === url.protocol &&
      expected.host === url.host &&
      expected.pathname === url.pathname &&
      (marks === undefined || marks.some((name) => url.searchParams.has(name)))
    );
  });
  return matches ? url : undefined;
}

/**
 * An answer in the fragment is the implicit flow's, which none of ours is: nobody but a page that wants to be taken for the
 * marketplace sends it. A code given twice could be read differently by each side.
 */
function isMalformed({ searchParams, hash: fragment }: URL): boolean {
  const hidden = new URLSearchParams(fragment.slice(1));
  return searchParams.getAll('code').length > 1 || ['code', 'state', 'access_token'].some((name) => hidden.has(name));
}

/** The callback with code and state alone: what else an address may carry is nobody's answer (RFC 6749, section 4.1.2). */
function answerOnly(callbackUrl: URL): URL {
  const url = new URL(callbackUrl);
  const kept = ['code', 'state'].map((name) => [name, callbackUrl.searchParams.get(name) ?? '']);
  url.search = new URLSearchParams(kept).toString();
  url.hash = '';
  return url;
}

type ConsentFailure = Extract<AccountReason, `consent_${string}`>;

const refused = (reason: ConsentFailure, marketplace: string): AppError =>
  accountError('auth_required', reason, { marketplace });
