import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Clock } from '../ports.ts';

/**
 * One step of the schema. Numbered in tens and never edited once released: the checksum of its text is stored with the
 * database and compared at each start. `sql` may rebuild tables; foreign keys are checked before it commits.
 */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

/** A migration that the database has run differs from the one this app carries. */
export class ForeignSchemaError extends Error {
  override readonly name = 'ForeignSchemaError';
}

const checksum = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

const ledger = `CREATE TABLE IF NOT EXISTS migration (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT`;

/** The version that `migrations` lead to, as `PRAGMA user_version` holds it. */
export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.id ?? 0;

export const schemaVersion = (database: Database): number => Number(database.pragma('user_version', { simple: true }));

/** What is still to be run. Throws ForeignSchemaError when a migration that was run is unknown here or has another text. */
export function pendingMigrations(database: Database, migrations: readonly Migration[]): readonly Migration[] {
  const exists = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`).get();
  const applied = exists
    ? database.prepare<[], { id: number; checksum: string }>('SELECT id, checksum FROM migration').all()
    : [];
  const known = new Map(migrations.map((migration) => [migration.id, checksum(migration)]));
  for (const row of applied) {
    if (known.get(row.id) !== row.checksum) {
      throw new ForeignSchemaError(`migration ${row.id} of the database is not the one this app carries`);
    }
  }
  const done = new Set(applied.map((row) => row.id));
  return migrations.filter((migration) => !done.has(migration.id));
}

/** Runs each migration in a transaction of its own, so that an interruption leaves a database of a known version. */
export function runMigrations(database: Database, pending: readonly Migration[], clock: Clock): void {
  if (pending.length === 0) return;
  // A table can only be rebuilt with enforcement off (https://sqlite.org/lang_altertable.html#otheralter); the pragma is
  // ignored inside a transaction, and foreign_key_check makes up for it.
  database.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) {
      database.exec('BEGIN IMMEDIATE');
      try {
        database.exec(ledger);
        database.exec(migration.sql);
        const broken = database.pragma('foreign_key_check') as readonly unknown[];
        if (broken.length > 0) {
          throw new Error(`migration ${migration.id} leaves ${broken.length} rows without their parent`);
        }
        database
          .prepare('INSERT INTO migration (id, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
          .run(migration.id, migration.name, checksum(migration), clock.now());
        database.pragma(`user_version = ${migration.id}`);
        database.exec('COMMIT');
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    }
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
