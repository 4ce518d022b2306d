import { createHash, randomBytes } from 'node:crypto';
import type { Clock, LogFields, Logger, LogLevel, Random } from '#main/ports.ts';

/** A clock that stands still until a test moves it; due tasks run in the order of their time. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  set(now: number): void;
}

export function createFakeClock(start = Date.UTC(2026, 10, 21, 12)): FakeClock {
  let now = start;
  let tasks: { readonly at: number; readonly task: () => void }[] = [];
  const set = (to: number): void => {
    now = to;
    for (;;) {
      const due = tasks.filter((entry) => entry.at <= now).toSorted((a, b) => a.at - b.at)[0];
      if (!due) return;
      tasks = tasks.filter((entry) => entry !== due);
      due.task();
    }
  };
  return {
    now: () => now,
    schedule: (delayMs, task) => {
      const entry = { at: now + delayMs, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    advance: (ms) => set(now + ms),
    set,
  };
}

/** The same bytes in every run. */
export function createSeededRandom(seed = 'crossdock'): Random {
  let counter = 0;
  return {
    bytes: (length) => {
      const chunks: Buffer[] = [];
      for (let size = 0; size < length; size += 32) {
        counter += 1;
        chunks.push(createHash('sha256').update(`${seed}:${counter}`).digest());
      }
      return new Uint8Array(Buffer.concat(chunks).subarray(0, length));
    },
  };
}

/** Wall clock and real randomness, for tests that run in several processes or measure. */
export const realClock: Clock = {
  now: () => Date.now(),
  schedule: (delayMs, task) => {
    const timer = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
export const realRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

export interface LogEntry {
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: LogFields;
}

/** Keeps what was logged. */
export function createRecordingLogger(): Logger & { readonly entries: readonly LogEntry[] } {
  const entries: LogEntry[] = [];
  return { entries, log: (level, event, fields = {}) => void entries.push({ level, event, fields }) };
}
