import { copyFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { fileHash } from '../../store/backup-facts.ts';
import { readManifest } from '../../store/backup-manifest.ts';
import { ForeignSchemaError, latestVersion, pendingMigrations, schemaVersion } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { applicationId } from '../../store/open.ts';
import { backupError, codeOf } from '../backup-errors.ts';
import type { Job } from './jobs.ts';

/** Copies a backup to where the next start takes it from, and refuses one that would not open there. */
export function stageBackup({ backup, copy }: Extract<Job, { readonly kind: 'stage' }>): undefined {
  try {
    copyFileSync(backup, copy);
    const manifest = readManifest(backup);
    if (manifest !== undefined && fileHash(copy) !== manifest.database.sha256) throw backupError('backup_damaged');
    requireUsable(copy);
  } catch (error) {
    rmSync(copy, { force: true });
    if (codeOf(error) === 'ENOENT') throw backupError('backup_gone', {}, { cause: error });
    throw error;
  }
}

/** A whole database of ours that this version can open. Throws `backup_damaged` or `backup_newer`. */
export function requireUsable(file: string): void {
  const database = openReadOnly(file);
  try {
    if (database.pragma('application_id', { simple: true }) !== applicationId) throw backupError('backup_damaged');
    if (schemaVersion(database) > latestVersion(migrations)) throw backupError('backup_newer');
    pendingMigrations(database, migrations);
    const whole = database.pragma('integrity_check(1)', { simple: true }) === 'ok';
    if (!whole || (database.pragma('foreign_key_check') as readonly unknown[]).length > 0) {
      throw backupError('backup_damaged');
    }
  } catch (error) {
    if (error instanceof ForeignSchemaError) throw backupError('backup_newer', {}, { cause: error });
    throw error instanceof Database.SqliteError ? backupError('backup_damaged', {}, { cause: error }) : error;
  } finally {
    database.close();
  }
}

/** Nothing that a foreign file brings along may run functions of ours. */
export function openReadOnly(file: string): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    return database;
  } catch (error) {
    database.close();
    throw backupError('backup_damaged', {}, { cause: error });
  }
}
