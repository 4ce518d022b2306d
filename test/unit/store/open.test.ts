import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { manifestPath } from '#main/store/backup-manifest.ts';
import { listBackups, restoreBackup, writeOnlineBackup } from '#main/store/backups.ts';
import type { Migration } from '#main/store/migrate.ts';
import { latestVersion } from '#main/store/migrate.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { applicationId, openStore } from '#main/store/open.ts';
import { StoreOpenError } from '#main/store/store-open-error.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { canMount, smallDisk, tempFolder } from '#test/support/temp-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const notes: Migration = {
  id: 10,
  name: 'notes',
  sql: 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT',
};
const stars: Migration = { id: 20, name: 'stars', sql: 'ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 0' };

function createPlace(folder = tempFolder()) {
  const file = join(folder, 'data', 'crossdock.db');
  const backupFolder = join(folder, 'backups');
  const clock = manualClock();
  const logger = createRecordingLogger();
  const open = (list: readonly Migration[] = migrations) => {
    const opened = openStore({ file, backupFolder, clock, logger, migrations: list, busyTimeoutMs: 50 });
    onTestFinished(() => opened.store.close());
    return opened;
  };
  const failure = (list: readonly Migration[] = migrations): StoreOpenError => {
    try {
      open(list).store.close();
    } catch (error) {
      if (error instanceof StoreOpenError) return error;
      throw error;
    }
    throw new Error('the store opened');
  };
  return { folder, file, backupFolder, clock, logger, open, failure };
}

const fill = (open: ReturnType<typeof createPlace>['open']) => {
  const { store } = open([notes]);
  store.write((writer) => {
    for (let id = 1; id <= 2_000; id += 1)
      writer.run('INSERT INTO note VALUES (@id, @text)', { id, text: `note ${id} `.repeat(20) });
  });
  store.close();
};
const overwrite = (file: string, position: number, length: number) => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, position);
  closeSync(handle);
};

/** Leaves the place as a killed process does: the marker is there, and nothing was closed. */
const killed = (file: string) => writeFileSync(`${file}.open`, '');

