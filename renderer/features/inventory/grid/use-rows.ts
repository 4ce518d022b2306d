import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ItemRow } from '#shared/domain/item.ts';
import type { AppError } from '#shared/errors.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { dataQuery } from '../../../data/query.ts';
import { useCellEditing } from './cell-editing.ts';
import type { GridQuery } from './grid-state.ts';
import { adjoin, windowOf, windowsFor, windowSize } from './windows.ts';

type Window = RequestOutput<'items.list'>;

/** How long a leap to another place rests (ms) before its rows are fetched: whoever drags the bar passes by thousands. */
const leapPause = 40;
/** Rows fetched before they come near, so that none of them is drawn as on its way while the seller scrolls. */
const ahead = 32;
/** How long a window that is out of sight is kept, ms: for a way back, and not for all that was ever scrolled past. */
const keptFor = 2_000;

/** How many rows a query has. */
export interface Found {
  readonly total: number;
  /** What was asked: the query before, while this one's answer is on its way. */
  readonly query: GridQuery;
}

/** The rows around what is in sight. */
export interface Rows {
  /** `undefined` until the first answer. */
  readonly found: Found | undefined;
  /** `undefined` while the row is on its way. */
  readonly rowAt: (index: number) => ItemRow | undefined;
  /** Says which rows are in sight. */
  readonly show: (first: number, last: number) => void;
  readonly error: AppError | null;
  readonly retry: () => void;
}

/**
 * Fetches the windows that lie in sight. Earlier rows stay in sight until their successors arrive. While a cell is typed
 * into, every row keeps its place: what was saved a cell before would otherwise move the row away from under the keyboard,
 * to the top of those changed last or out of the filter.
 */
export function useRows(query: GridQuery): Rows {
  const [offsets, setOffsets] = useState(() => windowsFor(0, 0));
  const asked = useRef(offsets);
  useEffect(() => {
    asked.current = offsets;
  });
  const [earlier] = useState(() => new Map<number, Window>());
  const results = useQueries({
    queries: offsets.map((offset) => ({
      ...dataQuery('items.list', { ...query, offset, limit: windowSize }),
      placeholderData: () => earlier.get(offset),
      gcTime: keptFor,
    })),
  });
  const windows = new Map(offsets.map((offset, index) => [offset, results[index]?.data]));
  const fresh = results.find(({ data, isPlaceholderData }) => data && !isPlaceholderData)?.data;
  const [found, setFound] = useState<Found>();
  const editing = useCellEditing((state) => state.editing !== null);
  const [held, setHeld] = useState<ReadonlyMap<number, Window | undefined> | null>(null);
  if (editing !== (held !== null)) setHeld(editing ? windows : null);
  const [newest] = useState(() => new Map<string, ItemRow>());
  useEffect(() => {
    if (held === null) newest.clear();
    else for (const data of windows.values()) for (const row of data?.rows ?? []) newest.set(row.id, row);
  });
  if (!editing && fresh && (fresh.total !== found?.total || query !== found.query))
    setFound({ total: fresh.total, query });
  useEffect(() => {
    if (!fresh) return;
    earlier.clear();
    for (const [offset, data] of windows) if (data) earlier.set(offset, data);
  });

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const show = useCallback((first: number, last: number): void => {
    clearTimeout(pause.current);
    const goOn = (wanted: readonly number[]): void =>
      setOffsets((before) => (before.join() === wanted.join() ? before : wanted));
    const wanted = windowsFor(first, last);
    if (adjoin(asked.current, wanted)) goOn(windowsFor(first - ahead, last + ahead));
    else pause.current = setTimeout(() => goOn(wanted), leapPause);
  }, []);

  const failed = results.find(({ isError }) => isError);
  return {
    found,
    rowAt: (index) => {
      const offset = windowOf(index);
      const row = windows.get(offset)?.rows[index - offset];
      const kept = held?.get(offset)?.rows[index - offset];
      if (kept === undefined || kept.id === row?.id) return row;
      return newest.get(kept.id) ?? kept;
    },
    show,
    error: (failed?.error ?? null) as AppError | null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}
