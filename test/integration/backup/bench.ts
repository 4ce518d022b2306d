import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createDailyBackups } from '#main/backup/daily-backups.ts';
import { createPhotoPool } from '#main/backup/photo-pool.ts';
import { runJob } from '#main/backup/worker/run-job.ts';
import { contentHash, createPhotoFiles } from '#main/inventory/photos/photo-files.ts';
import { demoPhotoNames, demoPhotoPath } from '#test/support/demo-fixture.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { addSampleItem } from '../publishing/sample-items.ts';

/** A real inventory with daily backups of it, on a disk of the test's own. */
export function createBench(folder = tempFolder()) {
  const bench = createTestInventory(folder);
  const backupFolder = join(folder, 'backups');
  const photos = createPhotoFiles(bench.photoFolder);
  const pool = createPhotoPool({
    folder: join(backupFolder, 'photos'),
    originalPath: (hash, extension) => photos.path('original', hash, extension),
  });
  const failures: (string | undefined)[] = [];
  const backups = createDailyBackups({
    store: bench.store,
    folder: backupFolder,
    pool,
    runJob,
    alsoNeeded: () => [],
    clock: bench.clock,
    logger: bench.logger,
    ended: (failure) => void failures.push(failure?.data.reason),
  });
  const file = join(folder, 'crossdock.db');
  const addItem = async (photoAt: number) => {
    const item = await addSampleItem(bench.inventory, { photos: 0 });
    const paths = [demoPhotoPath(demoPhotoNames[photoAt] ?? '') ?? ''];
    expect((await bench.inventory.importPhotoFiles({ itemId: item.id, paths })).refused).toEqual([]);
    return item;
  };
  return { ...bench, backupFolder, photos, pool, backups, failures, file, addItem };
}

export type Bench = ReturnType<typeof createBench>;

export const counts = ({ store }: Pick<Bench, 'store'>) =>
  store.get('SELECT (SELECT count(*) FROM item) AS items, count(*) AS photos FROM photo');

/** The files that the pool keeps. */
export const pooled = ({ backupFolder }: Pick<Bench, 'backupFolder'>): readonly string[] => {
  const folder = join(backupFolder, 'photos');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => /\.\w+$/.test(name))
    : [];
};

/** Every photo row with the hash that its original really has. */
export const contents = ({ store, photos }: Pick<Bench, 'store' | 'photos'>) =>
  Promise.all(
    store
      .all<{ id: string; hash: string; extension: string }>('SELECT id, hash, extension FROM photo ORDER BY id')
      .map(async ({ id, hash, extension }) => [
        id,
        contentHash(await readFile(photos.path('original', hash, extension))),
      ]),
  );
