import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { Clock, LogFields, Logger, LogLevel } from '../ports.ts';
import { redact } from './redact.ts';

export interface FileLoggerOptions {
  /** The newest file is `main.log` in here, the older ones `main.1.log` and up. */
  readonly folder: string;
  readonly clock: Clock;
  /** What is less severe than this is not written. */
  readonly level?: LogLevel;
  /** Warnings and errors also to the terminal, for developers. */
  readonly console?: boolean;
  /** Size at which a new file begins, bytes. */
  readonly maxBytes?: number;
}

/** Kept beside the current file; with the size below this bounds what logs may take to 20 MB. */
const olderFiles = 4;
const defaultMaxBytes = 4 * 1024 * 1024;

const severity: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line of JSON for one event, redacted. Shared by every logger so that nothing is ever written without it. */
export function logLine(at: number, level: LogLevel, event: string, fields?: LogFields): string {
  const safe = redact({ ...fields }) as Record<string, unknown>;
  const head = { at: new Date(at).toISOString(), level, event };
  // First for the eye, and last so that no field can take their place.
  return JSON.stringify({ ...head, ...safe, ...head });
}

/**
 * The app's log: one JSON object a line in rotated files that only this user may read. Runs with and without Electron.
 * Written synchronously, because the last line before a crash is the one that matters.
 */
export function createFileLogger(options: FileLoggerOptions): Logger {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const target = log.create({ logId: options.folder });
  const { file, console: terminal } = target.transports;
  file.resolvePathFn = () => join(options.folder, 'main.log');
  file.maxSize = options.maxBytes ?? defaultMaxBytes;
  file.archiveLogFn = () => rotate(options.folder);
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.transforms = [];
  file.format = '{text}';
  file.level = 'silly';
  terminal.format = '{text}';
  terminal.level = options.console === true ? 'warn' : false;
  const least = severity[options.level ?? 'info'];
  return {
    log: (level, event, fields) => {
      if (severity[level] < least) return;
      target[level](logLine(options.clock.now(), level, event, fields));
    },
  };
}

function rotate(folder: string): void {
  const older = (number: number) => join(folder, `main.${number}.log`);
  rmSync(older(olderFiles), { force: true });
  for (let number = olderFiles - 1; number >= 1; number -= 1) moveIfThere(older(number), older(number + 1));
  moveIfThere(join(folder, 'main.log'), older(1));
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
