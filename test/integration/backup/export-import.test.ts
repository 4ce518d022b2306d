import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { eventually } from '#test/support/clocks.ts';
import { canMount, smallDisk, tempFolder } from '#test/support/temp-folder.ts';
import { contents, counts } from './bench.ts';
import { addSecrets, createWhole, secrets, startAgain, type Whole } from './whole.ts';

/** Every entry of an archive by name, unpacked. */
async function unzipped(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const zip = await openPromise(file, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  zip.close();
  return entries;
}

async function exported(whole: Whole, folder = tempFolder()) {
  const target = join(folder, 'all.zip');
  return { target, folder, result: await whole.backups.export(target) };
}

const fill = async (whole: Whole) => {
  for (const photoAt of [0, 1, 1]) await whole.addItem(photoAt);
};

it('an export put into an empty profile gives the same counts and the same photos byte for byte', async () => {
  const source = createWhole();
  await fill(source);
  addSecrets(source);
  const before = { counts: counts(source), contents: await contents(source) };
  const { target, result } = await exported(source);
  expect(result).toMatchObject({ photos: 2, missing: 0, bytes: statSync(target).size });

  const empty = createWhole();
  const preview = await empty.backups.inspect(target);
  expect(preview).toMatchObject({ fileName: 'all.zip', app: '9.9.9', items: 3, photos: 2, missingPhotos: 0 });
  await empty.backups.import({ id: preview.id });
  expect(empty.seen.restarts).toBe(1);
  // Nothing has changed until then.
  expect(counts(empty)).toEqual({ items: 0, photos: 0 });
  await empty.backups.close();
  empty.store.close();

  const restored = await startAgain(empty.folder);
  expect(restored.notice?.reason).toBe('restored');
  expect({ counts: counts(restored), contents: await contents(restored) }).toEqual(before);
  expect(restored.store.all('SELECT state FROM account')).toEqual([{ state: 'sign_in_needed' }]);
  // What was there before can be had back: as a backup, and as the file that was replaced.
  expect(restored.backups.status().backups).toHaveLength(1);
  expect(readdirSync(empty.folder).filter((name) => /\.replaced-/.test(name))).not.toEqual([]);
  expect(existsSync(join(empty.folder, 'restore'))).toBe(false);
  expect(await restored.backups.test()).toEqual({ tested: 1, failed: 0 });
});

it('no byte of a token or a secret key is in an export, deleted ones included', async () => {
  const whole = createWhole();
  await whole.addItem(0);
  addSecrets(whole);
  const raw = Buffer.concat(
    ['', '-wal'].map((end) => (existsSync(whole.file + end) ? readFileSync(whole.file + end) : Buffer.alloc(0))),
  );
  for (const secret of Object.values(secrets)) expect(raw.indexOf(secret), secret).toBeGreaterThan(0);
  const { target } = await exported(whole);
  const entries = await unzipped(target);
  for (const [name, bytes] of [...entries, ['the archive', readFileSync(target)] as const]) {
    for (const secret of Object.values(secrets)) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
  }
  expect(entries.get('database.sqlite')?.includes('public-app-id')).toBe(true);
  // Neither a copy with them is left behind, nor did they leave the app itself.
  expect(existsSync(join(whole.folder, 'export'))).toBe(false);
  expect(whole.store.get('SELECT count(*) AS n FROM vault')).toEqual({ n: 1 });
});

it('holds photos as they are, a readable table and a manifest, and leaves out a photo that is damaged', async () => {
  const whole = createWhole();
  await fill(whole);
  const photo = readdirSync(join(whole.photoFolder, 'originals'), { recursive: true })
    .map(String)
    .find((name) => name.includes('.'));
  rmSync(join(whole.photoFolder, 'originals', photo ?? ''));
  writeFileSync(join(whole.photoFolder, 'originals', photo ?? ''), 'not what it was');
  const { target, result } = await exported(whole);
  expect(result).toMatchObject({ photos: 1, missing: 1 });
  const entries = await unzipped(target);
  expect([...entries.keys()].filter((name) => name.startsWith('photos/'))).toHaveLength(1);
  expect(entries.get('items.csv')?.toString().split('\r\n')).toHaveLength(1 + 3 + 1);
  const manifest = JSON.parse(String(entries.get('manifest.json'))) as Record<string, unknown>;
  expect(manifest).toMatchObject({ program: 'crossdock', format: 1, app: '9.9.9', database: { counts: { item: 3 } } });
  const other = createWhole();
  expect(await other.backups.inspect(target)).toMatchObject({ photos: 1, missingPhotos: 1 });
});

it('a cancelled export leaves nothing, neither there nor here', async () => {
  const whole = createWhole();
  await fill(whole);
  const folder = tempFolder();
  const running = whole.backups.export(join(folder, 'all.zip'));
  await eventually('its first step', () => whole.backups.job()?.kind === 'export');
  whole.backups.cancel();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  expect(existsSync(join(whole.folder, 'export'))).toBe(false);
  expect(whole.backups.job()).toBeNull();
});

it.runIf(canMount)('a full disk: the export says so and leaves nothing', async (context) => {
  const folder = smallDisk(1) ?? context.skip('this system forbids mounting');
  const whole = createWhole();
  await fill(whole);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(900 << 10));
  await expect(exported(whole, folder)).rejects.toMatchObject({ data: { reason: 'backup_disk_full' } });
  expect(readdirSync(folder)).toEqual(['filler']);
});

