import type { Reader } from '../store/connection.ts';

/** Each is tested to run on an index: `test/unit/publishing/plans.test.ts`. */
export const onSaleQueries = {
  listings: `SELECT listing.id FROM json_each(:itemIds) AS wanted CROSS JOIN listing ON listing.item_id = wanted.value
    WHERE listing.state IN ('live', 'unconfirmed') AND (:accountId IS NULL OR listing.account_id = :accountId)`,
  /** Begun and not settled: it may come to be for sale, or is already. One that nothing was sent of yet stops by itself. */
  onTheWay: `SELECT DISTINCT intent.item_id FROM json_each(:itemIds) AS wanted
    CROSS JOIN intent ON intent.item_id = wanted.value
    WHERE intent.kind = 'publish' AND intent.state IN ('queued', 'running', 'waiting', 'needs_attention')
      AND (intent.state <> 'needs_attention' OR intent.listing_id IS NULL)
      AND EXISTS (SELECT 1 FROM intent_step WHERE intent_id = intent.id AND intent_step.state <> 'pending')`,
} as const;

/** Where items stand that are about to leave the inventory. */
export interface OnSale {
  /** Their open listings. */
  readonly listingIds: readonly string[];
  /** Items of which a publication is under way or unsettled. */
  readonly onTheWay: readonly string[];
}

/** `accountId`: only the listings on this account. */
export function onSale(reader: Reader, itemIds: readonly string[], accountId?: string): OnSale {
  const wanted = { itemIds: JSON.stringify(itemIds) };
  return {
    listingIds: reader.column<string>(onSaleQueries.listings, { ...wanted, accountId: accountId ?? null }),
    onTheWay: reader.column<string>(onSaleQueries.onTheWay, wanted),
  };
}
