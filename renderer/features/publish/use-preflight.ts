import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { everyPair } from '#shared/domain/pairs.ts';
import type { AppError } from '#shared/errors.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { asAppError } from '../../data/client.ts';
import { dataQuery } from '../../data/query.ts';
import { chunked } from './chunked.ts';
import { cellKey } from './preflight-summary.ts';

/** Items judged in one request: small enough that results appear while the rest is on its way. */
const chunkSize = 25;
/** Requests under way at a time; the others follow as these come back. */
const parallel = 3;

export interface Preflight {
  readonly cells: ReadonlyMap<string, PublishCell>;
  /** The first failure; what was judged before it stays. */
  readonly error: AppError | null;
  readonly checking: boolean;
  readonly refetch: () => void;
}

/** Judges items × accounts in chunks. A changed item or account makes the answers stale, and they are asked for again. */
export function usePreflight(itemIds: readonly string[], accountIds: readonly string[]): Preflight {
  const chunks = accountIds.length === 0 ? [] : chunked(itemIds, chunkSize);
  const [reach, setReach] = useState(parallel);
  const results = useQueries({
    queries: chunks.map((ids, index) => ({
      ...dataQuery('publishing.preflight', { pairs: everyPair([...ids], [...accountIds]) }),
      staleTime: 5_000,
      enabled: index < reach,
    })),
  });
  const answered = results.filter(({ data, isError }) => data !== undefined || isError).length;
  const next = Math.min(chunks.length, answered + parallel);
  if (next > reach) setReach(next);
  const cells = new Map<string, PublishCell>();
  for (const { data } of results) {
    for (const cell of data ?? []) cells.set(cellKey(cell.itemId, cell.accountId), cell);
  }
  const failed = results.find(({ error }) => error !== null);
  return {
    cells,
    error: failed?.error ? asAppError(failed.error) : null,
    checking: results.some(({ isFetching, data, isError }) => isFetching || (data === undefined && !isError)),
    refetch: () => {
      for (const result of results) void result.refetch();
    },
  };
}
