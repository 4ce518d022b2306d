import { assertNever, type AppErrorData } from '#shared/errors.ts';

/** What becomes of an intent whose step failed. */
export type Verdict =
  /** Tried again at `at` (ms UTC). */
  | { readonly kind: 'wait'; readonly at: number; readonly burns: boolean }
  /** The seller can mend the cause; nothing is tried again until then. */
  | { readonly kind: 'failed' }
  /** The app does not know what to think of it and does not guess. */
  | { readonly kind: 'needs_attention' }
  /** All intents of the account rest until the seller has signed in again. */
  | { readonly kind: 'sign_in' };

export interface Try {
  readonly now: number;
  /** Tries of this intent that ended badly before this one. */
  readonly attempts: number;
  /** In [0, 1). */
  readonly chance: number;
  /** It takes something off sale: whoever can still buy it buys what is gone. */
  readonly takesDown: boolean;
}

/** Five tries more span about five minutes: longer than a router's restart, shorter than a seller's patience. */
export const attemptLimit = 6;
/** At five minutes each about a day: a marketplace's outage, or a night without a network. */
export const takeDownLimit = 300;
const baseMs = 2_000;
const capMs = 5 * 60_000;
/** A marketplace that names no time is asked again after this long. */
const rateLimitMs = 60_000;
/** A hint beyond this (a wrong clock at the other end, a daily quota) is looked at again after a day. */
const hintLimitMs = 24 * 60 * 60_000;
/** Something of ours is switched off; looking again costs nothing. */
const pausedMs = 5_000;

/** Doubles from two seconds to five minutes; half of it is jitter, so that a whole batch does not come back at once. */
export function backoffMs(attempts: number, chance: number): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** attempts);
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}

/**
 * The one rule about trying an intent again. What the marketplace refused stays refused until the seller changes
 * something; what it could not answer is tried again after a wait, which its own hint (`retryAt`) overrides. Whether the
 * step had its effect is not decided here: the worker asks the step itself before it runs again.
 */
export function judge(error: AppErrorData, { now, attempts, chance, takesDown }: Try): Verdict {
  const limit = takesDown ? takeDownLimit : attemptLimit;
  const again = (burns: boolean, waitMs: number): Verdict => {
    if (burns && attempts + 1 >= limit) return { kind: 'needs_attention' };
    const hinted = error.retryAt === undefined ? now + waitMs : error.retryAt + Math.round(baseMs * chance);
    return { kind: 'wait', burns, at: Math.min(Math.max(hinted, now), now + hintLimitMs) };
  };
  switch (error.code) {
    case 'rate_limited':
      return again(false, Math.round(rateLimitMs * (1 + chance / 4)));
    case 'network':
      return again(true, backoffMs(attempts, chance));
    case 'auth_required':
      // Signed in and refused all the same, again and again: signing in does not mend it.
      return attempts + 1 >= attemptLimit ? { kind: 'needs_attention' } : { kind: 'sign_in' };
    case 'conflict':
      return error.reason === 'practice_off' ? again(false, pausedMs) : again(true, backoffMs(attempts, chance));
    case 'cancelled':
      return again(false, baseMs);
    case 'remote_rejected':
      return error.retryAt === undefined ? { kind: 'failed' } : again(true, backoffMs(attempts, chance));
    case 'validation':
    case 'not_found':
      return { kind: 'failed' };
    case 'internal':
      return { kind: 'needs_attention' };
    default:
      return assertNever(error.code);
  }
}
