import { itemLimits } from '#shared/domain/item.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { CsvSource } from '#shared/ipc/csv.ts';
import type { RowCells } from './row-cells.ts';
import type { ImportRow } from './row.ts';
import { rowProblem } from './row.ts';

/** Combinations of one listing; Etsy allows 400 (its help page "How to Add Variations to a Listing"). */
const combinationLimit = 500;

const axes = [
  { name: 'option1Name', values: 'option1Values', fallback: 'Option 1' },
  { name: 'option2Name', values: 'option2Values', fallback: 'Option 2' },
] as const;

/**
 * Options in columns of their own. Etsy puts all of a listing into one row: `VARIATION 1 VALUES` is `S,M,L`, and `SKU` has
 * one for each combination, the second variation changing fastest. Elsewhere such a row is one variant.
 */
export function readVariations(
  row: ImportRow,
  cells: RowCells,
  source: CsvSource,
  notes: FieldProblem[],
): readonly [ImportRow, ...ImportRow[]] {
  const given = axes.flatMap(({ name, values, fallback }) => {
    const text = cells.text(values, 20_000);
    if (text === undefined) return [];
    const parts =
      source === 'etsy'
        ? text
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : [text];
    return [{ name: cells.text(name, itemLimits.optionName) ?? fallback, values: [...new Set(parts)] }];
  });
  for (const { values } of axes) {
    const cell = cells.get(values);
    const of = given.flatMap((axis) => axis.values);
    if (cell && of.some((value) => value.length > itemLimits.optionValue))
      cells.refuse(cell, 'csv_too_long', `a value has at most ${itemLimits.optionValue} characters. Shorten it.`, {
        limit: itemLimits.optionValue,
      });
  }
  const skus =
    source === 'etsy'
      ? (row.sku ?? '')
          .split(',')
          .map((sku) => sku.trim())
          .filter((sku) => sku !== '')
      : [];
  const skuCell = cells.get('sku');
  if (skuCell && skus.some((sku) => sku.length > itemLimits.sku))
    cells.refuse(skuCell, 'csv_too_long', `it has more than ${itemLimits.sku} characters. Shorten it.`, {
      limit: itemLimits.sku,
    });
  if (given.length === 0) return [source === 'etsy' && skus.length > 0 ? { ...row, sku: skus[0] ?? '' } : row];

  const combinations = given.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, axis) =>
      all
        .flatMap((options) => axis.values.map((value) => ({ ...options, [axis.name]: value })))
        .slice(0, combinationLimit),
    [{}],
  );
  const [first, ...others] = combinations;
  if (first === undefined || source !== 'etsy') return [{ ...row, options: { ...row.options, ...first } }];
  if (others.length === 0) return [{ ...row, ...skuAt(skus, 0), options: first }];

  if (row.quantity !== undefined) {
    notes.push(
      rowProblem(
        row.row,
        'quantity',
        'csv_stock_of_variants',
        `Etsy gives ${row.quantity} pieces for all ${combinations.length} variations together. Count the stock of each in the item.`,
        {
          quantity: row.quantity,
          count: combinations.length,
        },
      ),
    );
  }
  const matching = skus.length === combinations.length && new Set(skus).size === skus.length;
  if (skus.length > 0 && !matching) {
    notes.push(
      rowProblem(
        row.row,
        'sku',
        'csv_skus_of_variants',
        `there are ${skus.length} SKUs for ${combinations.length} variations, so new ones were made. Change them in the item.`,
        {
          skus: skus.length,
          count: combinations.length,
        },
      ),
    );
  }
  const { sku: _sku, quantity: _quantity, photos, ...shared } = row;
  const combined = (options: Readonly<Record<string, string>>, index: number): ImportRow => ({
    ...shared,
    ...(matching ? skuAt(skus, index) : {}),
    photos: index === 0 ? photos : [],
    options,
  });
  return [combined(first, 0), ...others.map((options, index) => combined(options, index + 1))];
}

const skuAt = (skus: readonly string[], index: number): { readonly sku?: string } => {
  const sku = skus[index];
  return sku === undefined ? {} : { sku };
};
