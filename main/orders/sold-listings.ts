import type { Connector, RemoteOrder } from '../marketplaces/marketplace.ts';
import type { WatchedListing } from '../publishing/watched-listings.ts';

/** As many as are looked up one by one in a round; a marketplace that lists its offers is asked for all of them at once first. */
const lookUps = 50;

/**
 * Sales of a marketplace that tells programs of none. Only what it itself calls sold counts: a listing that is gone may have
 * been taken down, and is left to `gone`. The made-up order id stands for one publication, so that however often its end is
 * seen, it is taken in once.
 */
export async function* soldListings(
  connector: Pick<Connector, 'ownListings' | 'find'>,
  watched: readonly WatchedListing[],
  options: { readonly now: () => number; readonly gone: (listingId: string) => Promise<void> },
): AsyncGenerator<RemoteOrder> {
  if (watched.length === 0) return;
  const live = new Set<string>();
  for await (const { memo } of connector.ownListings())
    if (memo['listingId'] !== undefined) live.add(memo['listingId']);
  const missing = watched.filter(({ remoteId }) => !live.has(remoteId)).slice(0, lookUps);
  for (const listing of missing) {
    const found = await connector.find({ sku: listing.sku, memo: listing.memo });
    if (found?.listing.status === 'out_of_stock') yield saleOf(listing, options.now());
    else if (found?.listing.status !== 'live') await options.gone(listing.id);
  }
}

function saleOf(listing: WatchedListing, seenAt: number): RemoteOrder {
  const { remoteId, publishedAt, sku, title, quantity, price } = listing;
  return {
    remoteOrderId: `listing:${remoteId}:${publishedAt}`,
    orderedAt: seenAt,
    modifiedAt: seenAt,
    buyerName: '',
    total: { amount: price.amount * quantity, currency: price.currency },
    lines: [{ remoteLineId: '1', sku, title, quantity, price }],
  };
}
