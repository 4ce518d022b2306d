import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cropArea, flipOver, turnBy, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import { createTestInventory } from '#test/support/inventory.ts';

const [red, green, blue, yellow] = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'] as const;

/** Red and green above blue and yellow, 80 × 40, as the camera held it (EXIF orientation 6: a quarter turn to the right). */
async function fourColours(orientation = 1): Promise<Buffer> {
  const patch = (input: string, left: number, top: number) => ({
    input: { create: { width: 40, height: 20, channels: 3 as const, background: input } },
    left,
    top,
  });
  return sharp({ create: { width: 80, height: 40, channels: 3, background: '#ffffff' } })
    .composite([patch(red, 0, 0), patch(green, 40, 0), patch(blue, 0, 20), patch(yellow, 40, 20)])
    .withMetadata({ orientation })
    .png()
    .toBuffer();
}

const name = (pixel: readonly number[]): string => {
  const [r = 0, g = 0, b = 0] = pixel;
  if (r > 128) return g > 128 ? 'yellow' : 'red';
  return g > 128 ? 'green' : b > 128 ? 'blue' : 'dark';
};

/** Colours in the middle of the four quarters, row by row. */
async function corners(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return name([...data.subarray(from, from + 3)]);
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

async function withPhoto(orientation = 1) {
  const test = createTestInventory();
  const { id: itemId } = test.inventory.create({});
  const files = [{ fileName: 'a.png', bytes: await fourColours(orientation) }];
  const { item } = await test.inventory.importPhotos({ itemId, files });
  return { ...test, itemId, photo: item.photos[0]! };
}

const edited = (change: Partial<PhotoEdit>): PhotoEdit => ({ ...untouchedPhoto, ...change });

describe('an edited photo', () => {
  it.each([
    ['a turn', edited({ turn: 90 }), 1, ['blue', 'red', 'yellow', 'green'], [40, 80]],
    ['a mirror', edited({ flip: true }), 1, ['green', 'red', 'yellow', 'blue'], [80, 40]],
    ['a turn, then the mirror', edited({ turn: 90, flip: true }), 1, ['red', 'blue', 'green', 'yellow'], [40, 80]],
    ['a turn of what the camera had turned', edited({ turn: 270 }), 6, ['red', 'green', 'blue', 'yellow'], [80, 40]],
    [
      'a crop of the turned picture',
      edited({ turn: 90, crop: { x: 5_000, y: 0, width: 5_000, height: 5_000 } }),
      1,
      ['red', 'red', 'red', 'red'],
      [20, 40],
    ],
    [
      'a crop of the mirrored, turned picture',
      edited({ turn: 270, flip: true, crop: { x: 0, y: 0, width: 5_000, height: 10_000 } }),
      6,
      ['green', 'green', 'yellow', 'yellow'],
      [40, 40],
    ],
  ] as const)('shows %s', async (_, edit, orientation, colours, size) => {
    const { inventory, photo, itemId } = await withPhoto(orientation);
    const item = await inventory.editPhotos({ edits: [{ id: photo.id, edit }] });
    const [draft] = inventory.draft(itemId, { id: 'account', marketplace: 'ebay' }).photos;
    const sent = await draft!.bytes();
    expect(await corners(sent)).toEqual(colours);
    expect([draft!.width, draft!.height]).toEqual(size);
    expect(draft!.contentHash).not.toBe(photo.id);
    expect(item.photos[0]).toMatchObject({ edit, fileName: 'a.png', width: photo.width });
    const thumb = await inventory.readPhoto(item.photos[0]!.id, 'thumb');
    expect(await corners(thumb.bytes)).toEqual(colours);
  });

  it('has the light that the preview of the page has: brightness cut off at white, then contrast', async () => {
    const { inventory, itemId, photo } = await withPhoto();
    const edit = edited({ brightness: 100, contrast: -100 });
    await inventory.editPhotos({ edits: [{ id: photo.id, edit }] });
    const { data } = await sharp(
      await inventory.draft(itemId, { id: 'account', marketplace: 'ebay' }).photos[0]!.bytes(),
    )
      .extract({ left: 10, top: 5, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    // Red: 255 stays 255, then (255 - 127.5) / 2 + 127.5; 0 becomes 127.5 / 2.
    expect(Math.abs(data[0]! - 191)).toBeLessThan(6);
    expect(Math.abs(data[1]! - 64)).toBeLessThan(6);
  });

  it('keeps the original, takes its place, and can go back to it', async () => {
    const { inventory, itemId, photo, photoFolder, store } = await withPhoto();
    const original = await inventory.readPhoto(photo.id, 'original');
    const before = inventory.draft(itemId, { id: 'account', marketplace: 'ebay' }).photos[0]!.contentHash;
    inventory.updateVariant({ id: inventory.get({ id: itemId }).variants[0]!.id, patch: { photoId: photo.id } });
    const item = await inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 180 }) }] });
    const successor = item.photos[0]!;
    expect(successor.id).not.toBe(photo.id);
    expect(item.variants[0]!.photoId).toBe(successor.id);
    expect((await inventory.readPhoto(successor.id, 'original')).bytes).toEqual(original.bytes);
    expect(
      store.column('SELECT DISTINCT run_id FROM (SELECT run_id FROM change_set ORDER BY id DESC LIMIT 3)'),
    ).toHaveLength(1);
    // The picture behind an id never changes.
    expect(await corners((await inventory.readPhoto(photo.id, 'display')).bytes)).toEqual([
      'red',
      'green',
      'blue',
      'yellow',
    ]);
    const back = await inventory.editPhotos({ edits: [{ id: successor.id, edit: untouchedPhoto }] });
    expect(back.photos[0]!.edit).toBeNull();
    expect(inventory.draft(itemId, { id: 'account', marketplace: 'ebay' }).photos[0]!.contentHash).toBe(before);
    await inventory.sweepPhotos();
    expect(
      readdirSync(join(photoFolder, 'display'), { recursive: true }).filter((file) => String(file).endsWith('.jpg')),
    ).toHaveLength(1);
  });

  it('is made again from the original when someone emptied the folder of made versions', async () => {
    const { inventory, photo, photoFolder } = await withPhoto();
    const item = await inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 90 }) }] });
    rmSync(join(photoFolder, 'thumbs'), { recursive: true });
    rmSync(join(photoFolder, 'display'), { recursive: true });
    const again = await inventory.readPhoto(item.photos[0]!.id, 'display');
    expect(await corners(again.bytes)).toEqual(['blue', 'red', 'yellow', 'green']);
  });

  it('is the one asked for last, however long the earlier one takes', async () => {
    const { inventory, itemId, photo } = await withPhoto();
    const slow = inventory.editPhotos({
      edits: [{ id: photo.id, edit: edited({ turn: 90, brightness: 10, contrast: 9 }) }],
    });
    const last = inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 180 }) }] });
    await expect(slow).rejects.toMatchObject({ data: { code: 'cancelled' } });
    await last;
    expect(inventory.get({ id: itemId }).photos.map(({ edit }) => edit?.turn)).toEqual([180]);
    await expect(
      inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 270 }) }] }),
    ).rejects.toMatchObject({
      data: { reason: 'photos_changed' },
    });
  });

  it('stays as it was when its original is gone from the disk', async () => {
    const { inventory, itemId, photo, photoFolder } = await withPhoto();
    rmSync(join(photoFolder, 'originals'), { recursive: true });
    await expect(inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 90 }) }] })).rejects.toMatchObject(
      {
        data: { reason: 'photo_original_gone', params: { fileName: 'a.png' } },
      },
    );
    expect(inventory.get({ id: itemId }).photos).toEqual([photo]);
    expect(existsSync(join(photoFolder, 'display'))).toBe(true);
  });
});

