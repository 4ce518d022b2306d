import { createHash } from 'node:crypto';
import type { LogFields, Logger, LogLevel, Random } from '#main/ports.ts';

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
