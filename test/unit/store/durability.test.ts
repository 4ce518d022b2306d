import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openStore } from '#main/store/open.ts';
import { systemClock } from '#main/system.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const open = (folder: string) => {
  const file = join(folder, 'a.db');
  const { store } = openStore({
    file,
    backupFolder: join(folder, 'backups'),
    clock: systemClock,
    logger: { log: () => undefined },
  });
  return { file, store };
};
const save = (value: number) => (writer: { run(sql: string, parameters: { key: string; value: string }): unknown }) =>
  writer.run('INSERT INTO setting (key, value) VALUES (:key, :value)', { key: `k${value}`, value: String(value) });

it('shows a write that is on the disk soon to every other connection at once', () => {
  const { file, store } = open(tempFolder());
  store.write(save(1), 'soon');
  const other = new Database(file, { readonly: true });
  expect(other.prepare('SELECT value FROM setting').pluck().all()).toEqual(['1']);
  other.close();
  store.close();
});

it('goes back to durable commits after one that was not', async () => {
  const { store } = open(tempFolder());
  const synchronous = () => store.get<{ readonly synchronous: number }>('PRAGMA synchronous')?.synchronous;
  store.write(save(1), 'soon');
  expect(synchronous()).toBe(1);
  store.write(save(2));
  expect(synchronous()).toBe(2);
  await store.synced();
  store.close();
});

it('answers every caller who waits for the disk, also those who come while it works', async () => {
  const { store } = open(tempFolder());
  const waits: Promise<void>[] = [];
  for (let value = 0; value < 50; value += 1) {
    store.write(save(value), 'soon');
    waits.push(store.synced());
    if (value % 10 === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
  expect(await Promise.all(waits)).toHaveLength(50);
  store.close();
});
