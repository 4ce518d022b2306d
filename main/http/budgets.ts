import type { Clock } from '../ports.ts';
import type { Store } from '../store/connection.ts';

export interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly periodMs: number;
}

/** Counts calls against long quotas, across restarts. */
export interface Budgets {
  /** Counts one call. `null`: go. Otherwise the end of the period (ms UTC), and nothing was counted. */
  spend(scope: string, budget: Budget, now: number): number | null;
  /** How much of it is used; `resetsAt` (ms UTC) is null while nothing is. */
  usage(scope: string, budget: Budget, now: number): { readonly used: number; readonly resetsAt: number | null };
  flush(): void;
}

interface Count {
  startedAt: number;
  used: number;
  dirty: boolean;
}

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
      const row = store.get<{ startedAt: number; used: number }>(
        'SELECT started_at AS startedAt, used FROM api_budget WHERE scope = $scope AND name = $name',
        key,
      );
      count = { startedAt: row?.startedAt ?? now, used: row?.used ?? 0, dirty: false };
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
          `INSERT INTO api_budget (scope, name, started_at, used) VALUES ($scope, $name, $startedAt, $used)
           ON CONFLICT (scope, name) DO UPDATE SET started_at = excluded.started_at, used = excluded.used`,
          { scope, name, startedAt: count.startedAt, used: count.used },
        );
        count.dirty = false;
      }
    });
  };

  return {
    spend: (scope, { name, limit, periodMs }, now) => {
      const count = load({ scope, name }, now);
      // A clock that was set back must not freeze the count until it has caught up.
      if (now >= count.startedAt + periodMs || now < count.startedAt) {
        count.startedAt = now;
        count.used = 0;
      }
      if (count.used >= limit) return count.startedAt + periodMs;
      count.used += 1;
      count.dirty = true;
      stopTimer ??= clock.schedule(FLUSH_AFTER_MS, flush);
      return null;
    },
    usage: (scope, { name, periodMs }, now) => {
      const { startedAt, used } = load({ scope, name }, now);
      const current = used > 0 && now >= startedAt && now < startedAt + periodMs;
      return current ? { used, resetsAt: startedAt + periodMs } : { used: 0, resetsAt: null };
    },
    flush,
  };
}
