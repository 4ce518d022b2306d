import type { Money } from '#shared/domain/money.ts';
import { variantOptionsSchema } from '#shared/domain/item.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import { toMoney } from '../item-rows.ts';
import { skuKey } from '../sku.ts';

/** New values for fields of one variant: `sku`, `price`, `cost`, `options`, `photoId`, `removedAt`. */
export interface VariantWrite {
  readonly variantId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Row = readonly [variantId: string, ...unknown[]];

const from = `FROM json_each(@rows) AS new WHERE variant.id = new.value ->> 0`;
const money = (field: 'price' | 'cost') =>
  `UPDATE variant SET ${field}_amount = new.value ->> 1, ${field}_currency = new.value ->> 2 ${from}`;

/** How each field is written: its statement, and what it takes of the value. */
const fields: Readonly<
  Record<string, { readonly sql: string; readonly values: (value: unknown) => readonly unknown[] }>
> = {
  price: { sql: money('price'), values: (value) => moneyValues(value) },
  cost: { sql: money('cost'), values: (value) => moneyValues(value) },
  options: { sql: `UPDATE variant SET options = new.value ->> 1 ${from}`, values: (value) => [JSON.stringify(value)] },
  photoId: { sql: `UPDATE variant SET photo_id = new.value ->> 1 ${from}`, values: (value) => [value ?? null] },
  removedAt: { sql: `UPDATE variant SET removed_at = new.value ->> 1 ${from}`, values: (value) => [value ?? null] },
  sku: {
    sql: `UPDATE variant SET sku = new.value ->> 1, sku_key = new.value ->> 2 ${from}`,
    values: (value) => [value, skuKey(String(value))],
  },
};

const moneyValues = (value: unknown): readonly unknown[] => {
  const price = value as Money | null;
  return [price?.amount ?? null, price?.currency ?? null];
};

/** Fields that the search index knows. */
export const searchedVariantFields: ReadonlySet<string> = new Set(['sku', 'options', 'removedAt']);

/** Writes fields of many variants, one statement a field. The summary of the item follows by trigger. */
export function writeVariantFields(writer: Writer, writes: readonly VariantWrite[]): void {
  const byField = new Map<string, Row[]>();
  for (const { variantId, fields: values } of writes) {
    for (const [field, value] of Object.entries(values)) {
      const kind = fields[field];
      if (kind === undefined) throw new Error(`there is no field ${field} of a variant`);
      const rows = byField.get(field) ?? [];
      rows.push([variantId, ...kind.values(value)]);
      byField.set(field, rows);
    }
  }
  for (const [field, rows] of byField) {
    const write = () => writer.run(fields[field]?.sql ?? '', { rows: JSON.stringify(rows) });
    if (field === 'sku') asideWhile(writer, rows, write);
    else write();
  }
}

/** SKUs may change places among these variants, which row by row would meet the index that keeps them apart. */
function asideWhile(writer: Writer, rows: readonly Row[], write: () => void): void {
  const ids = JSON.stringify(rows.map(([id]) => id));
  writer.run('UPDATE variant SET active = 0 WHERE id IN (SELECT value FROM json_each(@ids))', { ids });
  write();
  writer.run(
    `UPDATE variant SET active =
       (removed_at IS NULL AND (SELECT deleted_at IS NULL FROM item WHERE item.id = variant.item_id))
     WHERE id IN (SELECT value FROM json_each(@ids))`,
    { ids },
  );
}

/** A variant as undo and bulk edits read it. Removed ones are among them. */
export interface VariantState {
  readonly variantId: string;
  readonly itemId: string;
  readonly position: number;
  readonly sku: string;
  readonly price: Money | null;
  readonly cost: Money | null;
  readonly options: Readonly<Record<string, string>>;
  readonly photoId: string | null;
  readonly removedAt: number | null;
  readonly quantity: number;
}

interface VariantColumns {
  readonly id: string;
  readonly item_id: string;
  readonly position: number;
  readonly sku: string;
  readonly options: string;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly photo_id: string | null;
  readonly removed_at: number | null;
  readonly quantity: number;
}

const columns = `variant.id, variant.item_id, variant.position, variant.sku, variant.options, variant.price_amount,
  variant.price_currency, variant.cost_amount, variant.cost_currency, variant.photo_id, variant.removed_at, variant.quantity`;

const noOptions = {};

const toState = (row: VariantColumns): VariantState => ({
  variantId: row.id,
  itemId: row.item_id,
  position: row.position,
  sku: row.sku,
  price: toMoney(row.price_amount, row.price_currency),
  cost: toMoney(row.cost_amount, row.cost_currency),
  options: row.options === '{}' ? noOptions : variantOptionsSchema.parse(JSON.parse(row.options)),
  photoId: row.photo_id,
  removedAt: row.removed_at,
  quantity: row.quantity,
});

/** Variants by their ids. */
export const readVariants = (reader: Reader, variantIds: readonly string[]): ReadonlyMap<string, VariantState> =>
  new Map(
    reader
      .all<VariantColumns>(
        `SELECT ${columns} FROM json_each(@ids) AS wanted CROSS JOIN variant ON variant.id = wanted.value`,
        { ids: JSON.stringify(variantIds) },
      )
      .map((row) => [row.id, toState(row)]),
  );

/** The variants that items have now, by item, in their order. */
export const variantsOfItems = (
  reader: Reader,
  itemIds: readonly string[],
): ReadonlyMap<string, readonly VariantState[]> =>
  Map.groupBy(
    reader
      .all<VariantColumns>(
        `SELECT ${columns} FROM json_each(@ids) AS wanted CROSS JOIN variant ON variant.item_id = wanted.value
         WHERE variant.removed_at IS NULL ORDER BY wanted.key, variant.position, variant.id`,
        { ids: JSON.stringify(itemIds) },
      )
      .map(toState),
    ({ itemId }) => itemId,
  );
