import { CsvError, parse } from 'csv-parse';
import type { CsvDelimiter } from '#shared/ipc/csv.ts';
import { findHeader } from './header.ts';

/** One row under the file's own columns. `row` counts as a spreadsheet shows it: the first line of the file is 1. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly headers: readonly string[];
  readonly delimiter: CsvDelimiter;
  /** As they come out of the file, many at a time; the caller lets the event loop turn between two portions. */
  readonly records: AsyncGenerator<readonly CsvRecord[]>;
}

/** From `row` on the file cannot be told apart into rows; what came before is good. */
export class CsvBroken extends Error {
  override readonly name = 'CsvBroken';
  readonly row: number;
  readonly reason: 'quote_not_closed' | 'row_too_large' | 'unreadable';

  constructor(row: number, reason: CsvBroken['reason'], cause: unknown) {
    super(`broken from row ${row}`, { cause });
    this.row = row;
    this.reason = reason;
  }
}

const headSize = 262_144;
/** A description may have 500,000 characters; a row beyond this is a quotation mark that was never closed. */
const recordLimit = 8 * 1024 * 1024;

/** Finds the column titles and the delimiter, then streams the rows. Throws `validation` when there are no column titles. */
export async function readTable(text: AsyncIterable<string>, wanted?: CsvDelimiter): Promise<CsvTable> {
  const source = text[Symbol.asyncIterator]();
  try {
    let head = '';
    let ended = false;
    while (head.length < headSize && !ended) {
      const next = await source.next();
      if (next.done) ended = true;
      else head += next.value;
    }
    const header = findHeader(head, wanted);
    return {
      headers: header.cells,
      delimiter: header.delimiter,
      records: parseRecords(rest(head.slice(header.start), source), header.delimiter, header.linesBefore),
    };
  } catch (error) {
    await source.return?.();
    throw error;
  }
}

async function* rest(head: string, source: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head;
    for (;;) {
      const next = await source.next();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // A cancelled import lets go of the file.
    await source.return?.();
  }
}

/** Characters handed to the parser at once: some milliseconds of work between two turns of the event loop. */
const portion = 65_536;

async function* parseRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  linesBefore: number,
): AsyncGenerator<readonly CsvRecord[]> {
  let parsed: CsvRecord[] = [];
  let row = linesBefore;
  const parser = parse({
    delimiter,
    // All three, because files edited by several programs mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordLimit,
    // Rows are collected here and not read from the stream, which would drop those still in it when a later one is broken.
    on_record: (cells: string[], { records, empty_lines }: { records: number; empty_lines: number }) => {
      // The column titles. Until they have come, what is broken are they.
      if (records === 1) row = linesBefore + 1 + empty_lines;
      else parsed.push({ row: linesBefore + records + empty_lines, cells });
      return null;
    },
  });
  // The failure itself arrives with the write that met it.
  parser.on('error', () => undefined);
  const take = (): readonly CsvRecord[] => {
    const records = parsed;
    parsed = [];
    row = records.at(-1)?.row ?? row;
    return records;
  };
  try {
    for await (const chunk of text) {
      for (let from = 0; from < chunk.length; from += portion) {
        const failure = await written((done) => parser.write(chunk.slice(from, from + portion), done));
        if (parsed.length > 0) yield take();
        if (failure) throw broken(row + 1, failure);
      }
    }
    const failure = await written((done) => parser.end(done));
    if (parsed.length > 0) yield take();
    if (failure) throw broken(row + 1, failure);
  } finally {
    parser.destroy();
  }
}

const written = (write: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> =>
  new Promise((resolve) => write((error) => resolve(error ?? undefined)));

function broken(row: number, error: Error): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new CsvBroken(row, 'quote_not_closed', error);
  return new CsvBroken(row, error.code === 'CSV_MAX_RECORD_SIZE' ? 'row_too_large' : 'unreadable', error);
}
