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

/** Asked for a few bytes at a time the operating system takes 30 µs each, an import five times a row. */
const poolSize = 8_192;
let pool = new Uint8Array(0);
let used = 0;

/** The operating system's source of randomness. Each byte is given out once, and not kept. */
export const systemRandom: Random = {
  bytes: (length) => {
    if (length > 256) return new Uint8Array(randomBytes(length));
    if (used + length > pool.length) {
      pool = new Uint8Array(randomBytes(poolSize));
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  },
};
