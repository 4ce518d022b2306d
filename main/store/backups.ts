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
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '../ports.ts';
import { databaseFacts } from './backup-facts.ts';
import { manifestPath, writeManifest, type BackupManifest } from './backup-manifest.ts';
import { expiredBackups } from './backup-rotation.ts';
import { lockDatabase } from './lock.ts';

/** A copy of the whole database. `version` is the schema version it holds, `at` ms UTC. */
export interface Backup {
  readonly file: string;
  readonly at: number;
  readonly version: number;
}

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
 * what the rotation asks for.
 */
export function writeBackup(
  database: Database.Database,
  options: { readonly folder: string; readonly version: number; readonly clock: Clock },
): Backup {
  mkdirSync(options.folder, { recursive: true });
  const at = options.clock.now();
  const file = join(options.folder, backupName(at, options.version));
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    database.prepare('VACUUM INTO ?').run(partial);
    syncFile(partial);
    writeManifest(file, { format: 1, at, database: databaseFacts(partial), gone: null });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    rmSync(manifestPath(file), { force: true });
    throw error;
  }
  rotateBackups(options.folder);
  return { file, at, version: options.version };
}

/**
 * As `writeBackup`, from a running app: the copy is made by `copyTo` in small steps between other work and becomes a backup
 * only when it is complete and on the disk. A failure (a full disk) leaves the former backups as they were.
 */
export async function writeOnlineBackup(options: {
  readonly copyTo: (file: string) => Promise<void>;
  readonly folder: string;
  readonly clock: Clock;
  /** Runs on the copy before it counts as a backup and says what is recorded of it; when it throws, there is none. */
  readonly complete?: (copy: string) => Promise<Omit<BackupManifest, 'format' | 'at'>>;
}): Promise<Backup> {
  mkdirSync(options.folder, { recursive: true });
  const at = options.clock.now();
  const partial = join(options.folder, `crossdock-${fileStamp(at)}.partial`);
  let file: string | undefined;
  try {
    removePartials(options.folder);
    await options.copyTo(partial);
    const version = settleCopy(partial);
    const recorded = (await options.complete?.(partial)) ?? { database: databaseFacts(partial), gone: null };
    await syncFileAside(partial);
    file = join(options.folder, backupName(at, version));
    writeManifest(file, { format: 1, at, ...recorded });
    renameSync(partial, file);
    syncFolder(options.folder);
    rotateBackups(options.folder);
    return { file, at, version };
  } catch (error) {
    rmSync(partial, { force: true });
    if (file !== undefined && !existsSync(file)) rmSync(manifestPath(file), { force: true });
    throw error;
  }
}

/** What a killed process left. */
function removePartials(folder: string): void {
  for (const name of readdirSync(folder)) {
    const alone = /^crossdock-.*\.json$/.test(name) && !existsSync(join(folder, name.replace(/\.json$/, '.db')));
    if (alone || /^crossdock-.*\.partial(-journal|-wal|-shm)?$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

const backupName = (at: number, version: number): string => `crossdock-${fileStamp(at)}-v${version}.db`;

function rotateBackups(folder: string): void {
  for (const { file } of expiredBackups(listBackups(folder))) {
    rmSync(file, { force: true });
    rmSync(manifestPath(file), { force: true });
  }
}

/** An online copy inherits the WAL mode of its source, and would need files beside it to be read. Returns its version. */
function settleCopy(file: string): number {
  const copy = new Database(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    return Number(copy.pragma('user_version', { simple: true }));
  } finally {
    copy.close();
  }
}

/**
 * The backups from the newest that is whole, so that the first is one to offer. Only as many are read as it takes to find it.
 */
export function fromNewestWhole(backups: readonly Backup[]): readonly Backup[] {
  const first = backups.findIndex(({ file }) => isWhole(file));
  return first === -1 ? [] : backups.slice(first);
}

function isWhole(file: string): boolean {
  try {
    checkCopy(file);
    return true;
  } catch {
    // Whatever the cause, a copy that cannot be read is none to offer.
    return false;
  }
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

/** As `restoreBackup`, with a copy that lies ready on the same disk; it is gone from there afterwards. */
export function restoreStaged(options: { readonly file: string; readonly staged: string; readonly clock: Clock }): {
  readonly keptAside: string | undefined;
} {
  const lock = lockDatabase(options.file, 0);
  try {
    checkCopy(options.staged);
    syncFile(options.staged);
    return exchange(options.file, options.staged, options.clock);
  } finally {
    lock.release();
  }
}

const restoredMark = (file: string): string => `${file}.restored`;

/** Runs `work` once after a restore, again at the next start when it failed. */
export async function finishRestore(file: string, work: (file: string) => Promise<unknown>): Promise<void> {
  if (!existsSync(restoredMark(file))) return;
  await work(file);
  rmSync(restoredMark(file), { force: true });
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
  // Before the rename: killed between the two, the next start looks for photos in vain, and that is harmless.
  closeSync(openSync(restoredMark(file), 'w'));
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

/** As `syncFile`, for large files while the app runs: putting 136 MB on the disk took up to 150 ms. */
async function syncFileAside(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
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
