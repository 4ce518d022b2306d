import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '../ports.ts';
import { lockDatabase } from './lock.ts';

/** A copy of the whole database. `version` is the schema version it holds, `at` ms UTC. */
export interface Backup {
  readonly file: string;
  readonly at: number;
  readonly version: number;
}

const kept = 5;
const namePattern = /^crossdock-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(\d{3})-v(\d+)\.db$/;

/** Sortable and safe on every file system: `20261121-063338123`, UTC. */
export const fileStamp = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/[-:.Z]/g, '')
    .replace('T', '-');

/** The backups in a folder, newest first. A folder that is not there holds none. */
export function listBackups(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const match = namePattern.exec(name);
      if (!match) return [];
      const [year, month, day, hour, minute, second, ms, version] = match.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return [{ file: join(folder, name), at: Date.UTC(year, month - 1, day, hour, minute, second, ms), version }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/**
 * Writes a complete, defragmented copy with VACUUM INTO (a failure leaves nothing behind under a backup's name) and keeps
 * the last five.
 */
export function writeBackup(
  database: Database.Database,
  options: { readonly folder: string; readonly version: number; readonly clock: Clock },
): Backup {
  mkdirSync(options.folder, { recursive: true });
  const at = options.clock.now();
  const file = join(options.folder, `crossdock-${fileStamp(at)}-v${options.version}.db`);
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    database.prepare('VACUUM INTO ?').run(partial);
    syncFile(partial);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  for (const old of listBackups(options.folder).slice(kept)) rmSync(old.file, { force: true });
  return { file, at, version: options.version };
}

/** The backup chosen cannot be used; the present file was not touched. */
export class UnusableBackupError extends Error {
  override readonly name = 'UnusableBackupError';
}

/**
 * Puts a backup in the place of the database. The present file is kept beside it under a name with the time, never
 * deleted; the backup itself stays too. Throws SQLite's `SQLITE_BUSY` while any Crossdock has the database open, and
 * UnusableBackupError when the backup is damaged. Returns where the former file is now.
 */
export function restoreBackup(options: { readonly file: string; readonly backup: string; readonly clock: Clock }): {
  readonly keptAside: string | undefined;
} {
  const lock = lockDatabase(options.file, 0);
  try {
    return exchange(options.file, stage(options.file, options.backup), options.clock);
  } finally {
    lock.release();
  }
}

/** A checked and synced copy of the backup beside the database. */
function stage(file: string, backup: string): string {
  const staged = `${file}.restoring`;
  try {
    copyFileSync(backup, staged);
    checkCopy(staged);
    syncFile(staged);
    return staged;
  } catch (error) {
    rmSync(staged, { force: true });
    throw new UnusableBackupError(`the backup ${basename(backup)} cannot be used`, { cause: error });
  }
}

function exchange(file: string, staged: string, clock: Clock): { readonly keptAside: string | undefined } {
  const aside = `${file}.replaced-${fileStamp(clock.now())}`;
  const present = existsSync(file);
  // The write-ahead log belongs to the former file; left in place it would be replayed into the restored one.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  renameSync(staged, file);
  syncFolder(dirname(file));
  return { keptAside: present ? aside : undefined };
}

function checkCopy(file: string): void {
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(String(verdict));
  } finally {
    copy.close();
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename durable. Windows has no such call for folders and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