describe('photos that go to another item', () => {
  it('share their files, keep their edits, and leave the first item only when they are moved', async () => {
    const { inventory, itemId, photo, photoFolder } = await withPhoto();
    const item = await inventory.editPhotos({ edits: [{ id: photo.id, edit: edited({ turn: 90 }) }] });
    const files = readdirSync(photoFolder, { recursive: true }).length;
    const other = inventory.create({});
    const id = item.photos[0]!.id;
    const copied = inventory.copyPhotos({ photoIds: [id], toItemId: other.id, move: false });
    expect(copied.item.photos).toMatchObject([{ edit: { turn: 90 } }]);
    expect(inventory.get({ id: itemId }).photos).toHaveLength(1);
    expect(readdirSync(photoFolder, { recursive: true })).toHaveLength(files);
    const again = inventory.copyPhotos({ photoIds: [id], toItemId: other.id, move: true });
    expect(again.refused).toMatchObject([{ fileName: 'a.png', problem: { reason: 'photo_duplicate' } }]);
    expect(inventory.get({ id: itemId }).photos).toHaveLength(1);
    const third = inventory.create({});
    expect(inventory.copyPhotos({ photoIds: [id], toItemId: third.id, move: true }).item.photos).toHaveLength(1);
    expect(inventory.get({ id: itemId }).photos).toEqual([]);
  });
});

describe('the geometry of an edit', () => {
  it('turns crop and picture together, back to where they were after four turns and two mirrors', () => {
    const start = edited({ crop: { x: 1_000, y: 2_000, width: 3_000, height: 500 } });
    let edit = start;
    for (let turns = 0; turns < 4; turns += 1) edit = turnBy(edit, 90);
    expect(edit).toEqual(start);
    expect(flipOver(turnBy(flipOver(turnBy(start, 90)), 90))).toEqual(start);
    expect(turnBy(turnBy(start, 90), 270)).toEqual(start);
    // Whatever was turned, the same pixels of the original are cut out.
    const original = { width: 4_000, height: 3_000 };
    for (const same of [turnBy(start, 90), flipOver(start), turnBy(flipOver(start), 270)])
      expect(cropArea(same, original)).toEqual(cropArea(start, original));
  });

  it('never leaves the picture and never cuts out nothing', () => {
    for (const crop of [
      { x: 9_999, y: 9_999, width: 1, height: 1 },
      { x: 0, y: 0, width: 10_000, height: 1 },
    ]) {
      for (const size of [
        { width: 1, height: 1 },
        { width: 20_000, height: 10 },
      ]) {
        const area = cropArea(edited({ crop }), size);
        expect(area.width).toBeGreaterThan(0);
        expect(area.height).toBeGreaterThan(0);
        expect(area.left + area.width).toBeLessThanOrEqual(size.width);
        expect(area.top + area.height).toBeLessThanOrEqual(size.height);
      }
    }
  });
});