describe('opening', () => {
  it('makes a new database with every setting that durability and safety stand on', () => {
    const { file, open } = createPlace();
    const { store, notices } = open();
    expect(notices).toEqual([]);
    const pragma = (name: string) => Object.values(store.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('journal_size_limit')).toBe(67_108_864);
    expect(pragma('busy_timeout')).toBe(50);
    expect(pragma('application_id')).toBe(applicationId);
    expect(pragma('user_version')).toBe(latestVersion(migrations));
    store.close();
    // A clean end leaves one file and no write-ahead log.
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(`${file}.open`)).toBe(false);
  });

  it('does nothing to a database that is up to date', () => {
    const { backupFolder, open, file } = createPlace();
    open().store.close();
    const before = statSync(file).mtimeMs;
    expect(open().notices).toEqual([]);
    expect(existsSync(backupFolder)).toBe(false);
    expect(statSync(file).mtimeMs).toBe(before);
  });

  it('refuses a second opening while the first lasts, and allows it afterwards', () => {
    const { open, failure } = createPlace();
    const { store } = open();
    expect(failure()).toMatchObject({ kind: 'locked' });
    store.close();
    expect(() => open()).not.toThrow();
  });

  it('refuses a database that another process has open, and opens it when that process was killed', async () => {
    const { file, backupFolder, failure, open } = createPlace();
    const program = `
      import { openStore } from ${JSON.stringify(import.meta.resolve('#main/store/open.ts'))};
      const clock = { now: () => 1, schedule: () => () => undefined };
      const { store } = openStore({ file: process.argv[1], backupFolder: process.argv[2], clock, logger: { log: () => undefined } });
      store.write((writer) => writer.run("INSERT INTO setting VALUES ('theme', '\\"dark\\"')"));
      console.log('open');
      setInterval(() => store.get('SELECT 1'), 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, file, backupFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(failure()).toMatchObject({ kind: 'locked', message: expect.stringContaining('Another Crossdock') });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { store, notices } = open();
    expect(notices.map((notice) => notice.reason)).toEqual(['checked_after_crash']);
    expect(store.get('SELECT value FROM setting')).toEqual({ value: '"dark"' });
  });

  it('refuses a database of another program and leaves it as it was', () => {
    const { file, failure } = createPlace();
    mkdirSync(join(file, '..'));
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(failure()).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('another program') });
    const again = new Database(file);
    expect(again.pragma('journal_mode', { simple: true })).toBe('delete');
    again.close();
  });

  it('refuses a folder that stands in the place of the database', () => {
    const { file, failure } = createPlace();
    mkdirSync(file, { recursive: true });
    expect(failure()).toMatchObject({ kind: 'unreadable' });
  });

  it.each([
    ['a database it may only read', 0o777, 0o444],
    ['a folder it may only read', 0o755, 0o666],
  ])('refuses %s, and says so', (_what, folderMode, fileMode) => {
    const { folder, file, backupFolder, open } = createPlace();
    open().store.close();
    chmodSync(folder, 0o755);
    chmodSync(file, fileMode);
    chmodSync(`${file}.lock`, fileMode === 0o444 ? 0o666 : fileMode);
    chmodSync(join(folder, 'data'), folderMode);
    // Permissions bind nobody who is root, as in a container.
    const program = `
      const { openStore } = await import(${JSON.stringify(import.meta.resolve('#main/store/open.ts'))});
      if (process.getuid() === 0) process.setuid(65534);
      const clock = { now: () => 1, schedule: () => () => undefined };
      try {
        openStore({ file: process.argv[1], backupFolder: process.argv[2], clock, logger: { log: () => undefined } });
        console.log('opened');
      } catch (error) { console.log(error.kind + ': ' + error.message); }`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', program, file, backupFolder], {
      encoding: 'utf8',
      cwd: root,
    });
    expect(child.stdout).toMatch(/^unreadable: .*cannot be opened for writing/);
  });
});

describe('damage', () => {
  it.each([
    ['the first page', 0, 100],
    ['the schema', 100, 3_000],
  ])('is found at once in %s, and nothing is deleted', (_what, position, length) => {
    const { file, open, failure } = createPlace();
    fill(open);
    overwrite(file, position, length);
    const size = statSync(file).size;
    expect(failure([notes])).toMatchObject({ kind: 'corrupt', backups: [] });
    expect(statSync(file).size).toBe(size);
  });

  it('in the middle is found after an unclean exit', () => {
    const { file, open, failure } = createPlace();
    fill(open);
    overwrite(file, 4_096 * 20, 4_096 * 3);
    killed(file);
    expect(failure([notes]).kind).toBe('corrupt');
    // The marker stays: the next start looks again.
    expect(failure([notes]).kind).toBe('corrupt');
  });

  it('that a statement meets is reported as such, and makes the next start check the file', () => {
    const { file, open, failure, logger } = createPlace();
    fill(open);
    overwrite(file, 4_096 * 20, 4_096 * 3);
    const { store } = open([notes]);
    expect(() => store.all('SELECT * FROM note')).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'database_damaged' }) }),
    );
    store.close();
    expect(logger.entries.filter((entry) => entry.event === 'store.damaged')).toHaveLength(1);
    expect(failure([notes]).kind).toBe('corrupt');
  });

  it('leads back to a backup, with the damaged file kept beside it', () => {
    const { file, open, failure, clock } = createPlace();
    fill(open);
    open([notes, stars]).store.close();
    overwrite(file, 0, 4_096);
    const error = failure([notes, stars]);
    expect(error.backups).toEqual([{ file: expect.stringContaining('-v10.db'), at: clock.now(), version: 10 }]);
    const { keptAside } = restoreBackup({ file, backup: error.backups[0]?.file ?? '', clock });
    expect(existsSync(keptAside ?? '')).toBe(true);
    const { store } = open([notes, stars]);
    expect(store.get('SELECT count(*) AS n, max(stars) AS stars FROM note')).toEqual({ n: 2_000, stars: 0 });
  });

  it('cannot be restored over while the database is open', () => {
    const { file, open, clock, backupFolder } = createPlace();
    fill(open);
    const { store } = open([notes, stars]);
    const backup = listBackups(backupFolder)[0]?.file ?? '';
    expect(() => restoreBackup({ file, backup, clock })).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    expect(store.get('SELECT count(*) AS n FROM note')).toEqual({ n: 2_000 });
  });

  it('in a backup keeps that backup from being restored, and the present file where it is', () => {
    const { file, open, backupFolder, clock } = createPlace();
    fill(open);
    open([notes, stars]).store.close();
    const backup = listBackups(backupFolder)[0]?.file ?? '';
    overwrite(backup, 4_096 * 20, 4_096 * 3);
    expect(() => restoreBackup({ file, backup, clock })).toThrow(
      expect.objectContaining({ name: 'UnusableBackupError' }),
    );
    expect(readdirSync(join(file, '..')).toSorted()).toEqual(['crossdock.db', 'crossdock.db.lock']);
    expect(open([notes, stars]).store.get('SELECT count(*) AS n FROM note')).toEqual({ n: 2_000 });
  });
});

describe('a database from a newer app', () => {
  it('is refused untouched, with the backup from before its update as the way back', () => {
    const { file, open, failure, clock } = createPlace();
    const { store } = open([notes]);
    store.write((writer) => writer.run("INSERT INTO note VALUES (1, 'from the old app')"));
    store.close();
    const newer = open([notes, stars]).store;
    newer.write((writer) => writer.run("INSERT INTO note VALUES (2, 'from the new app', 5)"));
    newer.close();
    const error = failure([notes]);
    expect(error).toMatchObject({ kind: 'newer_app', backups: [{ version: 10 }] });
    expect(error.message).toContain('newer version');
    const { keptAside } = restoreBackup({ file, backup: error.backups[0]?.file ?? '', clock });
    expect(open([notes]).store.all('SELECT text FROM note')).toEqual([{ text: 'from the old app' }]);
    const kept = new Database(keptAside ?? '', { readonly: true });
    expect(kept.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 2 });
    kept.close();
  });

  it('is known by its version even when it says nothing else', () => {
    const { file, open, failure } = createPlace();
    open().store.close();
    const raw = new Database(file);
    raw.pragma('user_version = 99990');
    raw.close();
    expect(failure().kind).toBe('newer_app');
  });
});

describe('a full disk', () => {
  it.skipIf(!canMount)(
    'leaves no room for the backup: the update does not begin, and nothing half-made stays',
    (context) => {
      const disk = smallDisk(3) ?? context.skip('this system forbids mounting');
      const { open, failure, backupFolder } = createPlace(disk);
      const { store } = open([notes]);
      store.write((writer) => {
        for (let id = 1; id <= 40; id += 1)
          writer.run('INSERT INTO note VALUES (@id, @text)', { id, text: 'x'.repeat(40_000) });
      });
      store.close();
      expect(failure([notes, stars])).toMatchObject({
        kind: 'disk_full',
        message: expect.stringContaining('nothing was lost'),
      });
      expect(readdirSync(backupFolder)).toEqual([]);
      expect(open([notes]).store.get('SELECT count(*) AS n FROM note')).toEqual({ n: 40 });
    },
  );

  it('ends the start with that reason and the database unchanged', () => {
    const { open, failure } = createPlace();
    open([notes]).store.close();
    const greedy: Migration = {
      id: 20,
      name: 'greedy',
      // The page limit stands for the end of the disk: SQLite answers both with SQLITE_FULL.
      sql: `PRAGMA max_page_count = 1; CREATE TABLE big (a); INSERT INTO big VALUES (zeroblob(1000000))`,
    };
    expect(failure([notes, greedy]).kind).toBe('disk_full');
    expect(open([notes]).store.get('SELECT count(*) AS n FROM note')).toEqual({ n: 0 });
  });

  it('refuses a change as a whole, loses nothing that was acknowledged, and takes changes again when there is room', () => {
    const { open } = createPlace();
    const { store } = open([notes]);
    store.write((writer) => writer.run("INSERT INTO note VALUES (1, 'kept')"));
    store.get('PRAGMA max_page_count = 1');
    const effects: string[] = [];
    expect(() =>
      store.write((writer) => {
        writer.run("INSERT INTO note VALUES (2, 'small')");
        writer.afterCommit(() => effects.push('ran'));
        writer.run('INSERT INTO note VALUES (3, @text)', { text: 'x'.repeat(1_000_000) });
      }),
    ).toThrow(expect.objectContaining({ data: expect.objectContaining({ reason: 'disk_full' }) }));
    expect(store.all('SELECT id FROM note')).toEqual([{ id: 1 }]);
    expect(effects).toEqual([]);
    store.get('PRAGMA max_page_count = 100000');
    store.write((writer) => writer.run("INSERT INTO note VALUES (2, 'again')"));
    expect(store.all('SELECT id FROM note')).toEqual([{ id: 1 }, { id: 2 }]);
  });
});

describe('a damaged newest backup', () => {
  it('is passed over: the newest whole one is offered, and restores', () => {
    const { file, open, failure, clock, backupFolder } = createPlace();
    fill(open);
    const later: Migration = { id: 30, name: 'later', sql: 'CREATE TABLE later (a)' };
    open([notes, stars]).store.close();
    clock.advance(60_000);
    open([notes, stars, later]).store.close();
    const [newest, older] = listBackups(backupFolder);
    overwrite(newest?.file ?? '', 4_096 * 20, 4_096 * 3);
    overwrite(file, 0, 4_096);
    const error = failure([notes, stars, later]);
    expect(error.backups).toEqual([older]);
    restoreBackup({ file, backup: error.backups[0]?.file ?? '', clock });
    expect(open([notes, stars, later]).store.get('SELECT count(*) AS n FROM note')).toEqual({ n: 2_000 });
    expect(existsSync(newest?.file ?? '')).toBe(true);
  });

  it('leaves none to offer when it is the only one', () => {
    const { file, open, failure, backupFolder } = createPlace();
    fill(open);
    open([notes, stars]).store.close();
    overwrite(listBackups(backupFolder)[0]?.file ?? '', 0, 4_096);
    overwrite(file, 0, 4_096);
    expect(failure([notes, stars])).toMatchObject({ kind: 'corrupt', backups: [] });
  });
});

describe('an online backup', () => {
  it('holds what was committed before it, with writes going on', async () => {
    const { open, backupFolder, clock } = createPlace();
    fill(open);
    const { store } = open([notes]);
    const copied = writeOnlineBackup({ copyTo: store.copyTo, folder: backupFolder, clock });
    store.write((writer) => writer.run("INSERT INTO note (text) VALUES ('during')"));
    const backup = await copied;
    expect(listBackups(backupFolder)).toEqual([backup]);
    // The copy, and what was recorded of it.
    expect(readdirSync(backupFolder)).toHaveLength(2);
    const copy = new Database(backup.file, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) FROM note').pluck().get()).toBeGreaterThanOrEqual(2_000);
  });

  it('that fails before it is complete leaves no file and every former backup', async () => {
    const { open, backupFolder, clock } = createPlace();
    fill(open);
    const { store } = open([notes]);
    const former = await writeOnlineBackup({ copyTo: store.copyTo, folder: backupFolder, clock });
    clock.advance(86_400_000);
    const complete = () => Promise.reject(new Error('a photo could not be kept'));
    await expect(writeOnlineBackup({ copyTo: store.copyTo, folder: backupFolder, clock, complete })).rejects.toThrow(
      'a photo could not be kept',
    );
    expect(readdirSync(backupFolder)).toEqual([basename(former.file), basename(manifestPath(former.file))]);
  });

  it.skipIf(!canMount)('on a full disk leaves no file and every former backup', async () => {
    const folder = smallDisk(1);
    if (folder === undefined) return;
    const { open, clock } = createPlace();
    const { store } = open([notes]);
    const former = await writeOnlineBackup({ copyTo: store.copyTo, folder, clock });
    store.write((writer) => {
      for (let n = 0; n < 2_000; n += 1)
        writer.run('INSERT INTO note (text) VALUES (:text)', { text: 'x'.repeat(900) });
    });
    clock.advance(86_400_000);
    await expect(writeOnlineBackup({ copyTo: store.copyTo, folder, clock })).rejects.toMatchObject({
      data: { reason: 'disk_full' },
    });
    expect(readdirSync(folder)).toEqual([basename(former.file), basename(manifestPath(former.file))]);
  });
});
