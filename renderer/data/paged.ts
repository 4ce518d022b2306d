import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { AppError } from '#shared/errors.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { dataQuery } from './query.ts';

/** Calls that answer a window of a long list. */
type PagedName =
  | 'listings.list'
  | 'orders.list'
  | 'audit.list'
  | 'mapping.affected'
  | 'lots.list'
  | 'lowStock.list'
  | 'counts.rows';
type Row<Name extends PagedName> = RequestOutput<Name>['rows'][number];

/** Rows per request. */
export const pageSize = 100;

/** The pages that cover the rows `first` to `last`; page 0 is always among them, because it tells the total. */
export function pagesFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.max(0, last) / pageSize);
  const pages = Array.from({ length: Math.max(0, to - from) + 1 }, (_, index) => from + index);
  return pages.includes(0) ? pages : [0, ...pages];
}

export interface PagedRows<Name extends PagedName> {
  /** Unknown until the first page is there. */
  readonly total: number | undefined;
  readonly row: (index: number) => Row<Name> | undefined;
  readonly error: AppError | null;
  readonly fetching: boolean;
  readonly refetch: () => void;
}

/**
 * A long list of which only the pages in sight are fetched. `first` and `last` are the rows in sight, `filter` is what the
 * call takes besides its window.
 */
export function usePagedRows<Name extends PagedName>(
  name: Name,
  first: number,
  last: number,
  filter: Readonly<Record<string, unknown>> = {},
): PagedRows<Name> {
  const pages = pagesFor(first, last);
  const results = useQueries({
    queries: pages.map((page) => ({
      ...dataQuery(name, ...([{ ...filter, offset: page * pageSize, limit: pageSize }] as never)),
      placeholderData: keepPreviousData,
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, results[index]]));
  const answer = (page: number) => byPage.get(page)?.data;
  return {
    total: answer(0)?.total,
    row: (index) => answer(Math.floor(index / pageSize))?.rows[index % pageSize],
    error: (results.find(({ error }) => error !== null)?.error as AppError | null | undefined) ?? null,
    fetching: results.some(({ isFetching }) => isFetching),
    refetch: () => {
      for (const result of results) void result.refetch();
    },
  };
}
