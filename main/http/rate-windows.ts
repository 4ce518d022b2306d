import type { RateRule } from './rate-rules.ts';

/** At most `limit` calls in any stretch of `periodMs`. */
export interface SlidingWindow {
  /** Takes the next place and says how long to wait for it. */
  take(now: number): number;
  /** The marketplace named another limit. Places that were given out stay. */
  resize(limit: number): void;
}

/** The short windows of all accounts and key sets. */
export interface RateWindows {
  of(scope: string, rule: RateRule): SlidingWindow;
}

/**
 * The marketplace counts arrivals, and a fast call may overtake a slow one: the window is kept this much longer. Long windows
 * lose little by more of it, and gain room for a call that a busy computer sent late.
 */
const travelMs = (periodMs: number): number => Math.max(250, Math.round(periodMs * 0.03));

export function createRateWindows(): RateWindows {
  const windows = new Map<string, SlidingWindow>();
  return {
    of: (scope, rule) => {
      const id = `${scope}\n${rule.name}`;
      let window = windows.get(id);
      if (window === undefined) {
        window = createSlidingWindow(rule.limit, rule.periodMs + travelMs(rule.periodMs));
        windows.set(id, window);
      }
      return window;
    },
  };
}

/**
 * The marketplaces count a sliding window, so a token bucket would be wrong: its refill lets nearly twice the limit
 * through after a burst.
 */
export function createSlidingWindow(firstLimit: number, periodMs: number): SlidingWindow {
  let limit = Math.max(1, firstLimit);
  /** When the last `limit` calls went or will go out, oldest first. */
  let times: number[] = [];
  return {
    take: (now) => {
      const blocking = times.at(-limit);
      const at = Math.max(now, times.at(-1) ?? now, blocking === undefined ? now : blocking + periodMs);
      times.push(at);
      if (times.length > limit * 2) times = times.slice(-limit);
      return at - now;
    },
    resize: (next) => {
      limit = Math.max(1, next);
    },
  };
}
