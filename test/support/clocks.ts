import type { Clock } from '#main/ports.ts';

/** A clock that stands still until it is moved. Timers run by elapsed time, as real ones do: setting the clock back does not delay them. */
export interface ManualClock extends Clock {
  /** Lets time pass and runs what became due, in order. */
  advance(ms: number): void;
  /** The wall clock alone is set, forward or back. */
  set(ms: number): void;
  readonly pending: () => number;
}

export function manualClock(start = Date.UTC(2026, 10, 21, 12)): ManualClock {
  let elapsed = 0;
  let offset = start;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => offset + elapsed,
    schedule: (delayMs, task) => {
      const timer = { at: elapsed + delayMs, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const until = elapsed + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        elapsed = next.at;
        next.task();
      }
      elapsed = until;
    },
    set: (ms) => {
      offset = ms - elapsed;
    },
    pending: () => timers.size,
  };
}

/** Real time, so many times faster: waits of minutes pass in seconds, in the order in which they would. */
export function fastClock(factor: number, start = Date.now()): Clock {
  const began = performance.now();
  return {
    now: () => Math.floor(start + (performance.now() - began) * factor),
    schedule: (delayMs, task) => {
      const timer = setTimeout(task, delayMs / factor);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** Polls until `read` answers something; fails with `what` after the deadline in real milliseconds. */
export async function eventually<Result>(
  what: string,
  read: () => Result | undefined | false | Promise<Result | undefined | false>,
  deadlineMs = 20_000,
): Promise<Result> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const result = await read();
    if (result !== undefined && result !== false) return result;
    if (performance.now() > end) throw new Error(`still waiting for ${what} after ${deadlineMs} ms`);
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
}
