import sharp from 'sharp';
import { FormData } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type PracticeWorld } from '../practice-world.ts';
import { addImage, draftListing, etsyShop, newWorld, patch, type EtsyShop } from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

let world: PracticeWorld;
let shop: EtsyShop;
beforeAll(async () => {
  world = await newWorld();
  shop = await etsyShop(world);
});
afterAll(() => world.close());

const path = (listingId: number): string => `/shops/${shop.shopId}/listings/${listingId}/images`;
const idOf = (answer: { readonly body: unknown }): number =>
  (answer.body as { listing_image_id: number }).listing_image_id;

async function ranks(listingId: number): Promise<number[]> {
  const { results } = (await shop.get(`/listings/${listingId}/images`)).body as {
    results: readonly { listing_image_id: number; rank: number }[];
  };
  expect(results.map(({ rank }) => rank)).toEqual(results.map((_, index) => index + 1));
  return results.map((image) => image.listing_image_id);
}

const only = (fields: Readonly<Record<string, string>>, bytes?: Uint8Array): FormData => {
  const form = new FormData();
  if (bytes !== undefined) form.append('image', new Blob([new Uint8Array(bytes)]), 'file.bin');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('photos', () => {
  it('stand in ranks: a new one pushes the others back, an overwriting one replaces', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const first = await addImage(shop, listingId, { rank: 1, alt_text: 'From the front' });
    expect(first).toMatchObject({ status: 201, body: { rank: 1, alt_text: 'From the front', full_width: 800 } });
    const a = idOf(first);
    const b = idOf(await addImage(shop, listingId, { rank: 2 }));
    const c = idOf(await addImage(shop, listingId));
    expect(await ranks(listingId)).toEqual([c, a, b]);
    const d = idOf(await addImage(shop, listingId, { rank: 2, overwrite: true }));
    expect(await ranks(listingId)).toEqual([c, d, b]);
    expect((await shop.remove(`${path(listingId)}/${d}`)).status).toBe(204);
    expect(await ranks(listingId)).toEqual([c, b]);
    expect(await shop.upload(path(listingId), only({ listing_image_id: String(a), rank: '1' }))).toMatchObject({
      status: 201,
      body: { listing_image_id: a, rank: 1 },
    });
    await patch(shop, listingId, { image_ids: [b, a] });
    expect(await ranks(listingId)).toEqual([b, a]);
  });

  it.each(['jpeg', 'png', 'gif'] as const)('may be %s', async (format) => {
    const { listing_id: listingId } = await draftListing(shop);
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b58' } })
      .toFormat(format)
      .toBuffer();
    const answer = await shop.upload(path(listingId), only({}, bytes));
    expect(answer.status).toBe(201);
    const shown = await call('GET', (answer.body as { url_fullxfull: string }).url_fullxfull);
    expect(shown.headers['content-type']).toBe(`image/${format}`);
  });

  it('are refused as WebP, as text, without a file, with alt text that is too long, and as JSON', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const webp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b58' } })
      .webp()
      .toBuffer();
    const answers = [
      await shop.upload(path(listingId), only({}, webp)),
      await shop.upload(path(listingId), only({}, Buffer.from('not a picture'))),
      await shop.upload(path(listingId), only({ rank: '1' })),
      await addImage(shop, listingId, { alt_text: 'x'.repeat(501) }),
      await shop.json('POST', path(listingId), { image: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect((await shop.upload(path(listingId), only({ listing_image_id: '77' }))).status).toBe(404);
    expect(await ranks(listingId)).toEqual([]);
  });

  it('end at twenty', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    for (let rank = 1; rank <= 20; rank += 1) {
      expect((await addImage(shop, listingId, { rank })).status).toBe(201);
    }
    expect((await addImage(shop, listingId, { rank: 21 })).status).toBe(400);
    expect((await addImage(shop, listingId, { rank: 20, overwrite: true })).status).toBe(201);
  });

  it('of somebody else cannot be touched', async () => {
    const { listing_id: listingId } = await draftListing(shop);
    const other = await etsyShop(world, 'other_seller');
    expect((await addImage({ ...other, shopId: shop.shopId }, listingId)).status).toBe(403);
  });
});

itConformsToEtsy(() => world);
