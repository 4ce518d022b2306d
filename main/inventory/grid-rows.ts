import type { ItemRow } from '#shared/domain/item.ts';
import type { Reader } from '../store/connection.ts';
import { mainStatus } from './grid-picture.ts';
import { among, notListed, readStandings } from './grid-reading.ts';
import { toCondition, toMoney } from './item-rows.ts';

interface GridRecord {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly sku: string;
  readonly variant_count: number;
  readonly variant_id: string | null;
  readonly condition: string | null;
  readonly category: string;
  readonly location: string;
  readonly tags: string;
  readonly low_stock_at: number | null;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly quantity: number;
  readonly photo_id: string | null;
  readonly photo_count: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly revision: number;
}

/** The rows of one window, by primary key, in the order of the numbers. */
export const rowsSql = `SELECT i.number, i.id, i.title, i.sku, i.variant_count, i.condition, i.category, i.location, i.tags,
    i.low_stock_at, i.price_amount, i.price_currency, i.cost_amount, i.cost_currency, i.quantity, i.photo_id, i.photo_count,
    i.created_at, i.updated_at, i.deleted_at, i.revision,
    (SELECT v.id FROM variant v WHERE v.item_id = i.id AND v.removed_at IS NULL ORDER BY v.position, v.id LIMIT 1) AS variant_id
  FROM json_each(@numbers) n CROSS JOIN item i ON i.number = n.value`;

/** What the grid shows of these items. `lowStockAt` is the default threshold. */
export function readRows(reader: Reader, numbers: readonly number[], lowStockAt: number): ItemRow[] {
  if (numbers.length === 0) return [];
  const standings = readStandings(reader, among(numbers));
  // json_each keeps the order of the array, and the join follows it.
  return reader.all<GridRecord>(rowsSql, { numbers: JSON.stringify(numbers) }).map((record) => {
    const { status, open, live } = standings.get(record.number) ?? notListed;
    return {
      id: record.id,
      title: record.title,
      sku: record.sku,
      variantCount: record.variant_count,
      variantId: record.variant_id ?? '',
      condition: toCondition(record.condition),
      category: record.category,
      location: record.location,
      tags: JSON.parse(record.tags) as string[],
      price: toMoney(record.price_amount, record.price_currency),
      cost: toMoney(record.cost_amount, record.cost_currency),
      quantity: record.quantity,
      lowStock: record.quantity <= (record.low_stock_at ?? lowStockAt),
      photoId: record.photo_id,
      photoCount: record.photo_count,
      status: mainStatus(status),
      listedOn: [...open],
      liveListings: live,
      createdAt: record.created_at,
      updatedAt: record.updated_at,
      deletedAt: record.deleted_at,
      revision: record.revision,
    };
  });
}
