import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Budgets } from './budgets.ts';
import { createLane } from './lane.ts';
import { httpFailure } from './messages.ts';
import { retryPolicy } from './retry-rule.ts';
import { wait } from './wait.ts';

export interface RateRule {
  readonly name: string;
  /** Calls of one account count together, or those of everyone who uses the same keys. */
  readonly counts: 'account' | 'keys';
  readonly limit: number;
  readonly periodMs: number;
  /** `path` is that of the URL, still encoded. */
  applies(request: { readonly method: string; readonly path: string }): boolean;
}

export interface RateRules {
  /** Requests of one account that may be on their way at the same time. */
  readonly concurrent: number;
  /** Short periods are waited out; a spent day is an answer (`rate_limited` with the time of its end). */
  readonly rules: readonly RateRule[];
}

/** Lets requests pass at the pace the marketplace allows. */
export interface RateGate {
  /** Runs one attempt when its turn has come. Throws `rate_limited` when a budget is spent, `cancelled` after an abort. */
  pass<Result>(
    request: { readonly method: string; readonly url: URL; readonly signal?: AbortSignal | undefined },
    attempt: () => Promise<Result>,
  ): Promise<Result>;
  /** The marketplace said 429: no call of this account to the same API goes out before `until` (ms UTC). */
  pause(request: { readonly url: URL }, until: number): void;
}

/** Up to a minute is waited for; longer periods are budgets. */
const WAITABLE_MS = 60_000;
/** The marketplace counts arrivals, and a fast call may overtake a slow one: the window is kept this much longer. */
const TRAVEL_MS = 250;
const LONGEST_WAIT_MS = retryPolicy.longestWaitMs;

/** A quota too long to wait for. */
export const isBudget = ({ periodMs }: RateRule): boolean => periodMs > WAITABLE_MS;

/** Quotas are per API: the first two parts of the path name it (`/sell/inventory`). */
const apiOf = (path: string): string => path.split('/', 3).join('/');

export interface RateGateOptions {
  readonly rules: RateRules;
  readonly clock: Clock;
  readonly budgets: Budgets;
  /** Whom `account` and `keys` stand for in the stored counts. */
  readonly accountScope: string;
  readonly keysScope: string;
}

/** Short windows in memory, daily budgets in the database. */
export function createRateGate({ rules, clock, budgets, accountScope, keysScope }: RateGateOptions): RateGate {
  const lane = createLane(rules.concurrent);
  /** The longest first: a spent day is told before a place in a short window is taken. */
  const ordered = rules.rules.toSorted((a, b) => b.periodMs - a.periodMs);
  const windows = new Map<string, SlidingWindow>();
  /** Until when (ms UTC) an API is left alone. */
  const pauses = new Map<string, number>();

  const windowFor = (rule: RateRule): SlidingWindow => {
    let window = windows.get(rule.name);
    if (window === undefined) {
      window = createSlidingWindow(rule.limit, rule.periodMs + TRAVEL_MS);
      windows.set(rule.name, window);
    }
    return window;
  };

  return {
    pass: (request, attempt) =>
      lane(async () => {
        const call = { method: request.method, path: request.url.pathname };
        for (const rule of ordered) {
          if (!rule.applies(call)) continue;
          if (isBudget(rule)) {
            const refusedUntil = budgets.spend(rule.counts === 'keys' ? keysScope : accountScope, rule, clock.now());
            if (refusedUntil !== null) throw budgetSpent(rule, refusedUntil);
          } else {
            const delay = windowFor(rule).take(clock.now());
            if (delay > 0) await wait(clock, delay, request.signal);
          }
        }
        for (;;) {
          const rest = (pauses.get(apiOf(call.path)) ?? 0) - clock.now();
          if (rest <= 0) return attempt();
          // A long pause is not slept through: the caller's job can do other work meanwhile.
          if (rest > LONGEST_WAIT_MS) throw pausedFor(request.url, clock.now() + rest);
          await wait(clock, rest, request.signal);
        }
      }),
    pause: ({ url }, until) => {
      const api = apiOf(url.pathname);
      pauses.set(api, Math.max(pauses.get(api) ?? 0, until));
    },
  };
}

const pausedFor = ({ host }: URL, until: number): AppError =>
  new AppError({ ...httpFailure('rate_limited', 'rate_limited', { host }), retryAt: until });

const budgetSpent = ({ name, limit }: RateRule, until: number): AppError =>
  new AppError({ ...httpFailure('rate_limited', 'budget_spent', { budget: name, limit }), retryAt: until });

/** At most `limit` calls in any stretch of `periodMs`. */
export interface SlidingWindow {
  /** Takes the next place and says how long to wait for it. */
  take(now: number): number;
}

/**
 * The marketplaces count a sliding window, so a token bucket would be wrong: its refill lets nearly twice the limit
 * through after a burst.
 */
export function createSlidingWindow(limit: number, periodMs: number): SlidingWindow {
  /** When the last `limit` calls went or will go out, oldest first. */
  const times: number[] = [];
  return {
    take: (now) => {
      const blocking = times.length >= limit ? times.shift() : undefined;
      const at = Math.max(now, times.at(-1) ?? now, blocking === undefined ? now : blocking + periodMs);
      times.push(at);
      return at - now;
    },
  };
}
