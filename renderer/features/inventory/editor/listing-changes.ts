import type { Item } from '#shared/domain/item.ts';
import type { Listing } from '#shared/domain/listing.ts';
import type { Money } from '#shared/domain/money.ts';

/** Buyers can buy from it, or soon. */
export const isOffered = ({ state }: Listing): boolean => state === 'live' || state === 'unconfirmed';

/** Price and stock of an item that one of its listings does not offer yet; `null` when there is nothing to send. */
export function unsentOffer(item: Item, listing: Listing): { readonly price: Money; readonly quantity: number } | null {
  const [variant, second] = item.variants;
  // Which of several variants a listing offers is not known here.
  if (!variant || second || !isOffered(listing) || variant.price === null || variant.quantity === 0) return null;
  const { price, quantity } = variant;
  const same =
    price.amount === listing.price?.amount &&
    price.currency === listing.price.currency &&
    (listing.quantity === null || quantity === listing.quantity);
  return same ? null : { price, quantity };
}
