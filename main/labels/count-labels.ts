import type { LabelOrder } from '#shared/ipc/labels.ts';
import type { Reader } from '../store/connection.ts';

/** How many labels an order makes, without making them: one look at the variants of its items. */
export function countLabels(reader: Reader, { itemIds, choice: { copies } }: LabelOrder): number {
  const [row] = reader.all<{ readonly variants: number; readonly pieces: number }>(
    `SELECT count(*) AS variants, coalesce(sum(variant.quantity), 0) AS pieces
     FROM json_each(@ids) AS chosen
     JOIN item ON item.id = chosen.value AND item.deleted_at IS NULL
     JOIN variant ON variant.item_id = item.id AND variant.removed_at IS NULL`,
    { ids: JSON.stringify(itemIds) },
  );
  if (row === undefined) return 0;
  return copies.kind === 'stock' ? row.pieces : row.variants * copies.count;
}
