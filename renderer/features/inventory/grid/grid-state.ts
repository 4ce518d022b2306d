import { create } from 'zustand';
import type { ItemQuery, ItemSort } from '#shared/ipc/inventory.ts';

export type InventoryView = 'items' | 'bin';

/** How the grid stands. Kept outside the screen, so that it is found again as it was left. */
interface GridState {
  readonly view: InventoryView;
  readonly search: string;
  readonly sort: ItemSort;
  readonly descending: boolean;
  /** The row that the keyboard is on. */
  readonly active: number;
  /** Where a range of selected rows begins. */
  readonly anchor: number;
  readonly selected: ReadonlySet<string>;
}

const initial: GridState = {
  view: 'items',
  search: '',
  sort: 'updated',
  descending: true,
  active: 0,
  anchor: 0,
  selected: new Set(),
};

export const useGridState = create<GridState>(() => initial);

const set = useGridState.setState;
const top = { active: 0, anchor: 0 } as const;

/** What can be done to the grid's state. */
export const grid = {
  search: (search: string): void => set({ search, ...top }),
  view: (view: InventoryView): void => set({ view, selected: new Set(), ...top }),
  /** The same column again turns the order around; a new one starts with what is most often wanted. */
  sortBy: (sort: ItemSort): void =>
    set((state) => ({
      sort,
      descending: state.sort === sort ? !state.descending : sort === 'updated' || sort === 'created',
      ...top,
    })),
  activate: (active: number): void => set({ active, anchor: active }),
  /** Moves without giving up where the range began. */
  extendTo: (active: number): void => set({ active }),
  toggle: (ids: readonly string[]): void =>
    set(({ selected }) => {
      const next = new Set(selected);
      for (const id of ids) if (!next.delete(id)) next.add(id);
      return { selected: next };
    }),
  select: (ids: Iterable<string>): void => set(({ selected }) => ({ selected: new Set([...selected, ...ids]) })),
  deselect: (ids: Iterable<string>): void => set(({ selected }) => ({ selected: selected.difference(new Set(ids)) })),
  clearSelection: (): void => set({ selected: new Set() }),
};

/** What is asked of the core for the grid as it stands. */
export type GridQuery = Omit<ItemQuery, 'offset' | 'limit'>;
