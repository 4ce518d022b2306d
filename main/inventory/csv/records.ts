import { CsvError, parse } from 'csv-parse';
import { validationError } from '#shared/errors.ts';
import { columnOf } from './columns.ts';
import type { Column } from './columns.ts';

/** One row under the file's own columns. `row` counts as a spreadsheet shows it: the first line of the file is 1. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  /** By position; `undefined` where the column means nothing to us. */
  readonly columns: readonly (Column | undefined)[];
  readonly records: AsyncIterable<CsvRecord>;
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

const delimiters = [',', ';', '\t', '|'] as const;
/** Programs put a title, `sep=;` or `#INFO` lines above the column titles. */
const linesAbove = 20;
const headSize = 262_144;
/** A description may have 500,000 characters; a row beyond this is a quotation mark that was never closed. */
const recordLimit = 8 * 1024 * 1024;

/** Finds the column titles and the delimiter, then streams the rows. Throws `validation` when there are no column titles. */
export async function readTable(text: AsyncIterable<string>): Promise<CsvTable> {
  const source = text[Symbol.asyncIterator]();
  let head = '';
  let ended = false;
  while (head.length < headSize && !ended) {
    const next = await source.next();
    if (next.done) ended = true;
    else head += next.value;
  }
  const header = findHeader(head);
  if (!header) {
    await source.return?.();
    throw validationError({
      path: 'file',
      reason: 'csv_no_header',
      message:
        'This file has no row of column titles with at least "Title" or "Custom label (SKU)". Export it again as CSV, with the column titles.',
    });
  }
  async function* rest(): AsyncGenerator<string> {
    try {
      yield head.slice(header?.start ?? 0);
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
  return {
    columns: header.cells.map(columnOf),
    records: parseRecords(rest(), header.delimiter, header.linesBefore),
  };
}

function findHeader(head: string) {
  let start = 0;
  for (let line = 0; line < linesAbove && start < head.length; line += 1) {
    const end = /\r\n|\n|\r/.exec(head.slice(start));
    const content = end ? head.slice(start, start + end.index) : head.slice(start);
    for (const delimiter of delimiters) {
      const cells = content.split(delimiter).map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"'),
      );
      const fields = new Set(cells.map((cell) => columnOf(cell)?.field));
      // A single column is a list of titles at best; one more column must be known to call the line a header.
      if ((fields.has('title') || fields.has('sku')) && cells.length > 1) {
        return { start, delimiter, cells, linesBefore: line };
      }
    }
    if (!end) return undefined;
    start += end.index + end[0].length;
  }
  return undefined;
}

async function* parseRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  linesBefore: number,
): AsyncGenerator<CsvRecord> {
  let parsed: CsvRecord[] = [];
  const parser = parse({
    delimiter,
    // All three, because files edited by several programs mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordLimit,
    from: 2,
    // Rows are collected here and not read from the stream, which would drop those still in it when a later one is broken.
    on_record: (cells: string[], { records, empty_lines }: { records: number; empty_lines: number }) => {
      parsed.push({ row: linesBefore + records + empty_lines, cells });
      return null;
    },
  });
  // The failure itself arrives with the write that met it.
  parser.on('error', () => undefined);
  let row = linesBefore + 1;
  const take = (): readonly CsvRecord[] => {
    const records = parsed;
    parsed = [];
    row = records.at(-1)?.row ?? row;
    return records;
  };
  try {
    for await (const chunk of text) {
      const failure = await written((done) => parser.write(chunk, done));
      yield* take();
      if (failure) throw broken(row + 1, failure);
    }
    const failure = await written((done) => parser.end(done));
    yield* take();
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
