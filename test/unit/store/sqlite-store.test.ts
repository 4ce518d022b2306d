import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Migration } from '#main/store/migrate.ts';
import { openStore } from '#main/store/open.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const pairs: Migration = {
  id: 10,
  name: 'pairs',
  sql: 'CREATE TABLE pair (a INTEGER PRIMARY KEY, b TEXT UNIQUE) STRICT',
};

function createStore(elapsed?: () => number) {
  const folder = tempFolder();
  const file = join(folder, 'crossdock.db');
  const logger = createRecordingLogger();
  const { store } = openStore({
    file,
    backupFolder: join(folder, 'backups'),
    clock: manualClock(),
    logger,
    migrations: [pairs],
    busyTimeoutMs: 20,
    ...(elapsed && { elapsed }),
  });
  onTestFinished(() => store.close());
  return { store, logger, file };
}

describe('the store', () => {
  it('commits a transaction as a whole and then runs what was to follow it', () => {
    const { store } = createStore();
    const order: string[] = [];
    const result = store.write((writer) => {
      writer.afterCommit(() => order.push(`effect sees ${store.all('SELECT * FROM pair').length}`));
      expect(writer.run("INSERT INTO pair VALUES (1, 'one'), (2, 'two')").changes).toBe(2);
      order.push('work');
      return 'result';
    });
    expect(result).toBe('result');
    expect(order).toEqual(['work', 'effect sees 2']);
  });

  it('rolls back on any throw and runs nothing of what was to follow', () => {
    const { store } = createStore();
    const effects: string[] = [];
    expect(() =>
      store.write((writer) => {
        writer.run("INSERT INTO pair VALUES (1, 'one')");
        writer.afterCommit(() => effects.push('ran'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.all('SELECT * FROM pair')).toEqual([]);
    expect(effects).toEqual([]);
    expect(store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')").changes)).toBe(1);
  });

  it('refuses a write inside a write, one that waits, and a writer that outlives its transaction', () => {
    const { store } = createStore();
    expect(() => store.write(() => store.write(() => 1))).toThrow('a write inside a write');
    expect(() => store.write(async () => 1)).toThrow('must not be async');
    const leaked = store.write((writer) => writer);
    expect(() => leaked.run("INSERT INTO pair VALUES (1, 'one')")).toThrow('after its transaction');
    expect(store.all('SELECT * FROM pair')).toEqual([]);
  });

  it('keeps a committed change when a listener fails', () => {
    const { store, logger } = createStore();
    store.write((writer) => {
      writer.afterCommit(() => {
        throw new Error('listener');
      });
      writer.run("INSERT INTO pair VALUES (1, 'one')");
    });
    expect(store.all('SELECT a FROM pair')).toEqual([{ a: 1 }]);
    expect(logger.entries.map((entry) => entry.event)).toContain('store.after_commit_failed');
  });

  it('allows a write from what follows a commit', () => {
    const { store } = createStore();
    store.write((writer) => {
      writer.run("INSERT INTO pair VALUES (1, 'one')");
      writer.afterCommit(() => store.write((next) => next.run("INSERT INTO pair VALUES (2, 'two')")));
    });
    expect(store.column('SELECT a FROM pair')).toEqual([1, 2]);
  });

  it('reads rows, single rows, columns and streams, with bound values of every kind', () => {
    const { store } = createStore();
    store.write((writer) => {
      for (let a = 1; a <= 3; a += 1) writer.run('INSERT INTO pair VALUES (@a, @b)', { a, b: `text ${a}` });
    });
    expect(
      store.get('SELECT @text AS text, @none AS none, @bytes AS bytes', {
        text: "'; DROP TABLE pair",
        none: null,
        bytes: Uint8Array.of(1, 0, 255),
      }),
    ).toEqual({
      text: "'; DROP TABLE pair",
      none: null,
      bytes: Buffer.from([1, 0, 255]),
    });
    const sql = 'SELECT a, b FROM pair WHERE a > @least ORDER BY a';
    expect(store.column(sql, { least: 1 })).toEqual([2, 3]);
    expect(store.all(sql, { least: 1 })).toEqual([
      { a: 2, b: 'text 2' },
      { a: 3, b: 'text 3' },
    ]);
    const seen: unknown[] = [];
    for (const row of store.iterate<{ a: number }>(sql, { least: 0 })) {
      // The same statement again, while it is being walked.
      seen.push([row.a, store.all(sql, { least: 0 }).length]);
    }
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(store.get('SELECT * FROM pair WHERE a = @a', { a: 9 })).toBeUndefined();
  });

  it('hands on a violated constraint with the code of SQLite', () => {
    const { store } = createStore();
    store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')"));
    expect(() => store.write((writer) => writer.run("INSERT INTO pair VALUES (2, 'one')"))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    );
  });

  it('names a lock held from outside as a conflict, and writes again when it is gone', () => {
    const { store, file } = createStore();
    const outside = new Database(file);
    outside.exec('BEGIN IMMEDIATE');
    expect(() => store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')"))).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'conflict', reason: 'database_busy' }) }),
    );
    outside.exec('ROLLBACK');
    outside.close();
    store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')"));
    expect(store.column('SELECT a FROM pair')).toEqual([1]);
  });

  it('names statements that take more than a frame, without their values', () => {
    let now = 0;
    const { store, logger } = createStore(() => (now += 8.5));
    store.get('SELECT 1');
    expect(logger.entries).toEqual([]);
    now = 0;
    let step = 0;
    const slow = createStore(() => (now += step));
    step = 20;
    slow.store.get('SELECT @secret\n   AS   secret', { secret: 'hidden' });
    expect(slow.logger.entries).toEqual([
      { level: 'warn', event: 'store.slow_statement', fields: { sql: 'SELECT @secret AS secret', ms: 20 } },
    ]);
  });

  it('may be closed twice', () => {
    const { store } = createStore();
    store.close();
    expect(() => store.close()).not.toThrow();
  });

  it('waits for the disk with each change that is to be there now, and only when asked with one that may come soon', async () => {
    const { store } = createStore();
    const level = () => store.column('PRAGMA synchronous')[0];
    store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')"), 'soon');
    expect(level()).toBe(1);
    await Promise.all([store.synced(), store.synced(), store.synced()]);
    store.write((writer) => writer.run("INSERT INTO pair VALUES (2, 'two')"));
    expect(level()).toBe(2);
    expect(store.column('SELECT a FROM pair')).toEqual([1, 2]);
  });

  it('may be closed while the disk is waited for, and after that there is nothing to wait for', async () => {
    const { store, file } = createStore();
    store.write((writer) => writer.run("INSERT INTO pair VALUES (1, 'one')"), 'soon');
    const waiting = [store.synced(), store.synced()];
    store.close();
    await Promise.all([...waiting, store.synced()]);
    const copy = new Database(file, { readonly: true });
    expect(copy.prepare('SELECT a FROM pair').all()).toEqual([{ a: 1 }]);
    copy.close();
  });

  it('leaves no long log behind after long work, which the next change would have to cut', async () => {
    const { store, file } = createStore();
    const log = () => statSync(`${file}-wal`).size;
    const start = performance.now();
    let key = 0;
    await store.longWork(async () => {
      // Long enough for the thread that carries the log over to be at work.
      while (performance.now() - start < 300 || log() < 5_000_000) {
        store.write((writer) => {
          for (let row = 0; row < 100; row += 1)
            writer.run('INSERT INTO pair VALUES (@key, @text)', {
              key: (key += 1),
              text: `${key}${'x'.repeat(1_000)}`,
            });
        }, 'soon');
        await turn();
      }
    });
    expect(log()).toBe(0);
    expect(store.column<number>('SELECT count(*) FROM pair')).toEqual([key]);
  });

  it('refuses a writer of an earlier transaction inside a later one', () => {
    const { store } = createStore();
    const leaked = store.write((writer) => writer);
    expect(() => store.write(() => leaked.run("INSERT INTO pair VALUES (1, 'one')"))).toThrow('after its transaction');
  });
});
