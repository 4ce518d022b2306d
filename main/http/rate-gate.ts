import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Budgets } from './budgets.ts';
import { createLane } from './lane.ts';
import { httpFailure } from './messages.ts';
import { retryPolicy } from './retry-rule.ts';
import { isBudget, type RateRule, type RateRules } from './rate-rules.ts';
import type { RateWindows } from './rate-windows.ts';
import { isUrgent } from './urgency.ts';
import { wait } from './wait.ts';

/** Lets requests pass at the pace the marketplace allows. */
export interface RateGate {
  /** Runs one attempt when its turn has come. Throws `rate_limited` when a budget is spent, `cancelled` after an abort. */
  pass<Result>(
    request: { readonly method: string; readonly url: URL; readonly signal?: AbortSignal | undefined },
    attempt: () => Promise<Result>,
  ): Promise<Result>;
  /** The marketplace said 429: no call of this account to the same API goes out before `until` (ms UTC). */
  pause(request: { readonly url: URL }, until: number): void;
  /** Takes over what an answer says of the limits. */
  learn(headers: Readonly<Record<string, string>>): void;
}

const LONGEST_WAIT_MS = retryPolicy.longestWaitMs;

/** Quotas are per API: the first two parts of the path name it (`/sell/inventory`). */
const apiOf = (path: string): string => path.split('/', 3).join('/');

export interface RateGateOptions {
  readonly rules: RateRules;
  readonly clock: Clock;
  readonly budgets: Budgets;
  /** Shared by all gates: accounts of one key set stand in the same line. */
  readonly windows: RateWindows;
  /** Whom `account` and `keys` stand for in the stored counts. */
  readonly accountScope: string;
  readonly keysScope: string;
}

/** Short windows in memory, daily budgets in the database. */
export function createRateGate({ rules, clock, budgets, windows, accountScope, keysScope }: RateGateOptions): RateGate {
  const lane = createLane(rules.concurrent);
  /** The longest first: a spent day is told before a place in a short window is taken. */
  const ordered = rules.rules.toSorted((a, b) => b.periodMs - a.periodMs);
  /** Until when (ms UTC) an API is left alone. */
  const pauses = new Map<string, number>();

  const scopeOf = (rule: RateRule): string => (rule.counts === 'keys' ? keysScope : accountScope);

  return {
    pass: (request, attempt) =>
      lane(async () => {
        const call = { method: request.method, path: request.url.pathname };
        for (const rule of ordered) {
          if (!rule.applies(call)) continue;
          if (isBudget(rule)) {
            const scope = scopeOf(rule);
            const refusedUntil = budgets.spend(scope, rule, clock.now(), isUrgent());
            if (refusedUntil !== null)
              throw budgetSpent(rule, budgets.usage(scope, rule, clock.now()).limit, refusedUntil);
          } else {
            const delay = windows.of(scopeOf(rule), rule).take(clock.now());
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
    learn: (headers) => {
      for (const learned of rules.learn?.(headers) ?? []) {
        const rule = rules.rules.find(({ name }) => name === learned.rule);
        if (rule === undefined) continue;
        if (isBudget(rule)) budgets.learn(scopeOf(rule), rule, learned, clock.now());
        else if (learned.limit !== undefined) windows.of(scopeOf(rule), rule).resize(learned.limit);
      }
    },
  };
}

const pausedFor = ({ host }: URL, until: number): AppError =>
  new AppError({ ...httpFailure('rate_limited', 'rate_limited', { host }), retryAt: until });

const budgetSpent = ({ name }: RateRule, limit: number, until: number): AppError =>
  new AppError({ ...httpFailure('rate_limited', 'budget_spent', { budget: name, limit }), retryAt: until });
