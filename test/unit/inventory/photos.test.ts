import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { itemSchema } from '#shared/domain/item.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { canMount, smallDisk } from '#test/support/temp-folder.ts';

/** Noise, so that no two pictures are alike and none compresses to nothing. */
const picture = (width: number, height: number, seed = 1) => {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    pixels[index] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

const jpeg = (width = 64, height = 48, seed = 1) => picture(width, height, seed).jpeg().toBuffer();

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : [];

describe('taking in photos', () => {
  it('keeps the original as it is and makes a version to send and one for the grid', async () => {
    const { inventory, photoFolder } = createTestInventory();
    const { id } = inventory.create({});
    const bytes = await jpeg(3_000, 2_000);
    const { item, refused } = await inventory.importPhotos({ itemId: id, files: [{ fileName: 'front.jpg', bytes }] });
    expect(refused).toEqual([]);
    expect(itemSchema.parse(item)).toEqual(item);
    const photo = item.photos[0];
    expect(photo).toMatchObject({
      fileName: 'front.jpg',
      width: 3_000,
      height: 2_000,
      bytes: bytes.byteLength,
      mediaType: 'image/jpeg',
    });
    const original = await inventory.readPhoto(photo?.id ?? '', 'original');
    expect(Buffer.compare(original.bytes, bytes)).toBe(0);
    expect(await sharp((await inventory.readPhoto(photo?.id ?? '', 'display')).bytes).metadata()).toMatchObject({
      width: 2_400,
      height: 1_600,
      format: 'jpeg',
    });
    expect(await sharp((await inventory.readPhoto(photo?.id ?? '', 'thumb')).bytes).metadata()).toMatchObject({
      width: 320,
      format: 'jpeg',
    });
    const name = filesBelow(join(photoFolder, 'originals'))[0] ?? '';
    expect(name).toMatch(/^[0-9a-f]{64}\.jpg$/);
    expect(existsSync(join(photoFolder, 'originals', name.slice(0, 2), name))).toBe(true);
  });

  it('turns the picture the right way up and strips every trace of where and with what it was taken', async () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({});
    const bytes = await picture(600, 400)
      .withExif({
        IFD0: { Make: 'SecretCam', Orientation: '6' },
        IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>place</secret></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const source = await sharp(bytes).metadata();
    expect(source.exif).toBeDefined();
    expect(source.orientation).toBe(6);
    const { item } = await inventory.importPhotos({ itemId: id, files: [{ fileName: 'phone.jpg', bytes }] });
    expect(item.photos[0]).toMatchObject({ width: 400, height: 600 });
    for (const size of ['display', 'thumb'] as const) {
      const made = await inventory.readPhoto(item.photos[0]?.id ?? '', size);
      const metadata = await sharp(made.bytes).metadata();
      expect(metadata.exif).toBeUndefined();
      expect(metadata.xmp).toBeUndefined();
      expect(metadata.iptc).toBeUndefined();
      expect(metadata.icc).toBeUndefined();
      expect(metadata.orientation).toBeUndefined();
      expect(metadata.height ?? 0).toBeGreaterThan(metadata.width ?? 0);
      expect(Buffer.from(made.bytes).includes('SecretCam')).toBe(false);
    }
  });

  it.each(['png', 'webp', 'gif', 'tiff', 'avif'] as const)('takes %s and sends it as JPEG', async (format) => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({});
    const bytes = await picture(80, 60).toFormat(format).toBuffer();
    const { item, refused } = await inventory.importPhotos({
      itemId: id,
      files: [{ fileName: `photo.${format}`, bytes }],
    });
    expect(refused).toEqual([]);
    expect(item.photos[0]).toMatchObject({ mediaType: `image/${format}`, width: 80, height: 60 });
    const draft = inventory.draft(id, { id: 'account', marketplace: 'ebay' });
    expect(draft.photos[0]).toMatchObject({ fileName: 'photo.jpg', mediaType: 'image/jpeg', width: 80, height: 60 });
    expect((await sharp(await draft.photos[0]?.bytes()).metadata()).format).toBe('jpeg');
  });

  it('goes by what a file is, not by its name, and puts white behind transparency', async () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({});
    const bytes = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { item } = await inventory.importPhotos({ itemId: id, files: [{ fileName: 'disguised.jpg', bytes }] });
    expect(item.photos[0]?.mediaType).toBe('image/png');
    const display = await inventory.readPhoto(item.photos[0]?.id ?? '', 'display');
    const { data } = await sharp(display.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBe(255);
  });

  it.each([
    ['an empty file', 'empty.jpg', async () => new Uint8Array(0), 'photo_empty'],
    ['text with the name of a photo', 'text.jpg', async () => Buffer.from('this is no photo'), 'photo_not_an_image'],
    [
      'a drawing (SVG)',
      'drawing.svg',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'photo_not_an_image',
    ],
    ['a PDF', 'paper.pdf', async () => Buffer.from('%PDF-1.7\n1 0 obj\n'), 'photo_not_an_image'],
    [
      'a BMP',
      'old.bmp',
      async () => Buffer.from([0x42, 0x4d, 0x46, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0]),
      'photo_not_an_image',
    ],
    ['a truncated photo', 'half.jpg', async () => (await jpeg(400, 300)).subarray(0, 20_000), 'photo_broken'],
    [
      'a photo with a damaged middle',
      'hurt.png',
      async () => damaged(await picture(200, 200).png().toBuffer()),
      'photo_broken',
    ],
    [
      'a HEIC photo of the general brand',
      'a.heic',
      async () => Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'),
      'photo_heic',
    ],
    ['a HEIC photo', 'iphone.heic', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'photo_heic'],
    ['a file of more than 50 MB', 'huge.jpg', async () => new Uint8Array(50 * 1024 * 1024 + 1), 'photo_too_large'],
    [
      'a small file that unpacks to 400 megapixels',
      'bomb.png',
      async () => bomb(20_000, 20_000),
      'photo_too_many_pixels',
    ],
  ])('refuses %s by name, with a remedy, and leaves nothing behind', async (_what, fileName, make, reason) => {
    const { inventory, photoFolder } = createTestInventory();
    const { id } = inventory.create({});
    const good = await jpeg();
    const { item, refused } = await inventory.importPhotos({
      itemId: id,
      files: [
        { fileName, bytes: await make() },
        { fileName: 'good.jpg', bytes: good },
      ],
    });
    expect(refused).toMatchObject([{ fileName, problem: { path: 'photos', reason, params: { fileName } } }]);
    expect(refused[0]?.problem.message).toContain(fileName);
    expect(item.photos.map((photo) => photo.fileName)).toEqual(['good.jpg']);
    expect(filesBelow(photoFolder)).toHaveLength(3);
  });

  it('leaves out a photo the item has already, and the 49th', async () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({});
    const files = await Promise.all(
      Array.from({ length: 49 }, async (_, index) => ({
        fileName: `${index}.jpg`,
        bytes: await jpeg(16, 16, index + 1),
      })),
    );
    const { item, refused } = await inventory.importPhotos({ itemId: id, files: [...files.slice(0, 1), ...files] });
    expect(item.photos).toHaveLength(48);
    expect(refused.map(({ fileName, problem }) => [fileName, problem.reason])).toEqual([
      ['0.jpg', 'photo_duplicate'],
      ['48.jpg', 'too_many_photos'],
    ]);
  });

  it('reads files from disk, and does not read a film of 20 GB into memory first', async () => {
    const { inventory, folder } = createTestInventory();
    const { id } = inventory.create({});
    mkdirSync(join(folder, 'in'));
    const path = (name: string) => join(folder, 'in', name);
    writeFileSync(path('front.jpg'), await jpeg());
    writeFileSync(path('film.mov'), '');
    truncateSync(path('film.mov'), 20 * 1024 ** 3);
    const { item, refused } = await inventory.importPhotoFiles({
      itemId: id,
      paths: [path('front.jpg'), path('film.mov'), path('gone.jpg'), join(folder, 'in')],
    });
    expect(item.photos.map((photo) => photo.fileName)).toEqual(['front.jpg']);
    expect(refused.map(({ problem }) => problem.reason)).toEqual([
      'photo_too_large',
      'photo_missing',
      'photo_unreadable',
    ]);
  });

  it.skipIf(!canMount)(
    'says that the disk is full, keeps nothing half-written, and goes on when there is room',
    async (context) => {
      const { inventory, photoFolder } = createTestInventory(
        smallDisk(4) ?? context.skip('this system forbids mounting'),
      );
      const { id } = inventory.create({});
      const large = { fileName: 'large.jpg', bytes: await jpeg(2_400, 1_600) };
      await expect(inventory.importPhotos({ itemId: id, files: [large] })).rejects.toMatchObject({
        data: { reason: 'disk_full' },
      });
      expect(filesBelow(photoFolder).filter((name) => name.endsWith('.partial'))).toEqual([]);
      expect(inventory.get({ id }).photos).toEqual([]);
      await inventory.sweepPhotos();
      const small = { fileName: 'small.jpg', bytes: await jpeg() };
      expect((await inventory.importPhotos({ itemId: id, files: [small] })).item.photos).toHaveLength(1);
    },
  );

  it('rejects an item it does not know', async () => {
    const { inventory } = createTestInventory();
    const itemId = '01a1fcd6-aa29-7355-a4ef-7bb3ccc51ec5';
    await expect(inventory.importPhotos({ itemId, files: [] })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('photos of an item', () => {
  const withPhotos = async (count: number) => {
    const test = createTestInventory();
    const { id } = test.inventory.create({});
    const files = await Promise.all(
      Array.from({ length: count }, async (_, index) => ({
        fileName: `${index}.jpg`,
        bytes: await jpeg(20, 16, index + 1),
      })),
    );
    const { item } = await test.inventory.importPhotos({ itemId: id, files });
    return { ...test, item };
  };
  const names = (photos: readonly { readonly fileName: string }[]) => photos.map((photo) => photo.fileName);

  it('take the order they are put in, and the first is the cover', async () => {
    const { inventory, item } = await withPhotos(3);
    const [a, b, c] = item.photos.map((photo) => photo.id) as [string, string, string];
    const ordered = inventory.reorderPhotos({ itemId: item.id, photoIds: [c, a, b] });
    expect(names(ordered.photos)).toEqual(['2.jpg', '0.jpg', '1.jpg']);
    expect(ordered.photos.map((photo) => photo.position)).toEqual([0, 1, 2]);
    const row = inventory.list({ search: '', sort: 'updated', descending: true, place: 'items', offset: 0, limit: 1 })
      .rows[0];
    expect(row).toMatchObject({ photoId: c, photoCount: 3 });
  });

  it('refuse an order that is not of exactly these photos', async () => {
    const { inventory, item } = await withPhotos(2);
    const [a, b] = item.photos.map((photo) => photo.id) as [string, string];
    for (const photoIds of [[a], [a, a], [a, b, b], [a, item.id], []]) {
      expect(() => inventory.reorderPhotos({ itemId: item.id, photoIds })).toThrow(
        expect.objectContaining({ code: 'conflict' }),
      );
    }
  });

  it('come back to their place after they were taken off', async () => {
    const { inventory, item, events } = await withPhotos(3);
    const middle = item.photos[1]?.id ?? '';
    expect(names(inventory.removePhotos({ ids: [middle] }).photos)).toEqual(['0.jpg', '2.jpg']);
    expect(names(inventory.removePhotos({ ids: [middle] }).photos)).toEqual(['0.jpg', '2.jpg']);
    expect(names(inventory.restorePhotos({ ids: [middle] }).photos)).toEqual(['0.jpg', '1.jpg', '2.jpg']);
    expect(events.at(-1)).toEqual({ name: 'items.changed', payload: { ids: [item.id], more: false } });
  });

  it('go and come back several at a time, and only those of one item', async () => {
    const { inventory, item } = await withPhotos(3);
    const [first = '', second = '', third = ''] = item.photos.map(({ id }) => id);
    const { item: other } = inventory.copyPhotos({
      photoIds: [second],
      toItemId: inventory.create({}).id,
      move: false,
    });
    expect(() => inventory.removePhotos({ ids: [first, other.photos[0]?.id ?? ''] })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(names(inventory.removePhotos({ ids: [first, third] }).photos)).toEqual(['1.jpg']);
    expect(names(inventory.restorePhotos({ ids: [third, first] }).photos)).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  });

  it('are made again from the original when the made versions are gone', async () => {
    const { inventory, item, photoFolder } = await withPhotos(1);
    const before = await inventory.readPhoto(item.photos[0]?.id ?? '', 'thumb');
    rmSync(join(photoFolder, 'thumbs'), { recursive: true });
    rmSync(join(photoFolder, 'display'), { recursive: true });
    const after = await inventory.readPhoto(item.photos[0]?.id ?? '', 'thumb');
    expect(Buffer.compare(before.bytes, after.bytes)).toBe(0);
  });

  it('lose only the files that nobody needs when the folder is swept', async () => {
    const { inventory, item, photoFolder } = await withPhotos(2);
    const removed = item.photos[0]?.id ?? '';
    inventory.removePhotos({ ids: [removed] });
    const orphan = 'ab'.repeat(32);
    mkdirSync(join(photoFolder, 'originals', 'ab'), { recursive: true });
    writeFileSync(join(photoFolder, 'originals', 'ab', `${orphan}.jpg`), 'orphan');
    writeFileSync(join(photoFolder, 'originals', 'ab', `${orphan}.jpg.1-1.partial`), 'half');
    expect(await inventory.sweepPhotos()).toBe(2);
    expect(filesBelow(photoFolder)).toHaveLength(6);
    expect((await inventory.readPhoto(removed, 'original')).bytes.byteLength).toBeGreaterThan(0);
    expect(await inventory.sweepPhotos()).toBe(0);
  });

  it('are swept folder by folder, and a sweep under way ends with the app', async () => {
    const { inventory, photoFolder } = await withPhotos(1);
    for (const folder of ['aa', 'bb', 'cc']) {
      mkdirSync(join(photoFolder, 'originals', folder), { recursive: true });
      writeFileSync(join(photoFolder, 'originals', folder, `${folder.repeat(32)}.jpg`), 'orphan');
    }
    const sweeping = inventory.sweepPhotos();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    expect(await sweeping).toBe(3);
    clearImmediate(counting);
    expect(turns).toBeGreaterThan(2);
    const ended = inventory.sweepPhotos();
    await inventory.photoKeep.close();
    await ended;
    writeFileSync(join(photoFolder, 'originals', 'aa', `${'aa'.repeat(32)}.jpg`), 'orphan');
    expect(await inventory.sweepPhotos()).toBe(0);
  });

  it('survive a sweep that runs while they are taken in', async () => {
    const { inventory, photoFolder } = createTestInventory();
    const { id } = inventory.create({});
    const files = [{ fileName: 'a.jpg', bytes: await jpeg(1_200, 900) }];
    const importing = inventory.importPhotos({ itemId: id, files });
    let sweeps = 0;
    const sweepUntilDone = async (): Promise<void> => {
      await inventory.sweepPhotos();
      sweeps += 1;
      const done = await Promise.race([
        importing.then(() => true),
        new Promise((resolve) => setImmediate(() => resolve(false))),
      ]);
      if (done !== true) await sweepUntilDone();
    };
    await sweepUntilDone();
    expect(sweeps).toBeGreaterThan(3);
    expect((await importing).refused).toEqual([]);
    expect(filesBelow(photoFolder)).toHaveLength(3);
  });
});

function damaged(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  copy.fill(0xff, Math.floor(png.length / 2), Math.floor(png.length / 2) + 400);
  return copy;
}

/** A PNG whose header claims another size than its few pixels have. */
async function bomb(width: number, height: number): Promise<Buffer> {
  const png = await picture(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
