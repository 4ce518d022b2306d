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

/**
 * Chosen items of which no piece is there, with the SKUs of their variants. Where each piece gets a label, they make none: to
 * find that out by reading them one by one would take seconds for a shop's worth of sold items.
 */
export function soldOut(reader: Reader, { itemIds }: LabelOrder): ReadonlyMap<string, readonly string[]> {
  const rows = reader.all<{ readonly id: string; readonly sku: string }>(
    `SELECT item.id, variant.sku FROM json_each(@ids) AS chosen
     CROSS JOIN item ON item.id = chosen.value AND item.deleted_at IS NULL AND item.quantity = 0
     CROSS JOIN variant ON variant.item_id = item.id AND variant.removed_at IS NULL
     ORDER BY chosen.key, variant.position, variant.id`,
    { ids: JSON.stringify(itemIds) },
  );
  return new Map(
    Array.from(
      Map.groupBy(rows, ({ id }) => id),
      ([id, variants]) => [id, variants.map(({ sku }) => sku)],
    ),
  );
}
