import { PurchaseRefused, type PracticeListing, type PracticeOrder } from '../marketplace.ts';
import { randomDigits } from '../random-text.ts';
import { listingUrl, type OfferUpContext } from './context.ts';
import type { Listing } from './state.ts';

const BUYERS = ['maple_street', 'second_wind_bikes', 'porch_pickup', 'kim_and_ray'] as const;

/** A buyer and the seller have met: the listing says sold. There is no order to ask for, as on the real site. */
export function buy(context: OfferUpContext, listingId: string, quantity: number): PracticeOrder {
  return context.store.transaction(() => {
    const listing = context.state.listings.get(listingId);
    if (listing === undefined) throw new PurchaseRefused('not-found', `There is no listing ${listingId}.`);
    if (listing.status !== 'active') throw new PurchaseRefused('ended', `Listing ${listingId} is ${listing.status}.`);
    if (quantity > 1) throw new PurchaseRefused('insufficient-quantity', 'An OfferUp listing sells one piece.');
    context.state.listings.put(listingId, { ...listing, status: 'sold', updatedAt: context.clock.now() });
    const orderId = `meet-${randomDigits(context.random, 8)}`;
    const buyer = BUYERS[Number(orderId.slice(-2)) % BUYERS.length] ?? BUYERS[0];
    return {
      marketplace: 'offerup',
      orderId,
      listingId,
      sku: listing.externalId ?? '',
      quantity: 1,
      buyer,
      remaining: 0,
    };
  });
}

const STATES = { active: 'active', sold: 'out-of-stock', archived: 'ended' } as const;

/** A listing as the control side shows it. */
export const shown = (context: OfferUpContext, listing: Listing): PracticeListing => ({
  marketplace: 'offerup',
  listingId: listing.id,
  sku: listing.externalId ?? '',
  seller: context.state.sellers.get(listing.owner)?.name ?? '',
  title: listing.title,
  price: { value: (listing.priceCents / 100).toFixed(2), currency: 'USD' },
  quantity: listing.status === 'active' ? 1 : 0,
  soldQuantity: listing.status === 'sold' ? 1 : 0,
  state: STATES[listing.status],
  url: listingUrl(context, listing.id),
});
