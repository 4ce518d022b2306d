import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { isEmptyFilter } from '#shared/domain/item-filter.ts';
import { client } from '../../../data/client.ts';
import { useGridState, type GridQuery } from './grid-state.ts';

/** A pause (ms) before the core is asked, so that ticking one row after the other asks once. */
const pause = 120;

/** What was counted, and of what: the list of rows is another one when its total is. */
interface Counted {
  readonly selected: ReadonlySet<string>;
  readonly query: GridQuery;
  readonly total: number | undefined;
  readonly found: number;
}

/** The last count, for the box in the grid's head: it speaks of the rows that the list shows. */
export const useSightCount = create<{ readonly outOfSight: number }>(() => ({ outOfSight: 0 }));

/** How many of the selected items the present search and filter leave out; 0 until it is known. */
export function useOutOfSight(query: GridQuery, total: number | undefined): number {
  const selected = useGridState((state) => state.selected);
  const [counted, setCounted] = useState<Counted | null>(null);
  const { place, search, filter } = query;
  const whole = selected.size === 0 || (search.trim() === '' && isEmptyFilter(filter));
  const known = counted !== null && counted.selected === selected && counted.total === total && counted.query === query;
  useEffect(() => {
    if (whole || known) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      client.request('items.among', { place, search, filter, ids: [...selected] }).then(
        ({ found }) => current && setCounted({ selected, query, total, found }),
        // The count is a help; the selection itself is what it is.
        () => undefined,
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [whole, known, selected, query, place, search, filter, total]);
  // The last count stays in sight until the next one, unless it is of another look.
  const outOfSight =
    whole || counted === null || counted.query !== query ? 0 : Math.max(0, selected.size - counted.found);
  useEffect(() => useSightCount.setState({ outOfSight }), [outOfSight]);
  return outOfSight;
}
