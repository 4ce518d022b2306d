import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { Clock } from '../../ports.ts';
import { runMigrations, schemaVersion } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { backupError } from '../backup-errors.ts';
import { openReadOnly } from './stage.ts';

/**
 * Refuses a database with one table, view or trigger more, less or other than our own migrations make: a trigger that
 * somebody slipped into an export would run with the seller's next change.
 */
export function requireOurSchema(file: string): void {
  const given = openReadOnly(file);
  const ours = new Database(':memory:');
  try {
    const version = schemaVersion(given);
    runMigrations(
      ours,
      migrations.filter(({ id }) => id <= version),
      standing,
    );
    if (!isDeepStrictEqual(schemaOf(given), schemaOf(ours))) throw backupError('backup_damaged');
  } finally {
    ours.close();
    given.close();
  }
}

/** What SQLite itself adds (its statistics) comes and goes. */
const schemaOf = (database: Database.Database): readonly unknown[] =>
  database
    .prepare(
      String.raw`SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_stat%' ESCAPE '\'
      ORDER BY type, name`,
    )
    .all();

/** The times of these migrations are not looked at. */
const standing: Clock = { now: () => 0, schedule: () => () => undefined };
