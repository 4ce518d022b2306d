import { AppError } from '#shared/errors.ts';
import type { CsvRefusal, CsvTally } from '#shared/ipc/csv.ts';
import type { Store, Writer } from '../../store/connection.ts';
import { finishRun, openRun } from '../change.ts';
import { reindexItems } from '../reindex.ts';
import { skuKey } from '../sku.ts';
import type { InventoryContext } from '../change.ts';
import type { Photos } from '../photos/photos.ts';
import { applyPlan } from './apply.ts';
import type { RunContext } from './apply.ts';
import { inBatches } from './batches.ts';
import type { ReadingInput } from './batches.ts';
import { writeWords } from './create.ts';
import { takePhotos } from './import-photos.ts';
import type { PhotoNames, PhotoPlaces } from './import-photos.ts';
import { createMemory, planRows, remember } from './plan.ts';
import type { PlanMemory, RowPlan } from './plan.ts';
import { countNote, countRefused, createCounting } from './tally.ts';
import type { Counting } from './tally.ts';
import type { Refusal, Unit } from './units.ts';

/** What came of an import. The lists end after some hundred entries; the numbers are whole. */
export interface CsvImport extends CsvTally {
  readonly refusals: readonly CsvRefusal[];
  readonly notices: readonly CsvRefusal[];
  readonly cancelled: boolean;
  readonly runId: string;
}

/** Where an import stands after a batch, told inside the batch's own transaction. */
export interface ImportPlace {
  /** Records of the file that are dealt with. */
  readonly rowsDone: number;
  readonly tally: CsvTally;
  readonly runId: string;
  /** Photos of rows that are in, to be looked for next. */
  readonly photos: readonly PhotoNames[];
}

export interface CsvImportInput extends ReadingInput, PhotoPlaces {
  /** What the history says was imported. */
  readonly fileName?: string | undefined;
  /** Goes on after so many records, under the run and the numbers of before. */
  readonly resume?: (Omit<ImportPlace, 'runId'> & { readonly runId: string | undefined }) | undefined;
  /** Hears the column titles before the first row. */
  readonly onHeaders?: ((headers: readonly string[]) => void) | undefined;
  /** Rows that are left out, before the transaction that counts them. */
  readonly onRefused?: ((refusals: readonly Refusal[]) => void) | undefined;
  /** Joins the transaction of each batch. */
  readonly onBatch?: ((writer: Writer, place: ImportPlace) => void) | undefined;
}

interface Dependencies {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly photos: Photos;
  readonly skuPattern: () => string;
}

/**
 * Takes in a CSV file as a stream, under one run that can be taken back as a whole. Good rows are written in batches; each
 * refused one is named with its row, field and remedy. Throws `validation` when the file has no column titles or is none,
 * and an error with a remedy when it cannot be read.
 */
export function createCsvImport(dependencies: Dependencies): (input: CsvImportInput) => Promise<CsvImport> {
  const { store, context, photos, skuPattern } = dependencies;
  return async (input) => {
    const counting = createCounting(input.resume?.tally);
    const memory = createMemory(false);
    const earlier = input.resume?.runId;
    let run: RunContext | undefined =
      earlier !== undefined && reopenRun(store, earlier) ? { ...context, runId: earlier } : undefined;
    // What was taken back meanwhile gets no photos.
    let waiting = run === undefined ? [] : (input.resume?.photos ?? []);
    const takeWaiting = async (): Promise<void> => {
      if (run === undefined) return;
      for (const each of waiting) await takePhotos(store, photos, input, run.runId, each, counting);
      waiting = [];
    };
    const work = async (units: readonly Unit[]): Promise<void> => {
      await takeWaiting();
      const batch = store.write((writer) => {
        run ??= openRun(writer, context, {
          kind: 'import',
          state: 'running',
          details: { fileName: input.fileName ?? '' },
        });
        const written = writeUnits(writer, { ...run, emit: () => undefined }, units, {
          memory,
          skuPattern: skuPattern(),
        });
        input.onRefused?.(written.refused);
        // A batch that fails leaves the numbers as they were.
        const next = createCounting(counting.tally);
        next.lastRefused = counting.lastRefused;
        for (const add of written.counts) add(next);
        input.onBatch?.(writer, {
          rowsDone: units.at(-1)?.endsAt ?? 0,
          tally: next.tally,
          runId: run.runId,
          photos: written.photos,
        });
        announceAll(writer, context, written.itemIds);
        return written;
      }, 'soon');
      for (const add of batch.counts) add(counting);
      waiting = batch.photos;
    };
    try {
      const { cancelled } = await inBatches(
        { ...input, skip: input.resume?.rowsDone ?? 0, now: context.clock.now() },
        {
          start: (headers) => input.onHeaders?.(headers),
          pass: (unit) => remember(memory, unit.rows),
          work,
        },
      );
      await takeWaiting();
      return {
        ...counting.tally,
        refusals: sorted(counting.refused),
        notices: counting.notes,
        cancelled,
        runId: run?.runId ?? '',
      };
    } finally {
      if (run !== undefined) endRun(store, run.runId, counting.tally, input.fileName ?? '');
    }
  };
}

const sorted = (refusals: readonly CsvRefusal[]): readonly CsvRefusal[] => refusals.toSorted((a, b) => a.row - b.row);

