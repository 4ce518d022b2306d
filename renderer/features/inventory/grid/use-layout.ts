import { useEffect } from 'react';
import { columnWidths, defaultColumns, type GridColumn, type PlacedColumn } from '#shared/domain/grid-column.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { useBaseLayout } from './base-layout.ts';
import { grid, useGridState } from './grid-state.ts';

function change(id: GridColumn, part: Partial<PlacedColumn>): void {
  const { columns } = useGridState.getState();
  const at = columns.findIndex((column) => column.id === id);
  const column = columns[at];
  if (column) grid.layout(columns.with(at, { ...column, ...part }));
}

export const setWidth = (id: GridColumn, width: number): void =>
  change(id, { width: Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, width))) });
export const setShown = (id: GridColumn, shown: boolean): void => change(id, { shown });
export const setPinned = (id: GridColumn, pinned: boolean): void => change(id, { pinned });

/** Moves a column to the place of another. */
export function moveColumn(id: GridColumn, to: GridColumn): void {
  const { columns } = useGridState.getState();
  const from = columns.findIndex((column) => column.id === id);
  const target = columns.findIndex((column) => column.id === to);
  const moved = columns[from];
  if (moved === undefined || target === -1) return;
  grid.layout(columns.toSpliced(from, 1).toSpliced(target, 0, moved));
}

export const resetLayout = (): void => grid.layout(defaultColumns);

/** How long (ms) the edge of a column has to rest before it is kept. */
const rest = 300;

/** Keeps what was changed of the columns: with the saved view that is open, or on this machine while none is. */
export function useKeptLayout(): void {
  const columns = useGridState((state) => state.columns);
  useEffect(() => {
    const { viewId } = useGridState.getState();
    const timer = setTimeout(() => {
      if (viewId === null) {
        if (useBaseLayout.getState().columns !== columns) useBaseLayout.setState({ columns });
        return;
      }
      if (keptWith(viewId) === columns) return;
      client.request('views.update', { id: viewId, columns: [...columns] }).catch((error: unknown) => {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      });
    }, rest);
    return () => clearTimeout(timer);
  }, [columns]);
}

/** The columns as they came with a view, which need not be sent back to it. */
const arrived = new Map<string, readonly PlacedColumn[]>();
const keptWith = (viewId: string): readonly PlacedColumn[] | undefined => arrived.get(viewId);
export const arrivedWith = (viewId: string): void => void arrived.set(viewId, useGridState.getState().columns);
