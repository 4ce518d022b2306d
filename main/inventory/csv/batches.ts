import type { CsvSettings, CsvSource } from '#shared/ipc/csv.ts';
import { guessColumns, sourceOf } from './columns.ts';
import { openTable } from './open-file.ts';
import type { Reading, Source } from './open-file.ts';
import { createRowReader } from './read-row.ts';
import { readUnits } from './units.ts';
import type { Unit } from './units.ts';

/** What is read, and how. */
export interface ReadingInput {
  readonly source: Source;
  readonly reading?: Reading | undefined;
  /** Without them the columns are guessed. */
  readonly settings?: CsvSettings | undefined;
  /** For rows without a currency of their own. */
  readonly currency: string;
  /** After each batch, with the rows and bytes read so far. */
  readonly onProgress?: ((progress: { readonly rows: number; readonly bytes: number }) => void) | undefined;
  /** Ends the work after the batch that is running. What is in stays in. */
  readonly signal?: AbortSignal | undefined;
}

/** The settings of a file whose columns nobody has looked at. */
export const guessedSettings = (headers: readonly string[], source: CsvSource, currency: string): CsvSettings => ({
  columns: guessColumns(headers),
  numbers: source === 'crossdock' ? 'point' : 'auto',
  currency,
  clearing: false,
});

/** What a batch may take (ms): the app answers in between, and nobody sees a frame late. */
const batchMs = 30;
const fewest = 10;
const most = 2_000;

/**
 * Reads a file and hands it on in batches whose size follows the time they take. `skip` records are read again and handed
 * to `pass` only. Returns the headers; throws what `work` throws.
 */
export async function inBatches(
  input: ReadingInput & { readonly skip?: number; readonly now: number },
  steps: {
    readonly start: (headers: readonly string[], source: CsvSource) => void;
    readonly pass: (unit: Unit) => void;
    readonly work: (units: readonly Unit[]) => Promise<void> | void;
  },
): Promise<{ readonly cancelled: boolean }> {
  let bytes = 0;
  const table = await openTable(input.source, input.reading ?? {}, (count) => (bytes += count));
  const source = sourceOf(table.headers);
  const settings = input.settings ?? guessedSettings(table.headers, source, input.currency);
  steps.start(table.headers, source);
  const read = createRowReader({ headers: table.headers, settings, source, now: input.now });
  const { skip = 0 } = input;
  let size = 50;
  for await (const units of readUnits(table, read)) {
    let from = 0;
    while (from < units.length) {
      if (input.signal?.aborted) return { cancelled: true };
      const batch = units.slice(from, from + size);
      from += batch.length;
      const start = performance.now();
      const due = batch.filter((unit) => unit.endsAt > skip);
      for (const unit of batch) if (unit.endsAt <= skip) steps.pass(unit);
      if (due.length > 0) await steps.work(due);
      const took = performance.now() - start;
      size = Math.max(fewest, Math.min(most, Math.round((size * batchMs) / Math.max(took, 0.5))));
      input.onProgress?.({ rows: batch.at(-1)?.endsAt ?? 0, bytes });
      await turn();
    }
  }
  return { cancelled: input.signal?.aborted ?? false };
}

/** Lets everything else that waits have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