it.runIf(canMount)('a full disk: an import says so before it unpacks, and leaves nothing', async (context) => {
  const source = createWhole();
  await fill(source);
  const { target } = await exported(source);
  const folder = smallDisk(4) ?? context.skip('this system forbids mounting');
  const whole = createWhole(folder);
  const preview = await whole.backups.inspect(target);
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - (200 << 10)));
  await expect(whole.backups.import({ id: preview.id })).rejects.toMatchObject({
    data: { reason: 'backup_disk_full' },
  });
  expect(existsSync(join(folder, 'restore'))).toBe(false);
  expect(whole.seen.restarts).toBe(0);
});

it('refuses to export into its own folder, or where nothing can be written', async () => {
  const whole = createWhole();
  await expect(whole.backups.export(join(whole.folder, 'photos', 'all.zip'))).rejects.toMatchObject({
    data: { reason: 'export_inside_data' },
  });
  const folder = join(tempFolder(), 'file');
  writeFileSync(folder, '');
  await expect(whole.backups.export(join(folder, 'all.zip'))).rejects.toMatchObject({
    data: { reason: 'backup_unwritable' },
  });
});

it('a backup restored brings back what was deleted since, photos too, and what it replaces can be had back', async () => {
  const whole = createWhole();
  await fill(whole);
  const before = { counts: counts(whole), contents: await contents(whole) };
  await whole.backups.make();
  const [backup] = whole.backups.status().backups;
  whole.store.write((writer) => writer.run('DELETE FROM item'));
  rmSync(join(whole.photoFolder, 'originals'), { recursive: true });
  whole.clock.advance(1_000);
  await whole.backups.restore({ name: backup?.name ?? '' });
  expect(whole.seen.restarts).toBe(1);
  await whole.backups.close();
  whole.store.close();
  const restored = await startAgain(whole.folder);
  expect({ counts: counts(restored), contents: await contents(restored) }).toEqual(before);
  expect(restored.backups.status().backups.map(({ items }) => items)).toEqual([0, 3]);
});

it('a damaged backup is refused, and nothing is prepared', async () => {
  const whole = createWhole();
  await whole.backups.make();
  const [{ name } = { name: '' }] = whole.backups.status().backups;
  const bytes = readFileSync(join(whole.backupFolder, name));
  writeFileSync(join(whole.backupFolder, name), bytes.fill(1, 4_096, 9_000));
  await expect(whole.backups.restore({ name })).rejects.toMatchObject({ data: { reason: 'backup_damaged' } });
  await expect(whole.backups.restore({ name: name.replace('2026', '2025') })).rejects.toMatchObject({
    data: { reason: 'backup_gone' },
  });
  expect([whole.seen.restarts, existsSync(join(whole.folder, 'restore'))]).toEqual([0, false]);
});

it('killed while a restore takes its place: the next start ends it', async () => {
  const source = createWhole();
  await fill(source);
  const expected = { counts: counts(source), contents: await contents(source) };
  const { target } = await exported(source);
  const whole = createWhole();
  await whole.backups.import({ id: (await whole.backups.inspect(target)).id });
  await whole.backups.close();
  whole.store.close();
  // Killed after the first photo was moved: the stage is still marked, and one photo lies in the pool already.
  const stage = join(whole.folder, 'restore');
  const photo = String(readdirSync(join(stage, 'photos'), { recursive: true }).find((name) => name.includes('.')));
  const pooled = join(whole.backupFolder, 'photos', photo);
  mkdirSync(join(pooled, '..'), { recursive: true });
  cpSync(join(stage, 'photos', photo), pooled);
  rmSync(join(stage, 'photos', photo));
  const restored = await startAgain(whole.folder);
  expect({ counts: counts(restored), contents: await contents(restored) }).toEqual(expected);
});

it('an import that was never made ready is thrown away at the next start', async () => {
  const whole = createWhole();
  await whole.addItem(0);
  const stage = join(whole.folder, 'restore');
  mkdirSync(stage);
  writeFileSync(join(stage, 'database.sqlite'), 'half a database');
  whole.store.close();
  const again = await startAgain(whole.folder);
  expect([again.notice, existsSync(stage)]).toEqual([undefined, false]);
  expect(counts(again)).toEqual({ items: 1, photos: 1 });
});
