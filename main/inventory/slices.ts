import { setImmediate as turn } from 'node:timers/promises';

/** How long one transaction of a long work may stop the app: well below what the eye notices. Milliseconds. */
const sliceMs = 20;
const largest = 2_000;

/** Work on many rows that lets the app answer in between. */
export interface SliceOptions {
  /** Rows of the first slice; later ones take about 20 ms each. */
  readonly first?: number;
  /** Milliseconds from an arbitrary start, monotonic. */
  readonly elapsed: () => number;
  /** Asked between two slices. */
  readonly stopped?: () => boolean;
}

/**
 * Calls `work` with how many rows to take, again and again, until it answers 0: nothing is left. Each call is one turn of
 * the event loop. Answers false when it was stopped before the end.
 */
export async function inSlices(
  { first = 100, elapsed, stopped = () => false }: SliceOptions,
  work: (rows: number) => number,
): Promise<boolean> {
  let rows = first;
  for (;;) {
    if (stopped()) return false;
    const start = elapsed();
    const taken = work(rows);
    if (taken === 0) return true;
    const ms = Math.max(elapsed() - start, 0.1);
    // Grows by half at most, so that one quick slice does not make the next one long.
    rows = Math.max(10, Math.min(largest, Math.ceil(rows * 1.5), Math.round((taken * sliceMs) / ms)));
    await turn();
  }
}
