import type { GridColumn, PlacedColumn } from '#shared/domain/grid-column.ts';

/** What always stands first: the box that selects, and the photo. And last: the button of the row's menu. */
const fixed = { select: 36, photo: 44, menu: 36 } as const;

/** One shown column, with where it sticks while the grid is scrolled sideways. */
export interface ShownColumn {
  readonly id: GridColumn;
  readonly width: number;
  /** Pixels from the start of the line; `null` when it is not pinned. */
  readonly stuckAt: number | null;
}

/** The columns of the grid as it is drawn. */
export interface DrawnColumns {
  readonly shown: readonly ShownColumn[];
  /** `grid-template-columns` of every row. */
  readonly tracks: string;
  /** Below this the grid scrolls sideways. */
  readonly minWidth: number;
}

/** Draws a layout. The title takes what is left over, unless a pinned column behind it has to know where it stands. */
export function drawColumns(columns: readonly PlacedColumn[]): DrawnColumns {
  const shown: ShownColumn[] = [];
  let start: number = fixed.select + fixed.photo;
  for (const { id, width, shown: isShown, pinned } of columns) {
    if (!isShown) continue;
    shown.push({ id, width, stuckAt: pinned ? start : null });
    start += width;
  }
  const title = shown.findIndex(({ id }) => id === 'title');
  const grows = title !== -1 && shown.slice(title + 1).every(({ stuckAt }) => stuckAt === null);
  const tracks = shown.map(({ id, width }) => (grows && id === 'title' ? `minmax(${width}px, 1fr)` : `${width}px`));
  return {
    shown,
    tracks: [
      `${fixed.select}px`,
      `${fixed.photo}px`,
      ...tracks,
      ...(grows ? [] : ['minmax(0, 1fr)']),
      `${fixed.menu}px`,
    ].join(' '),
    minWidth: start + fixed.menu,
  };
}

/** Pixels that pinned columns leave to the others. */
const leftToOthers = 200;

/**
 * The columns in a window of this width. Pinned ones that would leave nothing of the others to see scroll with them, the
 * last pinned first: the others could otherwise not be reached at all.
 */
export function pinnedWithin(shown: readonly ShownColumn[], width: number): readonly ShownColumn[] {
  const room = width - fixed.menu - leftToOthers;
  const tooMany = shown.findIndex((column) => column.stuckAt !== null && column.stuckAt + column.width > room);
  if (tooMany === -1) return shown;
  return shown.map((column, index) => (index < tooMany ? column : { ...column, stuckAt: null }));
}

/** Columns whose cells can be typed into. */
export const editableColumns = ['title', 'price', 'quantity', 'location'] as const satisfies readonly GridColumn[];
export type EditableColumn = (typeof editableColumns)[number];

export const isEditable = (column: string | null): column is EditableColumn =>
  editableColumns.some((editable) => editable === column);

/** Numbers stand at the end of their column. */
export const isNumeric = (column: GridColumn): boolean => numeric.has(column);
const numeric: ReadonlySet<GridColumn> = new Set([
  'price',
  'cost',
  'margin',
  'marginPercent',
  'quantity',
  'live',
  'photos',
  'variants',
]);
