import type { Database, Statement } from 'better-sqlite3';
import type { Logger } from '../ports.ts';
import { startCheckpoints, type CheckpointThread } from './checkpoint-thread.ts';
import type { Durability, Reader, SqlParameters, Store, Writer } from './connection.ts';
import { createWalSync } from './wal-sync.ts';
import { isCorruption, sqliteCode, toAppError } from './sqlite-error.ts';

/** A statement that takes longer than one frame at 60 Hz is named in the log. */
const slowMs = 16;
/** 400 KB between two turns of the event loop: a copy step stays far below a frame. */
const copyPages = 100;
/** Texts are few and fixed; the bound only guards against a caller that builds them from values. */
const cacheLimit = 500;

/** What the store needs of its opener. */
export interface SqliteStoreOptions {
  readonly logger: Logger;
  /** Milliseconds from an arbitrary start, monotonic: `performance.now` in the app. */
  readonly elapsed: () => number;
  /** Called once when a statement met damaged pages, so that the next start checks the whole file. */
  readonly onDamage: () => void;
  readonly onClose: () => void;
}

/** SQLite's own default. Pages. */
const autoCheckpoint = 1_000;
/** Short work is done before a thread has even started. Milliseconds. */
const threadAfterMs = 100;

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim().slice(0, 400);

/** The store on an open better-sqlite3 connection. Only bound parameters carry values, so texts are safe to log. */
export function createSqliteStore(database: Database, options: SqliteStoreOptions): Store {
  const statements = new Map<string, Statement>();
  let writing = false;

  const prepare = (sql: string): Statement => {
    const cached = statements.get(sql);
    // A statement that is being iterated cannot run a second time before it ends.
    if (cached && !cached.busy) return cached;
    const statement = database.prepare(sql);
    if (!cached) {
      if (statements.size >= cacheLimit) {
        const oldest = statements.keys().next();
        if (!oldest.done) statements.delete(oldest.value);
      }
      statements.set(sql, statement);
    }
    return statement;
  };

  const failed = (error: unknown): unknown => {
    const code = sqliteCode(error);
    if (code !== undefined && isCorruption(code)) options.onDamage();
    return toAppError(error);
  };

  const timed = <Result>(sql: string, run: () => Result): Result => {
    const start = options.elapsed();
    try {
      return run();
    } catch (error) {
      throw failed(error);
    } finally {
      const ms = options.elapsed() - start;
      if (ms > slowMs) options.logger.log('warn', 'store.slow_statement', { sql: oneLine(sql), ms: Math.round(ms) });
    }
  };

  const bind = (parameters: SqlParameters | undefined): readonly unknown[] => (parameters ? [parameters] : []);

  const reader: Reader = {
    all: <Row>(sql: string, parameters?: SqlParameters) =>
      timed(sql, () => prepare(sql).all(...bind(parameters)) as Row[]),
    get: <Row>(sql: string, parameters?: SqlParameters) =>
      timed(sql, () => prepare(sql).get(...bind(parameters)) as Row | undefined),
    column: <Value>(sql: string, parameters?: SqlParameters) =>
      // A statement of its own: plucking is a property of the statement, and the same text may be read as rows elsewhere.
      timed(
        sql,
        () =>
          prepare(`${sql} `)
            .pluck()
            .all(...bind(parameters)) as Value[],
      ),
    *iterate<Row>(sql: string, parameters?: SqlParameters) {
      try {
        yield* prepare(sql).iterate(...bind(parameters)) as IterableIterator<Row>;
      } catch (error) {
        throw failed(error);
      }
    },
  };

  let synced: Durability = 'now';
  /** The pragma works between transactions only. A NORMAL commit is written in order but not synced. */
  const sync = (durability: Durability): void => {
    if (durability === synced) return;
    database.pragma(`synchronous = ${durability === 'now' ? 'FULL' : 'NORMAL'}`);
    synced = durability;
  };

  const write = <Result>(work: (writer: Writer) => Result, durability: Durability = 'now'): Result => {
    if (writing) throw new Error('a write inside a write: hand the writer on instead');
    const effects: (() => void)[] = [];
    let result: Result;
    let open = true;
    writing = true;
    try {
      sync(durability);
      timed('BEGIN IMMEDIATE', () => prepare('BEGIN IMMEDIATE').run());
      const writer: Writer = {
        ...reader,
        run: (sql, parameters) => {
          if (!open) throw new Error('a writer was used after its transaction');
          const { changes } = timed(sql, () => prepare(sql).run(...bind(parameters)));
          return { changes };
        },
        afterCommit: (effect) => void effects.push(effect),
      };
      result = work(writer);
      if (result instanceof Promise) throw new Error('a transaction cannot wait: its work must not be async');
      timed('COMMIT', () => prepare('COMMIT').run());
    } catch (error) {
      // SQLite has already rolled back by itself on some failures, a full disk among them.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    } finally {
      open = false;
      writing = false;
    }
    for (const effect of effects) {
      try {
        effect();
      } catch (error) {
        // The change is durable; a failing listener must not make the caller believe otherwise.
        options.logger.log('error', 'store.after_commit_failed', { error: String(error) });
      }
    }
    return result;
  };

  const wal = createWalSync(database.name);

  return {
    ...reader,
    write,
    longWork: async (work) => {
      let thread: CheckpointThread | undefined;
      const timer = setTimeout(() => {
        thread = startCheckpoints(database.name);
      }, threadAfterMs);
      database.pragma('wal_autocheckpoint = 0');
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        await thread?.close();
        if (database.open) database.pragma(`wal_autocheckpoint = ${autoCheckpoint}`);
      }
    },
    synced: () => wal.sync(),
    copyTo: async (file) => {
      try {
        await database.backup(file, { progress: () => copyPages });
      } catch (error) {
        throw failed(error);
      }
    },
    close: () => {
      if (!database.open) return;
      wal.close();
      statements.clear();
      try {
        database.pragma('optimize');
      } catch (error) {
        options.logger.log('warn', 'store.optimize_failed', { error: String(error) });
      }
      database.close();
      options.onClose();
    },
  };
}
