/** What one attempt came to, as far as repeating it is concerned. */
export type AttemptOutcome =
  /** No whole answer. `reached: 'no'`: the server cannot have acted. */
  | { readonly kind: 'lost'; readonly reached: 'no' | 'maybe' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** From Retry-After or the marketplace's own reset time. */
      readonly retryAfterMs: number | null;
      /** The marketplace says that it did nothing and that the same call will pass later. */
      readonly transient: boolean;
    };

export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** A longer wait than this is not slept through but handed to the caller, whose job can do other work meanwhile. */
  readonly longestWaitMs: number;
}

export const retryPolicy: RetryPolicy = { attempts: 4, baseMs: 400, capMs: 8_000, longestWaitMs: 15_000 };

const SERVER_FAILED = new Set([500, 502, 503, 504]);

/** Whether the server may have acted although there is no answer that says so. */
export function effectUnknown(outcome: AttemptOutcome): boolean {
  return outcome.kind === 'lost'
    ? outcome.reached === 'maybe'
    : SERVER_FAILED.has(outcome.status) && !outcome.transient;
}

/**
 * The one rule about repeating a request: how long to wait before the next attempt, `null` for giving up.
 * Repeated are lost answers, 500, 502, 503, 504 and 429. After an attempt that may have had its effect only a `repeatable`
 * request goes out again; a 429 and a refused connection had none. The wait grows by powers of two with jitter
 * (`chance` in [0, 1)), so that many clients do not come back at once; the server's own hint wins over it.
 */
export function retryDelay(
  outcome: AttemptOutcome,
  { attempt, repeatable, chance }: { readonly attempt: number; readonly repeatable: boolean; readonly chance: number },
  policy: RetryPolicy = retryPolicy,
): number | null {
  if (attempt >= policy.attempts) return null;
  if (
    outcome.kind === 'refused' &&
    outcome.status !== 429 &&
    !SERVER_FAILED.has(outcome.status) &&
    !outcome.transient
  ) {
    return null;
  }
  if (effectUnknown(outcome) && !repeatable) return null;
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  const backoff = Math.round(ceiling / 2 + (ceiling / 2) * chance);
  const hint = outcome.kind === 'refused' ? outcome.retryAfterMs : null;
  if (hint === null) return backoff;
  // A little above the hint: clients that were all refused together got the same one.
  const wait = Math.max(0, hint) + Math.round((policy.baseMs / 2) * chance);
  return wait > policy.longestWaitMs ? null : wait;
}

/** Retry-After as RFC 9110 section 10.2.3 has it: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // An HTTP date begins with the day's name; Date.parse alone would read "-5" as a year.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
