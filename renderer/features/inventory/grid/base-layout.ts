import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { defaultColumns, gridLayoutSchema, type PlacedColumn } from '#shared/domain/grid-column.ts';

interface BaseLayout {
  readonly columns: readonly PlacedColumn[];
}

/** The columns while no saved view is open. Kept on this machine only, where they are there with the first paint: they belong to the screen, not to the data. */
export const useBaseLayout = create<BaseLayout>()(
  persist((): BaseLayout => ({ columns: defaultColumns }), {
    name: 'crossdock.columns',
    // What an earlier or a later version wrote may not fit.
    merge: (stored, present) => {
      const columns = gridLayoutSchema.safeParse((stored as Partial<BaseLayout> | undefined)?.columns);
      return columns.success ? { columns: columns.data } : present;
    },
  }),
);
