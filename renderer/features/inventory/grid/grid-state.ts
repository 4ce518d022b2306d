import { create } from 'zustand';
import { wholeLayout, type GridColumn, type PlacedColumn } from '#shared/domain/grid-column.ts';
import { tidyFilter, type ItemFilter, type ItemPlace } from '#shared/domain/item-filter.ts';
import type { ViewState } from '#shared/domain/saved-view.ts';
import type { ItemQuery } from '#shared/ipc/inventory.ts';
import { useBaseLayout } from './base-layout.ts';

/** Where the keyboard is in a row: a column, the photo, or nowhere, which is the row as a whole. */
export type ActiveCell = GridColumn | 'photo' | null;

/** How the grid stands. Kept outside the screen, so that it is found again as it was left. */
interface GridState extends ViewState {
  /** The row that the keyboard is on, and where in it. */
  readonly active: number;
  readonly cell: ActiveCell;
  /** Where a range of selected rows begins. */
  readonly anchor: number;
  readonly selected: ReadonlySet<string>;
  /** The saved view that this came from. */
  readonly viewId: string | null;
  readonly columns: readonly PlacedColumn[];
}

/** The whole inventory, newest change first. */
export const wholeInventory: ViewState = { place: 'items', search: '', filter: {}, sort: 'updated', descending: true };

const top = { active: 0, anchor: 0, cell: null } as const;

export const useGridState = create<GridState>(() => ({
  ...wholeInventory,
  ...top,
  selected: new Set<string>(),
  viewId: null,
  columns: wholeLayout(useBaseLayout.getState().columns),
}));

const set = useGridState.setState;

/** Columns of which the greatest is what is looked for first. */
const greatestFirst: ReadonlySet<GridColumn> = new Set(['updated', 'created', 'live', 'margin', 'marginPercent']);

/** What can be done to the grid's state. */
export const grid = {
  search: (search: string): void => set({ search, ...top }),
  filter: (change: ItemFilter): void => set(({ filter }) => ({ filter: tidyFilter({ ...filter, ...change }), ...top })),
  clearFilter: (): void => set({ filter: {}, ...top }),
  /** Nothing is looked for any more. */
  clearLook: (): void => set({ filter: {}, search: '', ...top }),
  /** Another place: what is selected belongs to the one that is left. */
  go: (place: ItemPlace): void =>
    set({ ...wholeInventory, place, selected: new Set(), viewId: null, ...baseColumns(), ...top }),
  /** As a view, or as no view, has it. */
  show: (state: ViewState, viewId: string | null, columns: readonly PlacedColumn[] | null): void =>
    set((before) => ({
      ...state,
      viewId,
      ...(columns === null ? baseColumns() : { columns: wholeLayout(columns) }),
      ...(before.place === state.place ? {} : { selected: new Set<string>() }),
      ...top,
    })),
  /** What is shown was saved as this view. */
  savedAs: (viewId: string): void => set({ viewId }),
  layout: (columns: readonly PlacedColumn[]): void => set({ columns: wholeLayout(columns) }),
  /** The same column again turns the order around; a new one starts with what is most often wanted. */
  sortBy: (sort: GridColumn): void =>
    set((state) => ({
      sort,
      descending: state.sort === sort ? !state.descending : greatestFirst.has(sort),
      ...top,
    })),
  activate: (active: number, cell: ActiveCell = null): void => set({ active, anchor: active, cell }),
  moveTo: (active: number): void => set({ active, anchor: active }),
  atCell: (cell: ActiveCell): void => set({ cell }),
  /** Moves without giving up where the range began. */
  extendTo: (active: number): void => set({ active }),
  toggle: (ids: readonly string[]): void =>
    set(({ selected }) => {
      const next = new Set(selected);
      for (const id of ids) if (!next.delete(id)) next.add(id);
      return { selected: next };
    }),
  select: (ids: Iterable<string>): void => set(({ selected }) => ({ selected: new Set([...selected, ...ids]) })),
  /** Of what is in sight, the other ones; what is selected elsewhere stays. */
  invert: (inSight: readonly string[]): void =>
    set(({ selected }) => ({ selected: selected.symmetricDifference(new Set(inSight)) })),
  deselect: (ids: Iterable<string>): void => set(({ selected }) => ({ selected: selected.difference(new Set(ids)) })),
  clearSelection: (): void => set({ selected: new Set() }),
};

const baseColumns = (): Pick<GridState, 'columns'> => ({ columns: wholeLayout(useBaseLayout.getState().columns) });

/** What is asked of the core for the grid as it stands. */
export type GridQuery = Omit<ItemQuery, 'offset' | 'limit' | 'filter'> & { readonly filter: ItemFilter };

/** What a view keeps of the grid as it stands. */
export const viewStateOf = ({ place, search, filter, sort, descending }: ViewState): ViewState => ({
  place,
  search,
  filter,
  sort,
  descending,
});
