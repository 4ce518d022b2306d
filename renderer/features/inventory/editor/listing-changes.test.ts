import { describe, expect, it } from 'vitest';
import type { Item } from '#shared/domain/item.ts';
import type { Listing } from '#shared/domain/listing.ts';
import { unsentOffer } from './listing-changes.ts';

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const variant = { price: dollars(500), quantity: 3 };
const item = (...variants: readonly object[]) => ({ variants }) as unknown as Item;
const listing = (patch: Partial<Listing> = {}) =>
  ({ state: 'live', price: dollars(500), quantity: 3, ...patch }) as Listing;

describe('what a listing does not offer yet', () => {
  it('is nothing while price and stock agree', () => {
    expect(unsentOffer(item(variant), listing())).toBeNull();
  });

  it('is a new price, another currency or another stock', () => {
    expect(unsentOffer(item({ ...variant, price: dollars(450) }), listing())?.price.amount).toBe(450);
    expect(unsentOffer(item(variant), listing({ price: { amount: 500, currency: 'EUR' } }))).not.toBeNull();
    expect(unsentOffer(item(variant), listing({ quantity: 2 }))?.quantity).toBe(3);
  });

  it('is nothing where it cannot be sent: no price, no stock, a listing that is over, several variants', () => {
    expect(unsentOffer(item({ ...variant, price: null }), listing())).toBeNull();
    expect(unsentOffer(item({ ...variant, quantity: 0 }), listing())).toBeNull();
    expect(unsentOffer(item(variant), listing({ state: 'ended', quantity: 1 }))).toBeNull();
    expect(unsentOffer(item(variant, variant), listing({ quantity: 1 }))).toBeNull();
  });
});
