import type { Clock } from '#main/ports.ts';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves the time and runs what became due, in order. Negative values set the clock back; nothing runs then. */
  advance(ms: number): void;
  readonly pending: () => number;
}

export function manualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => now,
    schedule: (delayMs, task) => {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = until;
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
