import { z } from 'zod';

/** Everything the grid can show of an item and sort by. The photo and the box to select a row stand before them, always. */
export const gridColumns = [
  'title',
  'sku',
  'status',
  'condition',
  'category',
  'price',
  'cost',
  'margin',
  'marginPercent',
  'quantity',
  'location',
  'tags',
  'live',
  'photos',
  'variants',
  'created',
  'updated',
] as const;

export const gridColumnSchema = z.enum(gridColumns);
export type GridColumn = z.infer<typeof gridColumnSchema>;

/** Widths in CSS pixels. Below the least a heading cannot be read; the most keeps a column within one screen. */
export const columnWidths = { least: 48, most: 900 } as const;

/** One column of a layout, shown or not; its place in the list is its place in the grid. */
export const placedColumnSchema = z.object({
  id: gridColumnSchema,
  width: z.number().int().min(columnWidths.least).max(columnWidths.most),
  shown: z.boolean(),
  /** Stays in sight when the grid is scrolled sideways. Pinned ones stand first. */
  pinned: z.boolean(),
});
export type PlacedColumn = z.infer<typeof placedColumnSchema>;

const widths: Readonly<Record<GridColumn, number>> = {
  title: 180,
  sku: 100,
  status: 136,
  condition: 100,
  category: 140,
  price: 84,
  cost: 84,
  margin: 84,
  marginPercent: 84,
  quantity: 60,
  location: 76,
  tags: 150,
  live: 48,
  photos: 72,
  variants: 80,
  created: 104,
  updated: 104,
};

const shownAtFirst: ReadonlySet<GridColumn> = new Set([
  'title',
  'sku',
  'status',
  'condition',
  'price',
  'cost',
  'quantity',
  'location',
  'live',
  'updated',
]);

/** What a seller sees who has changed nothing. */
export const defaultColumns: readonly PlacedColumn[] = gridColumns.map((id) => ({
  id,
  width: widths[id],
  shown: shownAtFirst.has(id),
  pinned: id === 'title',
}));

/**
 * A whole layout from whatever was stored: each column once, those that a later version added at the end as by default,
 * pinned ones first, and never none.
 */
export function wholeLayout(columns: readonly PlacedColumn[]): readonly PlacedColumn[] {
  const known = new Map(columns.map((column) => [column.id, column]));
  const all = [...known.values(), ...defaultColumns.filter(({ id }) => !known.has(id)).map(hidden)];
  const ordered = [...all.filter(({ pinned }) => pinned), ...all.filter(({ pinned }) => !pinned)];
  return ordered.some(({ shown }) => shown) ? ordered : ordered.map((column) => shownTitle(column));
}

const hidden = (column: PlacedColumn): PlacedColumn => ({ ...column, shown: false, pinned: false });
const shownTitle = (column: PlacedColumn): PlacedColumn =>
  column.id === 'title' ? { ...column, shown: true } : column;

/** A layout as it is stored and sent. */
export const gridLayoutSchema = z.array(placedColumnSchema).max(gridColumns.length);
