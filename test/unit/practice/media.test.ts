import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  errorIds,
  practiceWorld,
  picture,
  signIn,
  upload,
  type PracticeWorld,
  type SignedIn,
} from './practice-world.ts';
import { itConforms } from './conforms.ts';

const DAY = 24 * 60 * 60 * 1000;
let practice: PracticeWorld;
let seller: SignedIn;

beforeAll(async () => {
  practice = await practiceWorld();
  seller = await signIn(practice);
});
afterAll(() => practice.close());

const solid = () => sharp({ create: { width: 600, height: 500, channels: 3, background: '#246' } });

function bmp(): Buffer {
  const file = Buffer.alloc(54 + 600 * 500 * 3);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(600, 18);
  file.writeInt32LE(500, 22);
  return file;
}

describe('create_image_from_file', () => {
  it.each([
    ['JPG', () => solid().jpeg().toBuffer(), 'image/jpeg'],
    ['PNG', () => solid().png().toBuffer(), 'image/png'],
    ['GIF', () => solid().gif().toBuffer(), 'image/gif'],
    ['WEBP', () => solid().webp().toBuffer(), 'image/webp'],
    ['TIFF', () => solid().tiff().toBuffer(), 'image/tiff'],
    ['AVIF', () => solid().avif({ effort: 0 }).toBuffer(), 'image/avif'],
    ['BMP', () => Promise.resolve(bmp()), 'image/bmp'],
  ])('takes %s and serves the very bytes at the address it gives', async (_type, make, mediaType) => {
    practice.clock.advance(5000);
    const bytes = await make();
    const answer = await upload(practice, seller, bytes);
    expect(answer.status).toBe(201);
    const { imageUrl } = answer.body as { imageUrl: string };
    const served = await fetch(imageUrl);
    expect(served.headers.get('content-type')).toBe(mediaType);
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
    const again = await seller.api('GET', String(answer.headers['location']));
    expect(again.body).toEqual(answer.body);
  });

  it.each([
    ['a text', () => Buffer.from('this is no picture at all'), 400],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 400],
    ['a damaged JPG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]), 400],
    ['an empty file', () => Buffer.alloc(0), 400],
    [
      'more than 12 MB',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(12 * 1024 * 1024)]),
      413,
    ],
  ])('refuses %s', async (_what, make, status) => {
    practice.clock.advance(5000);
    const answer = await upload(practice, seller, make());
    expect([answer.status, errorIds(answer)]).toEqual([status, [190001]]);
  });

  it('refuses another part name, and a body that is not multipart', async () => {
    practice.clock.advance(5000);
    expect(errorIds(await upload(practice, seller, await picture(), 'file'))).toEqual([190001]);
    const url = `${practice.ebay.apimUrl}/commerce/media/v1_beta/image/create_image_from_file`;
    expect((await seller.api('POST', url, { image: 'x' })).status).toBe(415);
  });

  it('takes 50 posts in 5 seconds, then answers 429 until they have passed', async () => {
    practice.clock.advance(5000);
    const url = `${practice.ebay.apimUrl}/commerce/media/v1_beta/image/create_image_from_url`;
    const post = () => seller.api('POST', url, {});
    for (let count = 0; count < 50; count += 1) expect((await post()).status).toBe(400);
    const late = await post();
    expect([late.status, errorIds(late)]).toEqual([429, [2001]]);
    practice.clock.advance(5000);
    expect((await post()).status).toBe(400);
  });
});

it('create_image_from_url fetches a picture from this computer', async () => {
  practice.clock.advance(5000);
  const { imageUrl } = (await upload(practice, seller)).body as { imageUrl: string };
  const url = `${practice.ebay.apimUrl}/commerce/media/v1_beta/image/create_image_from_url`;
  const copy = await seller.api('POST', url, { imageUrl });
  expect(copy.status).toBe(201);
  expect((copy.body as { imageUrl: string }).imageUrl).not.toBe(imageUrl);
  expect((await seller.api('POST', url, { imageUrl: 'https://photos.example/1.jpg' })).status).toBe(400);
});

it('an unused image is gone after 30 days', async () => {
  practice.clock.advance(5000);
  const answer = await upload(practice, seller);
  const { imageUrl } = answer.body as { imageUrl: string };
  practice.clock.advance(30 * DAY);
  const later = await signIn(practice);
  const gone = await later.api('GET', String(answer.headers['location']));
  expect([gone.status, errorIds(gone)]).toEqual([404, [190002]]);
  expect((await fetch(imageUrl)).status).toBe(404);
});

itConforms(() => practice);
