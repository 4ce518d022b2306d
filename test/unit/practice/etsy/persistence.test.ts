import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, practiceWorld } from '../practice-world.ts';
import { activeListing, etsyShop } from './etsy-world.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-etsy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a restart keeps keys, tokens, listings, photos and their addresses', async () => {
  const stateFile = join(folder, 'state.db');
  const first = await practiceWorld({ stateFile });
  const shop = await etsyShop(first);
  const listing = await activeListing(shop);
  const images = (await shop.get(`/listings/${listing.listing_id}/images`)).body as {
    results: { url_fullxfull: string }[];
  };
  const place = { ...first.etsy };
  await first.close();

  const second = await practiceWorld({ stateFile });
  try {
    expect(second.etsy).toEqual(place);
    const again = await call('GET', `${place.apiUrl}/listings/${listing.listing_id}`, undefined, shop.headers);
    expect(again).toMatchObject({ status: 200, body: { state: 'active', url: listing['url'] } });
    expect((await call('GET', listing['url'] as string)).status).toBe(200);
    expect((await call('GET', images.results[0]?.url_fullxfull ?? '')).status).toBe(200);
  } finally {
    await second.close();
  }
});
