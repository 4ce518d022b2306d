import PQueue from 'p-queue';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Budgets } from './budgets.ts';
import { wait } from './wait.ts';

export interface RateRule {
  readonly name: string;
  /** Calls of one account count together, or those of everyone who uses the same keys. */
  readonly counts: 'account' | 'keys';
  readonly limit: number;
  readonly periodMs: number;
  applies(request: { readonly method: string; readonly url: string }): boolean;
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
    request: { readonly method: string; readonly url: string; readonly signal?: AbortSignal | undefined },
    attempt: () => Promise<Result>,
  ): Promise<Result>;
  /** The marketplace said 429: nobody of this account goes out before `until` (ms UTC). */
  pauseUntil(until: number): void;
}

/** Up to a minute is waited for; longer periods are budgets. */
const WAITABLE_MS = 60_000;

export interface RateGateOptions {
  readonly rules: RateRules;
  readonly clock: Clock;
  readonly budgets: Budgets;
  /** Whom `account` and `keys` stand for in the stored counts. */
  readonly accountScope: string;
  readonly keysScope: string;
}

/** Concurrency by p-queue, short windows as token buckets in memory, daily budgets in the database. */
export function createRateGate({ rules, clock, budgets, accountScope, keysScope }: RateGateOptions): RateGate {
  const lane = new PQueue({ concurrency: rules.concurrent });
  const buckets = new Map<string, TokenBucket>();
  let pausedUntil = 0;

  const bucketFor = (rule: RateRule): TokenBucket => {
    let bucket = buckets.get(rule.name);
    if (bucket === undefined) {
      bucket = createTokenBucket(rule.limit, rule.periodMs, clock.now());
      buckets.set(rule.name, bucket);
    }
    return bucket;
  };

  return {
    pass: (request, attempt) =>
      lane.add(async () => {
        const applying = rules.rules.filter((rule) => rule.applies(request));
        for (const rule of applying.filter((rule) => rule.periodMs > WAITABLE_MS)) {
          const refusedUntil = budgets.spend(rule.counts === 'keys' ? keysScope : accountScope, rule, clock.now());
          if (refusedUntil !== null) throw budgetSpent(rule, refusedUntil);
        }
        for (const rule of applying.filter((rule) => rule.periodMs <= WAITABLE_MS)) {
          const delay = bucketFor(rule).take(clock.now());
          if (delay > 0) await wait(clock, delay, request.signal);
        }
        while (pausedUntil > clock.now()) await wait(clock, pausedUntil - clock.now(), request.signal);
        return attempt();
      }),
    pauseUntil: (until) => {
      pausedUntil = Math.max(pausedUntil, until);
    },
  };
}

const budgetSpent = (rule: RateRule, until: number): AppError =>
  new AppError({
    code: 'rate_limited',
    reason: 'budget_spent',
    params: { budget: rule.name, limit: rule.limit },
    message: `The ${rule.limit} calls that the marketplace allows for “${rule.name}” are used up. It goes on by itself later.`,
    retryAt: until,
  });

/** `limit` calls at once, then one per `periodMs / limit`. */
export interface TokenBucket {
  /** Takes a token and says how long to wait before using it. */
  take(now: number): number;
}

export function createTokenBucket(limit: number, periodMs: number, startedAt: number): TokenBucket {
  const msPerToken = periodMs / limit;
  let tokens = limit;
  let at = startedAt;
  return {
    take: (now) => {
      tokens = Math.min(limit, tokens + Math.max(0, now - at) / msPerToken);
      at = Math.max(at, now);
      tokens -= 1;
      return tokens >= 0 ? 0 : Math.ceil(-tokens * msPerToken);
    },
  };
}
