import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeWorld } from '../practice-world.ts';
import { activeListing, draftListing, etsyShop, newWorld, patch, type EtsyShop } from './etsy-world.ts';

let world: PracticeWorld;
let shop: EtsyShop;

beforeAll(async () => {
  world = await newWorld();
  shop = await etsyShop(world);
});
afterAll(() => world.close());

describe('a listing', () => {
  it('is created as a draft and becomes active with all it needs', async () => {
    const draft = await draftListing(shop);
    expect(draft).toMatchObject({
      state: 'draft',
      quantity: 3,
      price: { amount: 2450, divisor: 100, currency_code: 'USD' },
    });
    const active = await activeListing(shop);
    expect(active).toMatchObject({ state: 'active', url: expect.stringContaining('/listing/') });
    const bare = await patch(shop, draft.listing_id, { state: 'active' });
    expect(bare).toMatchObject({ status: 400, body: { error: expect.stringContaining('array_too_short') } });
  });
});