/**
 * An import goes on under its run, which cannot be taken back until it is whole again. False for one that was taken back
 * meanwhile: what comes now would stand in it without a way back, so it becomes an action of its own.
 */
const reopenRun = (store: Store, runId: string): boolean =>
  store.write(
    (writer) =>
      writer.run(
        `UPDATE change_run SET state = 'running' WHERE id = @runId AND state <> 'taken_back' AND undone_by IS NULL`,
        { runId },
      ).changes > 0,
  );

/** The run is whole, however the import ended; one that changed nothing is not worth a line in the history. */
export function endRun(store: Store, runId: string, tally: CsvTally, fileName: string): void {
  store.write((writer) => {
    if (writer.get('SELECT 1 FROM change_set WHERE run_id = @runId LIMIT 1', { runId }) === undefined) {
      writer.run('DELETE FROM change_run WHERE id = @runId', { runId });
      return;
    }
    finishRun(writer, runId);
    writer.run('UPDATE change_run SET details = @details WHERE id = @runId', {
      runId,
      details: JSON.stringify({ fileName, created: tally.created, changed: tally.changed + tally.variants }),
    });
  });
}

interface Written {
  readonly counts: ((counting: Counting) => void)[];
  readonly refused: Refusal[];
  readonly photos: PhotoNames[];
  readonly itemIds: Set<string>;
  /** New items that a later row of the batch has changed. */
  readonly again: Set<string>;
  /** Search words of new items. */
  readonly words: Map<string, string>;
}

function writeUnits(
  writer: Writer,
  run: RunContext,
  units: readonly Unit[],
  options: { readonly memory: PlanMemory; readonly skuPattern: string },
): Written {
  const written: Written = {
    counts: [],
    refused: [],
    photos: [],
    itemIds: new Set(),
    again: new Set(),
    words: new Map(),
  };
  for (const unit of units) {
    for (const refusal of unit.refused) refuse(written, refusal);
    for (const { row, problem } of unit.notes) written.counts.push((counting) => countNote(counting, row, problem));
    if (unit.rows.length > 0) writeUnit(writer, run, unit, options, written);
  }
  writeWords(writer, written.words);
  reindexItems(writer, [...written.again]);
  return written;
}

function refuse(written: Written, refusal: Refusal): void {
  written.refused.push(refusal);
  written.counts.push((counting) => countRefused(counting, refusal.row, refusal.problem));
}

function writeUnit(
  writer: Writer,
  run: RunContext,
  unit: Unit,
  { memory, skuPattern }: { readonly memory: PlanMemory; readonly skuPattern: string },
  written: Written,
): void {
  const cellsOf = (row: number): readonly string[] => unit.records.find((record) => record.row === row)?.cells ?? [];
  // Rows that stand for a new item fall with it.
  let failed: Refusal['problem'] | undefined;
  for (const plan of planRows(writer, unit.rows, memory)) {
    const { row } = plan.row;
    const problems =
      plan.kind === 'refused'
        ? [plan.problem]
        : plan.kind === 'created' && failed
          ? [failed]
          : (isSure(plan) ? unguarded : inSavepoint)(writer, () => {
              const { outcome, itemId, skus = [], words } = applyPlan(writer, run, plan, skuPattern);
              // A later row with a SKU that was made here means another thing by it.
              for (const sku of skus) memory.skus.set(skuKey(sku), row);
              written.counts.push(({ tally }) => (tally[outcome === 'variant' ? 'variants' : outcome] += 1));
              if (itemId === undefined) return;
              if (words !== undefined) written.words.set(itemId, words);
              // Changed again in its own batch: its words are made anew.
              else if (written.words.delete(itemId)) written.again.add(itemId);
              if (outcome !== 'unchanged') written.itemIds.add(itemId);
              if (plan.row.photos.length > 0) written.photos.push({ itemId, row, names: plan.row.photos });
            });
    if (plan.kind === 'create') [failed] = problems;
    for (const problem of problems) refuse(written, { row, problem, cells: cellsOf(row) });
  }
}

/**
 * Nothing that was planned so can be refused any more. A savepoint for each row would make the search index write each by
 * itself, which takes three times as long as all the rest.
 */
const isSure = (plan: RowPlan): boolean =>
  plan.kind === 'create' || plan.kind === 'created' || (plan.kind === 'update' && plan.differences.length === 0);

function unguarded(_writer: Writer, work: () => void): readonly Refusal['problem'][] {
  work();
  return [];
}

/** Problems instead of what could not be done; what it had written by then is taken back. */
function inSavepoint(writer: Writer, work: () => void): readonly Refusal['problem'][] {
  writer.run('SAVEPOINT csv_row');
  try {
    work();
    writer.run('RELEASE csv_row');
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    writer.run('ROLLBACK TO csv_row');
    writer.run('RELEASE csv_row');
    return (
      error.data.fields ?? [
        {
          path: 'row',
          reason: error.data.reason,
          message: error.message,
          ...(error.data.params && { params: error.data.params }),
        },
      ]
    );
  }
}

/** One event for the batch instead of several for each row. */
function announceAll(writer: Writer, context: InventoryContext, itemIds: ReadonlySet<string>): void {
  if (itemIds.size === 0) return;
  const ids = [...itemIds];
  writer.afterCommit(() => context.emit('items.changed', { ids: ids.slice(0, 100), more: ids.length > 100 }));
}
