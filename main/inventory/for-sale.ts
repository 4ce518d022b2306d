import type { Reader } from '../store/connection.ts';

/** Those of the items that have an open listing, or are on their way to one. */
export const itemsForSale = (reader: Reader, itemIds: readonly string[]): ReadonlySet<string> =>
  new Set(
    reader.column<string>(
      `SELECT wanted.value FROM json_each(@itemIds) AS wanted
       WHERE EXISTS (SELECT 1 FROM listing WHERE listing.item_id = wanted.value
           AND listing.state IN ('live', 'unconfirmed'))
         OR EXISTS (SELECT 1 FROM intent WHERE intent.item_id = wanted.value AND intent.kind = 'publish'
           AND intent.state IN ('queued', 'running', 'waiting', 'needs_attention'))`,
      { itemIds: JSON.stringify(itemIds) },
    ),
  );
