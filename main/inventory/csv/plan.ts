import type { ItemPatch, VariantPatch } from '#shared/domain/item.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Reader } from '../../store/connection.ts';
import { skuKey } from '../sku.ts';
import { differences } from './differences.ts';
import type { Difference } from './differences.ts';
import { knownItem, knownVariant } from './known.ts';
import type { ImportRow } from './row.ts';
import { listingKey, rowProblem } from './row.ts';

/** What is to be done for one row. */
export type RowPlan =
  | { readonly kind: 'refused'; readonly row: ImportRow; readonly problem: FieldProblem }
  /** The first row of a new item, with the rows that are its other variants. */
  | { readonly kind: 'create'; readonly row: ImportRow; readonly variants: readonly ImportRow[] }
  /** One of the variants that a `create` has named. */
  | { readonly kind: 'created'; readonly row: ImportRow }
  | { readonly kind: 'add'; readonly row: ImportRow; readonly itemId: string }
  | {
      readonly kind: 'update';
      readonly row: ImportRow;
      readonly itemId: string;
      /** Absent for a row that speaks of the item as a whole. */
      readonly variantId?: string;
      readonly differences: readonly Difference[];
      readonly patch: ItemPatch;
      readonly variantPatch: VariantPatch;
      readonly quantity?: number;
      readonly archivedAt?: number | null;
    };

/** What the rows before have said, as far as the database does not know it. */
export interface PlanMemory {
  /** Row by SKU: one file changes a variant once. */
  readonly skus: Map<string, number>;
  /** Listings whose item an earlier row would have created. Kept by the dry run only; an import finds them in the database. */
  readonly listings: Set<string> | undefined;
}

export const createMemory = (dryRun: boolean): PlanMemory => ({
  skus: new Map(),
  listings: dryRun ? new Set() : undefined,
});

/** Takes note of a row that was dealt with before, so that a later one with its SKU is refused all the same. */
export function remember(memory: PlanMemory, rows: readonly ImportRow[]): void {
  for (const row of rows) if (row.sku !== undefined) memory.skus.set(skuKey(row.sku), row.row);
}

/**
 * Decides what rows of one item come to: they change the variant that has their SKU, else the one that came from the same
 * listing before; else they are new. Writes nothing, so that a dry run and an import cannot disagree.
 */
export function planRows(reader: Reader, rows: readonly ImportRow[], memory: PlanMemory): readonly RowPlan[] {
  const plans: RowPlan[] = [];
  const fresh: ImportRow[] = [];
  let itemId: string | undefined;
  let known = false;
  for (const row of rows) {
    const problem = repeated(row, memory);
    if (problem) {
      plans.push({ kind: 'refused', row, problem });
      continue;
    }
    const variant = knownVariant(reader, row);
    if (variant) {
      itemId ??= variant.itemId;
      plans.push(updateOf(reader, row, variant.itemId, variant.variantId));
      continue;
    }
    if (!known) {
      itemId ??= row.listing && knownItem(reader, row.listing);
      known = true;
    }
    if (itemId === undefined) fresh.push(row);
    else if (isVariant(row)) plans.push({ kind: 'add', row, itemId });
    // The listing's own row, after its variations took over: it says nothing about any one of them.
    else plans.push(updateOf(reader, row, itemId));
  }
  plans.push(...createOf(fresh, itemId, memory));
  return plans.toSorted((a, b) => a.row.row - b.row.row);
}

/** A row of our own export is a variant in any case; one of a report, when it names what the variants differ by. */
const isVariant = (row: ImportRow): boolean => row.options !== undefined || row.listing?.market === 'crossdock';

function repeated(row: ImportRow, memory: PlanMemory): FieldProblem | undefined {
  if (row.sku === undefined) return undefined;
  const key = skuKey(row.sku);
  const earlier = memory.skus.get(key);
  memory.skus.set(key, earlier ?? row.row);
  if (earlier === undefined) return undefined;
  return rowProblem(
    row.row,
    'sku',
    'csv_sku_twice',
    `the SKU ${row.sku} stands in row ${earlier} already. Give each its own, and import this row again.`,
    {
      sku: row.sku,
      earlier,
    },
  );
}

function createOf(rows: readonly ImportRow[], itemId: string | undefined, memory: PlanMemory): readonly RowPlan[] {
  const [first] = rows;
  if (!first) return [];
  // Rows before the first known variant of the same listing.
  if (itemId !== undefined) return rows.map((row): RowPlan => ({ kind: 'add', row, itemId }));
  const key = first.listing && listingKey(first.listing);
  if (key !== undefined && memory.listings?.has(key)) return rows.map((row): RowPlan => ({ kind: 'created', row }));
  if (first.item.title === undefined && first.listing?.market !== 'crossdock') {
    return rows.map((row): RowPlan => ({
      kind: 'refused',
      row,
      problem: rowProblem(
        row.row,
        'Title',
        'csv_title_missing',
        'a new item needs a title. Fill it in and import the file again.',
      ),
    }));
  }
  if (key !== undefined) memory.listings?.add(key);
  const variants = rows.some(isVariant) ? rows.filter(isVariant) : [first];
  return rows.map((row, index): RowPlan =>
    index === 0 ? { kind: 'create', row, variants } : { kind: 'created', row },
  );
}

function updateOf(reader: Reader, row: ImportRow, itemId: string, variantId?: string): RowPlan {
  return {
    kind: 'update',
    row,
    itemId,
    ...(variantId !== undefined && { variantId }),
    ...differences(reader, row, itemId, variantId),
  };
}
