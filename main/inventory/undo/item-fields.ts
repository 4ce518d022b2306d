import { z } from 'zod';
import type { MarketDetails } from '#shared/domain/item.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import { titleKey } from '../items.ts';
import { toDetails, writeMarketDetails, type MarketRow } from '../market-details.ts';

/** Fields of the item's own row by the names of the contract, with their columns. */
const columns = {
  title: 'title',
  description: 'description',
  condition: 'condition',
  conditionNote: 'condition_note',
  category: 'category',
  location: 'location',
  tags: 'tags',
  lowStockAt: 'low_stock_at',
  deletedAt: 'deleted_at',
  archivedAt: 'archived_at',
} as const;
type OwnField = keyof typeof columns;

const isOwn = (field: string): field is OwnField => Object.hasOwn(columns, field);
const marketPrefix = 'markets.';

/** Fields that the search index knows. */
export const searchedItemFields: ReadonlySet<string> = new Set([
  'title',
  'description',
  'conditionNote',
  'category',
  'location',
  'tags',
]);

/** New values for fields of one item: `title`, `markets.ebay`. */
export interface ItemWrite {
  readonly itemId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Writes fields of many items, one statement a field: a tenth of the time that a statement for each item takes. Neither the
 * revision nor the search index is touched.
 */
export function writeItemFields(writer: Writer, writes: readonly ItemWrite[]): void {
  const byField = new Map<string, [string, unknown][]>();
  for (const { itemId, fields } of writes) {
    for (const [field, value] of Object.entries(fields)) {
      const rows = byField.get(field) ?? [];
      rows.push([itemId, value ?? null]);
      byField.set(field, rows);
    }
  }
  for (const [field, rows] of byField) {
    if (field.startsWith(marketPrefix)) {
      const details = rows.map(([id, value]) => [id, value as MarketDetails | null] as const);
      writeMarketDetails(writer, field.slice(marketPrefix.length), details);
    } else if (isOwn(field)) writeOwn(writer, field, rows);
    else throw new Error(`there is no field ${field} of an item`);
  }
}

function writeOwn(writer: Writer, field: OwnField, rows: readonly [string, unknown][]): void {
  if (field === 'title') {
    const titles = rows.map(([id, title]) => [id, title, titleKey(String(title))]);
    writer.run(
      `UPDATE item SET title = new.value ->> 1, title_key = new.value ->> 2 FROM json_each(@rows) AS new
       WHERE item.id = new.value ->> 0`,
      { rows: JSON.stringify(titles) },
    );
    return;
  }
  const stored = field === 'tags' ? rows.map(([id, tags]) => [id, JSON.stringify(tags)]) : rows;
  writer.run(
    `UPDATE item SET ${columns[field]} = new.value ->> 1 FROM json_each(@rows) AS new WHERE item.id = new.value ->> 0`,
    { rows: JSON.stringify(stored) },
  );
}

const tagsText = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));

/** Present values of some fields of many items, by item. Only the columns that are asked for are read. */
export function readItemFields(
  reader: Reader,
  itemIds: readonly string[],
  fields: ReadonlySet<string>,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const own = [...fields].filter(isOwn);
  const ids = JSON.stringify(itemIds);
  const found = new Map<string, Record<string, unknown>>();
  const names = own.map((field) => `, item.${columns[field]} AS ${field}`).join('');
  for (const { itemNumber: _, itemId, ...row } of reader.all<
    { itemNumber: number; itemId: string } & Record<string, unknown>
  >(
    `SELECT item.number AS itemNumber, item.id AS itemId${names} FROM json_each(@ids) AS wanted
     CROSS JOIN item ON item.id = wanted.value`,
    { ids },
  )) {
    if (fields.has('tags')) row['tags'] = tagsText.parse(row['tags']);
    found.set(itemId, row);
  }
  for (const field of fields) {
    if (!field.startsWith(marketPrefix)) continue;
    for (const row of reader.all<MarketRow>(
      `SELECT details.* FROM json_each(@ids) AS wanted CROSS JOIN market_details AS details
         ON details.item_id = wanted.value AND details.marketplace = @marketplace`,
      { ids, marketplace: field.slice(marketPrefix.length) },
    )) {
      const values = found.get(row.item_id);
      if (values) values[field] = toDetails(row);
    }
  }
  return found;
}
