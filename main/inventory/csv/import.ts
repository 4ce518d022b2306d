import { createReadStream } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Store, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import type { Photos } from '../photos/photos.ts';
import { applyRow } from './apply.ts';
import { decodeText } from './decode.ts';
import { CsvBroken, readTable } from './records.ts';
import type { CsvTable } from './records.ts';
import { readRow } from './row.ts';
import type { ImportRow } from './row.ts';

/** What `csv.import` answers. `refused` has one entry per problem, in the order of the rows. */
export interface CsvImport {
  readonly created: number;
  readonly updated: number;
  readonly refused: readonly { readonly row: number; readonly problem: FieldProblem }[];
  readonly cancelled: boolean;
}

export interface CsvImportInput {
  /** A path, or the bytes themselves. */
  readonly source: string | AsyncIterable<Uint8Array>;
  /** Where the file names of the photo column are looked up; without it that column is left alone. */
  readonly photoFolder?: string | undefined;
  /** Finds a photo that is kept elsewhere under its name; asked before the folder. */
  readonly photoPath?: ((name: string) => string | undefined) | undefined;
  /** For rows without a currency of their own. */
  readonly currency: string;
  /** After each batch, with the rows read so far. */
  readonly onProgress?: ((progress: { readonly rows: number }) => void) | undefined;
  /** Ends the import after the batch that is running. What is in stays in. */
  readonly signal?: AbortSignal | undefined;
}

/** Large enough to make a commit cheap, small enough to keep the app answering in between. */
const batchRows = 100;
/** A file of garbage would otherwise fill the answer. */
const refusedLimit = 1_000;

interface Tally {
  created: number;
  updated: number;
  readonly refused: { readonly row: number; readonly problem: FieldProblem }[];
}

/**
 * Takes in a CSV report as a stream. Good rows are written in batches; each refused one is named with its row, field and
 * remedy. Throws `validation` when the file has no column titles, and Node's error when it cannot be read.
 */
export function createCsvImport(dependencies: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly photos: Photos;
  readonly skuPattern: () => string;
}): (input: CsvImportInput) => Promise<CsvImport> {
  return async (input) => {
    const bytes = typeof input.source === 'string' ? createReadStream(input.source) : input.source;
    const table = await readTable(decodeText(bytes));
    const tally: Tally = { created: 0, updated: 0, refused: [] };
    let batch: ImportRow[] = [];
    let rows = 0;
    const flush = async (): Promise<void> => {
      const photoRows = writeBatch(dependencies, batch, tally);
      batch = [];
      for (const { itemId, row } of photoRows) await addPhotos(dependencies.photos, input, itemId, row, tally);
      input.onProgress?.({ rows });
    };
    const cancelled = await readBatches(table, input, tally, async (row) => {
      rows += 1;
      batch.push(row);
      if (batch.length >= batchRows) await flush();
    });
    if (!cancelled) await flush();
    return { ...tally, refused: tally.refused.toSorted((a, b) => a.row - b.row), cancelled };
  };
}

/** Returns whether the import was cancelled. */
async function readBatches(
  table: CsvTable,
  input: CsvImportInput,
  tally: Tally,
  take: (row: ImportRow) => Promise<void>,
): Promise<boolean> {
  try {
    for await (const record of table.records) {
      if (input.signal?.aborted) return true;
      const outcome = readRow(record, table.columns, input.currency);
      if (outcome.kind === 'row') await take(outcome.row);
      if (outcome.kind === 'refused') for (const problem of outcome.problems) refuse(tally, record.row, problem);
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    refuse(tally, error.row, brokenProblem(error));
  }
  return input.signal?.aborted ?? false;
}

function refuse(tally: Tally, row: number, problem: FieldProblem): void {
  if (tally.refused.length < refusedLimit) tally.refused.push({ row, problem });
}

const brokenProblem = ({ row, reason }: CsvBroken): FieldProblem => ({
  path: 'row',
  reason: `csv_${reason}`,
  params: { row },
  message:
    reason === 'quote_not_closed'
      ? `Row ${row}: a quotation mark is opened and never closed, so the rest of the file cannot be told apart into rows. Mend that row and import the file again; the rows before it are in.`
      : reason === 'row_too_large'
        ? `Row ${row} is larger than 8 MB; most likely a quotation mark is missing in it. Mend that row and import the file again; the rows before it are in.`
        : `From row ${row} on the file is not CSV. Export it again; the rows before it are in.`,
});

/** One transaction; a row that fails in the middle is undone by itself. Returns the rows that bring photos. */
function writeBatch(
  {
    store,
    context,
    skuPattern,
  }: { readonly store: Store; readonly context: InventoryContext; readonly skuPattern: () => string },
  batch: readonly ImportRow[],
  tally: Tally,
): readonly { readonly itemId: string; readonly row: ImportRow }[] {
  if (batch.length === 0) return [];
  const changed = new Set<string>();
  // One event for the batch instead of several for each row.
  const quiet: InventoryContext = { ...context, emit: () => undefined };
  return store.write((writer) => {
    const withPhotos: { itemId: string; row: ImportRow }[] = [];
    for (const row of batch) {
      const applied = inSavepoint(writer, row, tally, () => applyRow(writer, quiet, row, skuPattern()));
      if (!applied) continue;
      tally[applied.outcome] += 1;
      changed.add(applied.itemId);
      if (row.photos.length > 0) withPhotos.push({ itemId: applied.itemId, row });
    }
    const ids = [...changed];
    if (ids.length > 0) {
      writer.afterCommit(() => context.emit('items.changed', { ids: ids.slice(0, 100), more: ids.length > 100 }));
    }
    return withPhotos;
  });
}

function inSavepoint<Result>(writer: Writer, row: ImportRow, tally: Tally, work: () => Result): Result | undefined {
  writer.run('SAVEPOINT csv_row');
  try {
    const result = work();
    writer.run('RELEASE csv_row');
    return result;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    writer.run('ROLLBACK TO csv_row');
    writer.run('RELEASE csv_row');
    for (const problem of error.data.fields ?? [{ path: 'row', reason: error.data.reason, message: error.message }]) {
      refuse(tally, row.row, problem);
    }
    return undefined;
  }
}

async function addPhotos(
  photos: Photos,
  input: CsvImportInput,
  itemId: string,
  row: ImportRow,
  tally: Tally,
): Promise<void> {
  const paths: string[] = [];
  for (const name of row.photos) {
    const path = input.photoPath?.(name) ?? insideFolder(input.photoFolder, name);
    if (path !== undefined) paths.push(path);
    else if (input.photoFolder !== undefined) refuse(tally, row.row, outsideProblem(row.row, name));
  }
  if (paths.length === 0) return;
  const { refused } = await photos.importFiles({ itemId, paths });
  for (const { problem } of refused) {
    // A second import of the same file brings the same photos.
    if (problem.reason !== 'photo_duplicate') refuse(tally, row.row, problem);
  }
}

/** A name cannot lead out of the folder the seller chose. */
function insideFolder(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined || isAbsolute(name)) return undefined;
  const path = resolve(join(folder, name));
  const within = relative(resolve(folder), path);
  return within === '' || within.startsWith('..') || isAbsolute(within) ? undefined : path;
}

const outsideProblem = (row: number, name: string): FieldProblem => ({
  path: 'Photos',
  reason: 'csv_photo_outside',
  params: { row, fileName: name },
  message: `Row ${row}, Photos: ${name} is not a file name in the photo folder. Write the bare name, such as front.jpg.`,
});
