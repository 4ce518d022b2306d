import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock, Logger } from '../ports.ts';
import { fromNewestWhole, listBackups, writeBackup } from './backups.ts';
import type { Store } from './connection.ts';
import { lockDatabase } from './lock.ts';
import { ForeignSchemaError, latestVersion, pendingMigrations, runMigrations, schemaVersion } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import { isCorruption, isDiskFull, isLocked, isUnreadable, sqliteCode } from './sqlite-error.ts';
import { createSqliteStore } from './sqlite-store.ts';
import { StoreOpenError } from './store-open-error.ts';
import type { StoreOpenFailure } from './store-open-error.ts';

/** `CrDk`: tells our databases from those of other programs (https://sqlite.org/pragma.html#pragma_application_id). */
export const applicationId = 0x4372446b;

/** Something the seller should read after this start. `reason` is a catalogue key below `notice.`. */
export interface StoreNotice {
  readonly reason: 'checked_after_crash' | 'backed_up_before_update';
  readonly message: string;
}

export interface OpenStoreOptions {
  readonly file: string;
  /** Where the copy made before a migration goes. */
  readonly backupFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Monotonic milliseconds for the slow-query log. */
  readonly elapsed?: () => number;
  /** Tests open a database of an earlier version with a shorter list. */
  readonly migrations?: readonly Migration[];
  /** How long to wait for another process, ms. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens (or creates) the database, checks it after an unclean exit, backs it up and migrates it. Throws StoreOpenError,
 * and leaves the file as it was, when it cannot be used.
 */
export function openStore(options: OpenStoreOptions): {
  readonly store: Store;
  readonly notices: readonly StoreNotice[];
} {
  const { file, clock, logger } = options;
  const migrations = options.migrations ?? allMigrations;
  const busyTimeout = options.busyTimeoutMs ?? 5_000;
  const notices: StoreNotice[] = [];
  const cleanups: (() => void)[] = [];
  try {
    mkdirSync(dirname(file), { recursive: true });
    const lock = lockDatabase(file, busyTimeout);
    cleanups.push(() => lock.release());
    // Stays behind when the process is killed; the next start then reads the whole file before it trusts it.
    const marker = `${file}.open`;
    const unclean = existsSync(marker);
    const database = new Database(file, { timeout: busyTimeout });
    cleanups.push(() => database.close());
    refuseForeign(database, migrations);
    configure(database);
    proveWritable(database);
    if (unclean) notices.push(...checkAfterCrash(database, logger));
    const pending = pendingMigrations(database, migrations);
    const version = schemaVersion(database);
    if (pending.length > 0 && version > 0) {
      const backup = writeBackup(database, { folder: options.backupFolder, version, clock });
      notices.push({
        reason: 'backed_up_before_update',
        message: `The database was backed up to ${backup.file} before it was updated.`,
      });
    }
    runMigrations(database, pending, clock);
    if (ownerOf(database) !== applicationId) database.pragma(`application_id = ${applicationId}`);
    closeSync(openSync(marker, 'w'));
    let damaged = false;
    const store = createSqliteStore(database, {
      logger,
      elapsed: options.elapsed ?? (() => performance.now()),
      onDamage: () => {
        if (!damaged) logger.log('error', 'store.damaged', { file });
        damaged = true;
      },
      onClose: () => {
        if (!damaged) rmSync(marker, { force: true });
        lock.release();
      },
    });
    return { store, notices };
  } catch (error) {
    for (const cleanup of cleanups.toReversed()) cleanup();
    throw toOpenError(error, options, migrations);
  }
}

function configure(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  // Each acknowledged change survives a power cut; NORMAL would lose the last ones.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('journal_size_limit = 67108864');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
  // A page that fails a sanity check is reported as damage instead of being read.
  database.pragma('cell_size_check = ON');
}

/** SQLite opens a protected file for reading only and says so at the first change; that must not be the seller's. */
function proveWritable(database: Database.Database): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    // On a protected file BEGIN IMMEDIATE quietly begins to read; only a change is refused. It never reaches the disk.
    database.pragma(`user_version = ${schemaVersion(database)}`);
  } finally {
    database.exec('ROLLBACK');
  }
}

const ownerOf = (database: Database.Database): number => Number(database.pragma('application_id', { simple: true }));

class WrongProgramError extends Error {
  override readonly name = 'WrongProgramError';
}

class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

function refuseForeign(database: Database.Database, migrations: readonly Migration[]): void {
  const owner = ownerOf(database);
  const empty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!empty && owner !== applicationId) throw new WrongProgramError(`application_id ${owner}`);
  const version = schemaVersion(database);
  if (version > latestVersion(migrations)) throw new ForeignSchemaError(`version ${version}`);
}

/** quick_check reads every page (100,000 items, 136 MB: 0.3 s of processor time). Any finding ends the start. */
function checkAfterCrash(database: Database.Database, logger: Logger): readonly StoreNotice[] {
  const findings = (database.pragma('quick_check(20)') as readonly { readonly quick_check: string }[])
    .map((row) => row.quick_check)
    .filter((line) => line !== 'ok');
  logger.log(findings.length > 0 ? 'error' : 'info', 'store.checked_after_crash', { findings });
  if (findings.length > 0) throw new DamagedError(findings.join('; '));
  return [
    {
      reason: 'checked_after_crash',
      message: 'Crossdock did not end properly last time. The database was checked and is whole.',
    },
  ];
}

function toOpenError(error: unknown, options: OpenStoreOptions, migrations: readonly Migration[]): unknown {
  const { file } = options;
  const fail = (kind: StoreOpenFailure, message: string) => {
    options.logger.log('error', 'store.open_failed', { kind, error: String(error) });
    const newest = latestVersion(migrations);
    const openable = listBackups(options.backupFolder).filter((backup) => backup.version <= newest);
    // Whoever may be offered a way back is offered one that leads there.
    const backups = kind === 'corrupt' || kind === 'newer_app' ? fromNewestWhole(openable) : openable;
    return new StoreOpenError(kind, message, { file, backups, cause: error });
  };
  if (error instanceof StoreOpenError) return error;
  if (error instanceof ForeignSchemaError) {
    return fail(
      'newer_app',
      'This database was written by a newer version of Crossdock. Install that version, or open the backup from before the update.',
    );
  }
  const corrupt = 'The database is damaged. You can go back to a backup; the damaged file is kept beside it.';
  if (error instanceof DamagedError) return fail('corrupt', corrupt);
  if (error instanceof WrongProgramError) {
    return fail('unreadable', `${file} belongs to another program. Move it away and start Crossdock again.`);
  }
  const code = sqliteCode(error) ?? nodeCode(error);
  if (code === undefined) return isFolder(file) ? fail('unreadable', `${file} is a folder, not a database.`) : error;
  if (isCorruption(code)) return fail('corrupt', corrupt);
  if (isLocked(code)) {
    return fail('locked', 'Another Crossdock is using this database. Close it, then start again.');
  }
  if (isDiskFull(code) || code === 'ENOSPC') {
    return fail('disk_full', 'The disk is full. Free some space, then start Crossdock again; nothing was lost.');
  }
  if (isUnreadable(code) || /^(EACCES|EPERM|EROFS|EISDIR|ENOTDIR)$/.test(code)) {
    return fail(
      'unreadable',
      `${file} cannot be opened for writing. Check that its disk is connected and that you may write to the folder.`,
    );
  }
  return error;
}

const nodeCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isFolder = (file: string): boolean => existsSync(file) && statSync(file).isDirectory();
