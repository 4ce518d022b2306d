import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ItemRow } from '#shared/domain/item.ts';
import type { AppError } from '#shared/errors.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { dataQuery } from '../../../data/query.ts';
import type { GridQuery } from './grid-state.ts';
import { windowsFor, windowSize } from './windows.ts';

type Window = RequestOutput<'items.list'>;

/** The rows around what is in sight. */
export interface Rows {
  /** `undefined` until the first answer. */
  readonly total: number | undefined;
  /** `undefined` while the row is on its way. */
  readonly rowAt: (index: number) => ItemRow | undefined;
  readonly error: AppError | null;
  readonly retry: () => void;
}

/** Fetches the windows that the rows `first` to `last` lie in. Earlier rows stay in sight until their successors arrive. */
export function useRows(query: GridQuery, first: number, last: number): Rows {
  const offsets = windowsFor(first, last);
  const [earlier] = useState(() => new Map<number, Window>());
  const results = useQueries({
    queries: offsets.map((offset) => ({
      ...dataQuery('items.list', { ...query, offset, limit: windowSize }),
      placeholderData: () => earlier.get(offset),
    })),
  });
  const windows = new Map(offsets.map((offset, index) => [offset, results[index]?.data]));
  const fresh = results.find(({ data, isPlaceholderData }) => data && !isPlaceholderData)?.data;
  const [total, setTotal] = useState(fresh?.total);
  if (fresh && fresh.total !== total) setTotal(fresh.total);
  useEffect(() => {
    if (!fresh) return;
    earlier.clear();
    for (const [offset, data] of windows) if (data) earlier.set(offset, data);
  });
  const failed = results.find(({ isError }) => isError);
  return {
    total,
    rowAt: (index) => {
      const offset = index - (index % windowSize);
      return windows.get(offset)?.rows[index - offset];
    },
    error: (failed?.error ?? null) as AppError | null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}
