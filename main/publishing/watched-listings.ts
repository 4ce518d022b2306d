import type { Money } from '#shared/domain/money.ts';
import type { Memo } from '../marketplaces/marketplace.ts';
import type { Reader } from '../store/connection.ts';
import { listingQueries, parseMemo, toListing, type ListingRow } from './listing-rows.ts';

/** A listing that should be on sale, as it was last known. */
export interface WatchedListing {
  readonly id: string;
  readonly remoteId: string;
  readonly sku: string;
  readonly title: string;
  readonly memo: Memo;
  readonly price: Money;
  readonly quantity: number;
  readonly publishedAt: number;
}

/** Listings of an account whose sale the marketplace does not report, those seen longest ago first. */
export const watchedListings = (reader: Reader, accountId: string): readonly WatchedListing[] =>
  reader.all<ListingRow>(listingQueries.watched, { accountId }).flatMap(toWatched);

function toWatched(row: ListingRow): readonly WatchedListing[] {
  const { price, quantity } = toListing(row);
  if (row.remote_id === null || price === null || quantity === null || quantity < 1) return [];
  return [
    {
      id: row.id,
      remoteId: row.remote_id,
      sku: row.sku,
      title: row.item_title,
      memo: parseMemo(row.memo),
      price,
      quantity,
      publishedAt: row.published_at,
    },
  ];
}
