import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listBackups } from '#main/store/backups.ts';
import type { Migration } from '#main/store/migrate.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { openStore } from '#main/store/open.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

function createPlace() {
  const folder = tempFolder();
  const file = join(folder, 'crossdock.db');
  const backupFolder = join(folder, 'backups');
  const clock = manualClock();
  const logger = createRecordingLogger();
  return {
    file,
    backupFolder,
    clock,
    open: (list: readonly Migration[]) => openStore({ file, backupFolder, clock, logger, migrations: list }),
  };
}

const parents: Migration = {
  id: 10,
  name: 'parents',
  sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;
        INSERT INTO parent VALUES (1, 'one'); INSERT INTO child VALUES (1, 1);`,
};

describe('migrations', () => {
  it('are numbered in rising tens, each with a name of its own', () => {
    const ids = migrations.map((migration) => migration.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id % 10 === 0)).toBe(true);
    expect(new Set(migrations.map((migration) => migration.name)).size).toBe(ids.length);
  });

  it('run once, in order, and are recorded', () => {
    const place = createPlace();
    for (let round = 0; round < 2; round += 1) place.open(migrations).store.close();
    const { store } = place.open(migrations);
    expect(store.all('SELECT id, name, applied_at FROM migration ORDER BY id')).toEqual(
      migrations.map(({ id, name }) => ({ id, name, applied_at: place.clock.now() })),
    );
    store.close();
  });

  it('that were edited after they ran are found out', () => {
    const place = createPlace();
    place.open([parents]).store.close();
    const edited = { ...parents, sql: `${parents.sql} ` };
    expect(() => place.open([edited])).toThrow(expect.objectContaining({ kind: 'newer_app' }));
    expect(() => place.open([{ ...parents, id: 20 }])).toThrow(expect.objectContaining({ kind: 'newer_app' }));
  });

  it('leave the database as it was when they fail, with what ran before them in place', () => {
    const place = createPlace();
    place.open([parents]).store.close();
    const good: Migration = { id: 20, name: 'good', sql: 'CREATE TABLE extra (a) ' };
    const bad: Migration = { id: 30, name: 'bad', sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)' };
    expect(() => place.open([parents, good, bad])).toThrow(/nowhere/);
    const { store } = place.open([parents, good]);
    expect(store.all(`SELECT name FROM sqlite_schema WHERE name IN ('extra', 'half')`)).toEqual([{ name: 'extra' }]);
    expect(store.get('PRAGMA user_version')).toEqual({ user_version: 20 });
    store.close();
  });

  it('may rebuild a table without losing its children, and may not leave children without their parent', () => {
    const place = createPlace();
    place.open([parents]).store.close();
    const rebuild: Migration = {
      id: 20,
      name: 'rebuild',
      sql: `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
            INSERT INTO parent_new SELECT id, name FROM parent; DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`,
    };
    const { store } = place.open([parents, rebuild]);
    expect(store.get('SELECT count(*) AS n FROM child')).toEqual({ n: 1 });
    expect(store.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    store.close();
    const orphaning: Migration = { id: 30, name: 'orphaning', sql: 'DELETE FROM parent' };
    expect(() => place.open([parents, rebuild, orphaning])).toThrow(/without their parent/);
  });

  it('are preceded by a backup of what was there, of which the last five are kept', () => {
    const place = createPlace();
    const list: Migration[] = [parents];
    place.open(list).store.close();
    expect(listBackups(place.backupFolder)).toEqual([]);
    for (let step = 2; step <= 8; step += 1) {
      place.clock.advance(60_000);
      list.push({ id: step * 10, name: `step ${step}`, sql: `CREATE TABLE step_${step} (a)` });
      const { store, notices } = place.open(list);
      store.close();
      expect(notices.map((notice) => notice.reason)).toEqual(['backed_up_before_update']);
    }
    const backups = listBackups(place.backupFolder);
    expect(backups.map((backup) => backup.version)).toEqual([70, 60, 50, 40, 30]);
    expect(backups[0]?.at).toBe(place.clock.now());
    const copy = new Database(backups[0]?.file ?? '', { readonly: true });
    expect(copy.prepare('SELECT name FROM parent').get()).toEqual({ name: 'one' });
    expect(copy.pragma('user_version', { simple: true })).toBe(70);
    copy.close();
  });
});
