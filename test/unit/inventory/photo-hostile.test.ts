import { readdirSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createTestInventory } from '#test/support/inventory.ts';

/** Red in the upper left quarter, so that a picture that lies on its side shows. */
const picture = (width = 80, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } }).composite([
    {
      input: { create: { width: width / 2, height: height / 2, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ]);

/** Adds a chunk to a PNG, before its picture. */
function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(type, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** A lossless WebP that says it is of this size, in a few bytes. */
async function claimedWebp(width: number, height: number): Promise<Buffer> {
  const webp = await picture().webp({ lossless: true }).toBuffer();
  const at = webp.indexOf('VP8L') + 9;
  webp.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, at);
  return webp;
}

const take = async (fileName: string, bytes: Uint8Array) => {
  const test = createTestInventory();
  const { id } = test.inventory.create({});
  const answer = await test.inventory.importPhotos({ itemId: id, files: [{ fileName, bytes }] });
  const photo = answer.item.photos[0];
  const display = photo && (await test.inventory.readPhoto(photo.id, 'display')).bytes;
  return { ...test, ...answer, photo, display };
};

const pixel = async (bytes: Uint8Array | undefined, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
};

describe('files that are not what they seem', () => {
  it.each([
    ['a JPEG named PNG', 'a.png', () => picture().jpeg().toBuffer(), 'image/jpeg'],
    ['a panorama of 20,000 by 10', 'wide.png', () => picture(20_000, 10).png().toBuffer(), 'image/png'],
    ['a CMYK JPEG', 'print.jpg', () => picture().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
    ['a PNG of 16 bits', 'deep.png', () => picture().toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['a PNG in grey', 'grey.png', () => picture().greyscale().png().toBuffer(), 'image/png'],
    ['a JPEG of Display P3', 'iphone.jpg', () => picture().withIccProfile('p3').jpeg().toBuffer(), 'image/jpeg'],
  ] as const)('takes %s as an sRGB JPEG', async (_, fileName, make, mediaType) => {
    const { photo, refused, noted, display } = await take(fileName, await make());
    expect([refused, noted]).toEqual([[], []]);
    expect(photo?.mediaType).toBe(mediaType);
    expect(await sharp(display).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3 });
    expect((await sharp(display).metadata()).icc).toBeUndefined();
    if (fileName === 'iphone.jpg') {
      // Red of the wider space is more than sRGB can show, and not the dull red of its numbers taken as they are.
      const [red = 0, green = 255] = await pixel(display, 0.25, 0.25);
      expect(red).toBeGreaterThan(240);
      expect(green).toBeLessThan(40);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns a photo of EXIF orientation %i the right way up', async (orientation) => {
    // What the sensor saw, so that the oriented picture has its red quarter at the upper left.
    const upright = await picture().png().toBuffer();
    const turns = {
      1: [0, false],
      2: [0, true],
      3: [180, false],
      4: [180, true],
      5: [90, true],
      6: [270, false],
      7: [270, true],
      8: [90, false],
    };
    const [turn, mirror] = turns[orientation as 1] as [number, boolean];
    const turned = await sharp(upright).rotate(turn).png().toBuffer();
    const seen = mirror ? await sharp(turned).flop().png().toBuffer() : turned;
    const bytes = await sharp(seen).withMetadata({ orientation }).jpeg().toBuffer();
    const { photo, display } = await take(`o${orientation}.jpg`, bytes);
    expect(photo).toMatchObject({ width: 80, height: 40 });
    const [red = 0, green = 255] = await pixel(display, 0.25, 0.25);
    expect([red > 200, green < 80]).toEqual([true, true]);
  });

  it.each(['gif', 'webp'] as const)('takes the first picture of an animated %s, and says so', async (format) => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    const { display, noted, photo } = await take(`moving.${format}`, bytes);
    expect(noted).toMatchObject([{ fileName: `moving.${format}`, problem: { reason: 'photo_animated' } }]);
    expect(photo).toMatchObject({ width: 40, height: 40 });
    expect((await pixel(display, 0.5, 0.5))[0]).toBeGreaterThan(200);
  });

  it.each([
    [
      'a web page named JPEG',
      'saved.jpg',
      async () => Buffer.from('<!doctype html><title>404</title>'),
      'photo_not_an_image',
      {},
    ],
    ['an AVIF container with HEVC inside', 'x.avif', async () => hevcInAvif(), 'photo_heic', {}],
    [
      'a WebP of few bytes that unpacks to a gigabyte',
      'bomb.webp',
      () => claimedWebp(16_383, 16_383),
      'photo_too_many_pixels',
      { megapixels: 100 },
    ],
    [
      'a JPEG cut off in its header',
      'header.jpg',
      async () => (await picture().jpeg().toBuffer()).subarray(0, 40),
      'photo_not_an_image',
      {},
    ],
  ] as const)('refuses %s and writes nothing', async (_, fileName, make, reason, params) => {
    const { refused, photoFolder, item } = await take(fileName, await make());
    expect(refused).toMatchObject([{ fileName, problem: { reason, params: { fileName, ...params } } }]);
    expect(item.photos).toEqual([]);
    expect(() => readdirSync(photoFolder)).toThrow(/ENOENT/);
  });

  it('is not impressed by a text of 300 MB packed into a chunk of a PNG', async () => {
    const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(300 * 1024 ** 2))]);
    const bytes = withChunk(await picture().png().toBuffer(), 'zTXt', text);
    const before = process.memoryUsage.rss();
    const { item, refused } = await take('talkative.png', bytes);
    expect(item.photos.length + refused.length).toBe(1);
    expect(process.memoryUsage.rss() - before).toBeLessThan(250 * 1024 ** 2);
  });
});

/** Begins as an AVIF does, but its brands are those of an iPhone photo. */
const hevcInAvif = (): Buffer => Buffer.from('\0\0\0\x1cftypheix\0\0\0\0mif1heixheic\0\0\0\x08mdat', 'latin1');
