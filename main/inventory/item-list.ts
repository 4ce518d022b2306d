import type { ItemRow } from '#shared/domain/item.ts';
import type { ItemQuery, ItemSort } from '#shared/ipc/inventory.ts';
import type { Reader } from '../store/connection.ts';
import { toCondition, toMoney } from './item-rows.ts';
import { searchQuery } from './search-text.ts';

interface GridRecord {
  readonly id: string;
  readonly title: string;
  readonly sku: string;
  readonly variant_count: number;
  readonly condition: string | null;
  readonly category: string;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly quantity: number;
  readonly photo_id: string | null;
  readonly photo_count: number;
  readonly live_listings: number;
  readonly updated_at: number;
}

const columns = `i.id, i.title, i.sku, i.variant_count, i.condition, i.category, i.price_amount, i.price_currency,
  i.cost_amount, i.cost_currency, i.quantity, i.photo_id, i.photo_count, i.updated_at,
  (SELECT count(*) FROM listing l WHERE l.item_id = i.id AND l.state = 'live') AS live_listings`;

const sortColumns: Readonly<Record<ItemSort, string>> = {
  updated: 'updated_at',
  title: 'title_key',
  sku: 'sku_key',
  price: 'price_amount',
  quantity: 'quantity',
  created: 'created_at',
};

/** Ties keep one order, so that windows neither repeat nor skip a row; `number` ends every index by itself. */
const orderBy = (sort: ItemSort, descending: boolean): string => {
  const direction = descending ? 'DESC' : 'ASC';
  return `ORDER BY i.${sortColumns[sort]} ${direction}, i.number ${direction}`;
};

/** The window without a search: one walk along the index of the column. */
export const windowSql = (sort: ItemSort, descending: boolean): string =>
  `SELECT ${columns} FROM item i INDEXED BY item_by_${sort} WHERE i.binned = @binned
   ${orderBy(sort, descending)} LIMIT @limit OFFSET @offset`;

const searchTable = (deleted: boolean): string => (deleted ? 'bin_search' : 'item_search');

const searchSql = (sort: ItemSort, descending: boolean, table: string): string =>
  `SELECT ${columns} FROM ${table} CROSS JOIN item i ON i.number = ${table}.rowid
   WHERE ${table} MATCH @match ${orderBy(sort, descending)} LIMIT @limit OFFSET @offset`;

const toRow = (record: GridRecord): ItemRow => ({
  id: record.id,
  title: record.title,
  sku: record.sku,
  variantCount: record.variant_count,
  condition: toCondition(record.condition),
  category: record.category,
  price: toMoney(record.price_amount, record.price_currency),
  cost: toMoney(record.cost_amount, record.cost_currency),
  quantity: record.quantity,
  photoId: record.photo_id,
  photoCount: record.photo_count,
  liveListings: record.live_listings,
  updatedAt: record.updated_at,
});

/** One window of the grid and how many rows there are in all. */
export function listItems(reader: Reader, query: ItemQuery): { rows: ItemRow[]; total: number } {
  const match = searchQuery(query.search);
  const window = { limit: query.limit, offset: query.offset };
  if (match === undefined) {
    // Blanks and punctuation alone search for nothing and show everything.
    const binned = query.deleted ? 1 : 0;
    const total = reader.get<{ items: number }>('SELECT items FROM item_count WHERE binned = @binned', { binned });
    const rows = reader.all<GridRecord>(windowSql(query.sort, query.descending), { binned, ...window });
    return { rows: rows.map(toRow), total: total?.items ?? 0 };
  }
  const table = searchTable(query.deleted);
  const total = reader.get<{ found: number }>(`SELECT count(*) AS found FROM ${table} WHERE ${table} MATCH @match`, { match });
  const rows = reader.all<GridRecord>(searchSql(query.sort, query.descending, table), { match, ...window });
  return { rows: rows.map(toRow), total: total?.found ?? 0 };
}
