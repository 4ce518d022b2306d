import { useQueries } from '@tanstack/react-query';
import type { AppError } from '#shared/errors.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { dataQuery } from '../../data/query.ts';
import { cellKey } from './preflight-summary.ts';

/** Items judged in one request: small enough that results appear while the rest is on its way. */
export const chunkSize = 25;
/** Chunks asked for at a time; the others follow as these come back. */
const parallel = 3;

/** Cuts a list into runs of at most `size`. */
export function chunked<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

export interface Preflight {
  readonly cells: ReadonlyMap<string, PublishCell>;
  /** The first failure; what was judged before it stays. */
  readonly error: AppError | null;
  readonly checking: boolean;
  refetch(): void;
}

/** Judges items × accounts in chunks. A changed item or account makes the answers stale, and they are asked for again. */
export function usePreflight(itemIds: readonly string[], accountIds: readonly string[], enabled: boolean): Preflight {
  const chunks = accountIds.length === 0 ? [] : chunked(itemIds, chunkSize);
  const results = useQueries({
    queries: chunks.map((ids, index) => ({
      ...dataQuery('publishing.preflight', { itemIds: [...ids], accountIds: [...accountIds] }),
      staleTime: 5_000,
      // The order of chunks is the order on the screen; later ones wait until those before them are answered.
      enabled: enabled && index < parallel,
    })),
  });
  const answered = results.filter(({ data, isError }) => data !== undefined || isError).length;
  const rest = useQueries({
    queries: chunks.map((ids, index) => ({
      ...dataQuery('publishing.preflight', { itemIds: [...ids], accountIds: [...accountIds] }),
      staleTime: 5_000,
      enabled: enabled && index < answered + parallel,
    })),
  });
  const cells = new Map<string, PublishCell>();
  for (const { data } of rest) {
    for (const cell of data ?? []) cells.set(cellKey(cell.itemId, cell.accountId), cell);
  }
  return {
    cells,
    error: rest.find(({ error }) => error !== null)?.error ?? null,
    checking: enabled && rest.some(({ isFetching, data }) => isFetching || data === undefined),
    refetch: () => {
      for (const result of rest) void result.refetch();
    },
  };
}
