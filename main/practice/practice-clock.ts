import type { Clock } from '#main/ports.ts';

/**
 * The host's clock with an offset that a tester can push forward, so that tokens expire and listings age on demand.
 * Timers are the host's own: an offset moves what time it is, not how long a delay takes.
 */
export interface PracticeClock extends Clock {
  advance(ms: number): number;
  offset(): number;
}

/** `initialOffset` is what an earlier run had been advanced by; `changed` is told of every advance, to keep it. */
export function practiceClock(base: Clock, initialOffset: number, changed: (offset: number) => void): PracticeClock {
  let offset = initialOffset;
  return {
    now: () => base.now() + offset,
    schedule: (delayMs, task) => base.schedule(delayMs, task),
    advance: (ms) => {
      offset += ms;
      changed(offset);
      return base.now() + offset;
    },
    offset: () => offset,
  };
}
