import type { Clock } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { LearnedLimit } from './rate-rules.ts';

export interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly periodMs: number;
}

/** Counts calls against long quotas, across restarts. */
export interface Budgets {
  /**
   * Counts one call. `null`: go. Otherwise the end of the period (ms UTC), and nothing was counted. Only urgent calls may
   * use the last twentieth.
   */
  spend(scope: string, budget: Budget, now: number, urgent?: boolean): number | null;
  /** Takes over what the marketplace says of it, which wins over what was documented and what was counted here. */
  learn(scope: string, budget: Budget, learned: Omit<LearnedLimit, 'rule'>, now: number): void;
  usage(scope: string, budget: Budget, now: number): BudgetUsage;
  flush(): void;
}

export interface BudgetUsage {
  readonly limit: number;
  /** The marketplace named the limit itself. */
  readonly learned: boolean;
  readonly used: number;
  /** ms UTC; null while nothing of it is used. */
  readonly resetsAt: number | null;
}

interface Count {
  startedAt: number;
  used: number;
  learnedLimit: number | null;
  dirty: boolean;
}

/** Kept back for taking sold items off sale. */
export const reserveOf = (limit: number): number => Math.floor(limit / 20);

/** A kill loses at most this much of the count: the quotas are in the thousands, a disk write per call would cost more. */
const FLUSH_AFTER_MS = 5_000;

/**
 * Quotas in a table of our own. rate-limiter-flexible's SQLite store was the first choice and does not fit: it reads
 * `Date.now()` itself, so time could not be injected, it needs the raw database handle, whose BEGIN and COMMIT would fall
 * into our transactions, and it commits (and syncs) once per call.
 */
export function createBudgets(store: Store, clock: Clock): Budgets {
  const counts = new Map<string, Count>();
  let stopTimer: (() => void) | null = null;

  const load = (key: { scope: string; name: string }, now: number): Count => {
    const id = `${key.scope}\n${key.name}`;
    let count = counts.get(id);
    if (count === undefined) {
      const row = store.get<{ startedAt: number; used: number; learnedLimit: number | null }>(
        'SELECT started_at AS startedAt, used, learned_limit AS learnedLimit FROM api_budget WHERE scope = $scope AND name = $name',
        key,
      );
      count = {
        startedAt: row?.startedAt ?? now,
        used: row?.used ?? 0,
        learnedLimit: row?.learnedLimit ?? null,
        dirty: false,
      };
      counts.set(id, count);
    }
    return count;
  };

  const flush = (): void => {
    stopTimer?.();
    stopTimer = null;
    const changed = [...counts].filter(([, count]) => count.dirty);
    if (changed.length === 0) return;
    store.write((writer) => {
      for (const [id, count] of changed) {
        const [scope = '', name = ''] = id.split('\n');
        writer.run(
          `INSERT INTO api_budget (scope, name, started_at, used, learned_limit)
           VALUES ($scope, $name, $startedAt, $used, $learnedLimit)
           ON CONFLICT (scope, name) DO UPDATE SET
             started_at = excluded.started_at, used = excluded.used, learned_limit = excluded.learned_limit`,
          { scope, name, startedAt: count.startedAt, used: count.used, learnedLimit: count.learnedLimit },
        );
        count.dirty = false;
      }
    });
  };

  /** The count of the period that is running. A clock that was set back must not freeze it until it has caught up. */
  const current = (scope: string, { name, periodMs }: Budget, now: number): Count => {
    const count = load({ scope, name }, now);
    if (now >= count.startedAt + periodMs || now < count.startedAt) {
      count.startedAt = now;
      count.used = 0;
    }
    return count;
  };

  const keep = (count: Count): void => {
    count.dirty = true;
    stopTimer ??= clock.schedule(FLUSH_AFTER_MS, flush);
  };

  return {
    spend: (scope, budget, now, urgent = false) => {
      const count = current(scope, budget, now);
      const limit = count.learnedLimit ?? budget.limit;
      if (count.used >= (urgent ? limit : limit - reserveOf(limit))) return count.startedAt + budget.periodMs;
      count.used += 1;
      keep(count);
      return null;
    },
    learn: (scope, budget, learned, now) => {
      const count = current(scope, budget, now);
      if (learned.limit !== undefined) count.learnedLimit = Math.max(0, learned.limit);
      const limit = count.learnedLimit ?? budget.limit;
      const share = learned.usedShare === undefined ? undefined : Math.ceil(learned.usedShare * limit);
      const used = learned.remaining === undefined ? share : limit - learned.remaining;
      if (used !== undefined) count.used = Math.max(0, used);
      keep(count);
    },
    usage: (scope, budget, now) => {
      const { used, startedAt, learnedLimit } = current(scope, budget, now);
      return {
        limit: learnedLimit ?? budget.limit,
        learned: learnedLimit !== null,
        used,
        resetsAt: used > 0 ? startedAt + budget.periodMs : null,
      };
    },
    flush,
  };
}
