import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid, type GridQuery } from './grid-state.ts';
import type { Rows } from './use-rows.ts';

const complain = (error: unknown): void => showToast({ text: describeError(asAppError(error)), tone: 'bad' });

/**
 * Selects rows by their place, also such as were never fetched: their ids come with one request (0.3 s for 100,000). A new
 * selection ends one under way.
 */
export function useSelectRange(
  query: GridQuery,
  rows: RefObject<Rows | null>,
): { readonly select: (first: number, last: number) => void; readonly invert: () => void } {
  const current = useRef(0);

  const fetchAndSelect = async (first: number, last: number): Promise<void> => {
    current.current += 1;
    const turn = current.current;
    const { ids } = await client.request('items.ids', query);
    if (turn === current.current) grid.select(ids.slice(first, last + 1));
  };

  const select = (first: number, last: number): void => {
    const known: string[] = [];
    for (let index = first; index <= last && known.length === index - first; index += 1) {
      const row = rows.current?.rowAt(index);
      if (row) known.push(row.id);
    }
    if (known.length === last - first + 1) {
      current.current += 1;
      grid.select(known);
      return;
    }
    fetchAndSelect(first, last).catch(complain);
  };

  const asked = useRef(query);
  useEffect(() => {
    asked.current = query;
  });
  /** What is not selected of what is in sight, and the other way round. */
  const invert = useCallback((): void => {
    current.current += 1;
    client.request('items.ids', asked.current).then(({ ids }) => grid.invert(ids), complain);
  }, []);
  return { select, invert };
}
