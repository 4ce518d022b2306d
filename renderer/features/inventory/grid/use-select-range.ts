import { useCallback, useRef, useState } from 'react';
import type { ItemQuery } from '#shared/ipc/inventory.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid, type GridQuery } from './grid-state.ts';
import type { Rows } from './use-rows.ts';
import { pagesFor } from './windows.ts';

/** The largest window that the core hands out. */
const pageSize = 500;

/** Progress of a selection that reaches beyond what was fetched. */
export interface Selecting {
  readonly done: number;
  readonly of: number;
}

interface SelectRange {
  readonly selecting: Selecting | null;
  readonly select: (first: number, last: number) => void;
  readonly cancel: () => void;
}

/** Selects rows by their place, also such as were never fetched. A new selection or a cancellation ends one under way. */
export function useSelectRange(query: GridQuery, rows: Rows): SelectRange {
  const [selecting, setSelecting] = useState<Selecting | null>(null);
  const current = useRef(0);

  const cancel = useCallback(() => {
    current.current += 1;
    setSelecting(null);
  }, []);

  const fetchAll = async (first: number, last: number): Promise<void> => {
    current.current += 1;
    const turn = current.current;
    const ids: string[] = [];
    for (const page of pagesFor(first, last, pageSize)) {
      setSelecting({ done: ids.length, of: last - first + 1 });
      const input: ItemQuery = { ...query, ...page };
      const answer = await client.request('items.list', input);
      if (turn !== current.current) return;
      for (const { id } of answer.rows) ids.push(id);
    }
    grid.select(ids);
    setSelecting(null);
  };

  return {
    selecting,
    cancel,
    select: (first, last) => {
      const known: string[] = [];
      for (let index = first; index <= last && known.length === index - first; index += 1) {
        const row = rows.rowAt(index);
        if (row) known.push(row.id);
      }
      if (known.length === last - first + 1) {
        cancel();
        grid.select(known);
        return;
      }
      fetchAll(first, last).catch((error: unknown) => {
        setSelecting(null);
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      });
    },
  };
}
