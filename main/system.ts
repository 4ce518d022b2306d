import { randomBytes } from 'node:crypto';
import type { Clock, Random } from './ports.ts';

/** The machine's wall clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The operating system's source of randomness. */
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
