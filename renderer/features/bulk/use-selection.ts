import { useEffect, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { asAppError, client } from '../../data/client.ts';

/** Ids of one part; small enough to cross the border within a frame. */
const partSize = 5_000;

/** Hands the ids over once, so that the preview of each keystroke only names them. */
export function useSelection(ids: readonly string[]): {
  readonly selection: string | null;
  readonly error: AppError | null;
} {
  const [selection, setSelection] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const send = async (): Promise<void> => {
      let known: string | null = null;
      for (let from = 0; from < ids.length && !left.signal.aborted; from += partSize) {
        const part = ids.slice(from, from + partSize);
        const answer: { readonly selection: string } = await client.request('bulk.select', {
          selection: known,
          ids: part,
        });
        known = answer.selection;
      }
      if (!left.signal.aborted) setSelection(known);
    };
    send().catch((failure: unknown) => !left.signal.aborted && setError(asAppError(failure)));
    return () => left.abort();
  }, [ids]);
  return { selection, error };
}
