import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { manifestPath } from '#main/store/backup-manifest.ts';
import { finishRestore, listBackups, restoreBackup } from '#main/store/backups.ts';
import { eventually } from '#test/support/clocks.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { contents, counts, createBench, pooled } from './bench.ts';

const dayMs = 86_400_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));

it('one a day is made while the app runs, and only one', async () => {
  const bench = createBench();
  bench.backups.start();
  const made = async (count: number) => {
    await eventually(
      `${count} backups`,
      () => bench.logger.entries.filter(({ event }) => event === 'backup.made').length === count,
    );
    expect(listBackups(bench.backupFolder)).toHaveLength(count);
  };
  bench.clock.advance(60_000);
  await made(1);
  for (let hour = 0; hour < 23; hour += 1) bench.clock.advance(3_600_000);
  await made(1);
  bench.clock.advance(2 * 3_600_000);
  await made(2);
  await bench.backups.close();
  await made(2);
  expect(bench.logger.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

it('quitting makes the one that is due', async () => {
  const bench = createBench();
  await bench.backups.close();
  expect(listBackups(bench.backupFolder)).toHaveLength(1);
  bench.clock.advance(dayMs - 1);
  await bench.backups.close();
  expect(listBackups(bench.backupFolder)).toHaveLength(1);
  bench.clock.advance(1);
  await bench.backups.close();
  expect(listBackups(bench.backupFolder)).toHaveLength(2);
});

it('put back on an empty profile gives the same counts and the same photos byte for byte', async () => {
  const source = createBench();
  for (const photoAt of [0, 1, 1]) await source.addItem(photoAt);
  const backup = await source.backups.backUp();
  const expected = { counts: counts(source), contents: await contents(source) };
  expect(pooled(source)).toHaveLength(2);

  const folder = tempFolder();
  const backupFolder = join(folder, 'backups');
  mkdirSync(backupFolder);
  copyFileSync(backup.file, join(backupFolder, basename(backup.file)));
  for (const name of pooled(source)) {
    mkdirSync(join(backupFolder, 'photos', name, '..'), { recursive: true });
    copyFileSync(join(source.backupFolder, 'photos', name), join(backupFolder, 'photos', name));
  }
  const file = join(folder, 'crossdock.db');
  restoreBackup({ file, backup: join(backupFolder, basename(backup.file)), clock: source.clock });
  const target = createBench(folder);
  await finishRestore(file, target.pool.giveBack);
  expect({ counts: counts(target), contents: await contents(target) }).toEqual(expected);
  expect(existsSync(`${file}.restored`)).toBe(false);
});

it('keeps a photo that the app deletes later', async () => {
  const bench = createBench();
  await bench.addItem(0);
  const before = await contents(bench);
  const backup = await bench.backups.backUp();
  rmSync(join(bench.photoFolder, 'originals'), { recursive: true });
  expect(await bench.pool.giveBack(backup.file)).toBe(1);
  expect(await contents(bench)).toEqual(before);
});

it('lets go of photos that no backup needs any more, and of none while a backup cannot be read', async () => {
  const bench = createBench();
  await bench.addItem(0);
  const first = await bench.backups.backUp();
  bench.store.write((writer) => writer.run('DELETE FROM photo'));
  bench.clock.advance(dayMs);
  await bench.backups.backUp();
  expect(pooled(bench)).toHaveLength(1);
  writeFileSync(first.file, 'not a database at all');
  bench.clock.advance(dayMs);
  await bench.backups.backUp();
  expect(pooled(bench)).toHaveLength(1);
  expect(bench.logger.entries.map(({ event }) => event)).toContain('backup.prune_failed');
  rmSync(first.file);
  bench.clock.advance(dayMs);
  await bench.backups.backUp();
  expect(pooled(bench)).toEqual([]);
});

it('killed in the middle leaves no backup of that name, and the next one clears up', async () => {
  const bench = createBench();
  const program = `
    import { openStore } from '#main/store/open.ts';
    import { systemClock } from '#main/system.ts';
    import { writeOnlineBackup } from '#main/store/backups.ts';
    const [file, folder] = process.argv.slice(1);
    const { store } = openStore({ file, backupFolder: folder, clock: systemClock, logger: { log: () => undefined } });
    await writeOnlineBackup({
      copyTo: store.copyTo, folder, clock: systemClock,
      complete: () => new Promise(() => { setInterval(() => undefined, 1_000); process.stdout.write('copied'); }),
    });
  `;
  const other = join(tempFolder(), 'other.db');
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, other, bench.backupFolder], {
    cwd: root,
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readdirSync(bench.backupFolder)).toEqual([expect.stringMatching(/\.partial$/)]);
  expect(listBackups(bench.backupFolder)).toEqual([]);
  const backup = await bench.backups.backUp();
  expect(readdirSync(bench.backupFolder).toSorted()).toEqual(
    [basename(backup.file), basename(manifestPath(backup.file))].toSorted(),
  );
});
