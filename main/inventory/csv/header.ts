import { validationError } from '#shared/errors.ts';
import type { AppError } from '#shared/errors.ts';
import { csvColumnLimit, csvDelimiterSchema } from '#shared/ipc/csv.ts';
import type { CsvDelimiter } from '#shared/ipc/csv.ts';
import { guessTarget } from './columns.ts';

/** Where the column titles stand and what parts the cells. */
export interface Header {
  /** Offset of the row of titles in the text. */
  readonly start: number;
  readonly delimiter: CsvDelimiter;
  readonly cells: readonly string[];
  /** Lines above it, so that rows are counted as a spreadsheet shows them. */
  readonly linesBefore: number;
}

/** Programs put a title, `sep=;` or `#INFO` lines above the column titles. */
const linesAbove = 20;

/**
 * Finds the row of column titles and the delimiter in the beginning of a text: the first line that names a title or a SKU,
 * else the first one that looks like titles at all. Throws `validation` when there is none, or far too many columns.
 */
export function findHeader(head: string, wanted?: CsvDelimiter): Header {
  const lines = firstLines(head);
  const delimiters = wanted === undefined ? csvDelimiterSchema.options : [wanted];
  const candidates = lines.flatMap(({ start, content, linesBefore }) =>
    delimiters.map((delimiter): Header => ({ start, linesBefore, delimiter, cells: cellsOf(content, delimiter) })),
  );
  const known = candidates.filter(({ cells }) => namesItems(cells));
  // A line of several columns goes before one whose only column is known: that one is a title above the table.
  const header =
    best(known.filter(({ cells }) => cells.length > 1)) ?? best(candidates.filter(looksLikeTitles)) ?? known[0];
  if (!header) throw noHeader();
  if (header.cells.length > csvColumnLimit) throw tooManyColumns(header.cells.length);
  return header;
}

interface Line {
  readonly start: number;
  readonly content: string;
  readonly linesBefore: number;
}

function firstLines(head: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (lines.length < linesAbove && start < head.length) {
    const end = endOfLine(head, start);
    lines.push({ start, content: head.slice(start, end), linesBefore: lines.length });
    start = head[end] === '\r' && head[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return lines;
}

/** A line end inside quotation marks belongs to the cell. */
function endOfLine(head: string, start: number): number {
  const plain = /[\r\n]/g;
  plain.lastIndex = start;
  for (let end = plain.exec(head)?.index ?? head.length; ;) {
    const quotes = head.slice(start, end).split('"').length - 1;
    if (quotes % 2 === 0 || end >= head.length) return end;
    plain.lastIndex = end + 1;
    const next = plain.exec(head)?.index;
    // A quotation mark that is never closed, or an inch mark: the line ends where it ends.
    if (next === undefined || next - start > 100_000) return head.slice(start).search(/[\r\n]|$/) + start;
    end = next;
  }
}

/** The cells of one line; a quotation mark counts at the beginning of a cell only. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  for (let from = 0; from <= line.length;) {
    let end = line.indexOf(delimiter, from);
    if (/^\s*"/.test(line.slice(from, from + 20))) {
      let quote = line.indexOf('"', from) + 1;
      while (quote > 0 && quote < line.length) {
        quote = line.indexOf('"', quote) + 1;
        if (quote === 0 || line[quote] !== '"') break;
        quote += 1;
      }
      if (quote > 0) end = line.indexOf(delimiter, quote);
    }
    const text = line.slice(from, end < 0 ? line.length : end).trim();
    cells.push(/^"[^]*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text);
    if (end < 0) break;
    from = end + 1;
  }
  return cells;
}

function namesItems(cells: readonly string[]): boolean {
  const fields = new Set(cells.map((cell) => guessTarget(cell)?.field));
  return fields.has('title') || fields.has('sku') || fields.has('variantId');
}

/** Titles are several, different words; a number or a blank is none. */
function looksLikeTitles({ cells }: Header): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length > 1 &&
    filled.length >= cells.length * 0.8 &&
    !filled.some((cell) => cell.length > 100 || /^[\s\d.,:/\-+%€$£]+$/u.test(cell))
  );
}

/** The first line, and in it the delimiter that parts it most often. */
function best(headers: readonly Header[]): Header | undefined {
  const first = headers[0]?.linesBefore;
  return headers
    .filter(({ linesBefore }) => linesBefore === first)
    .reduce<Header | undefined>((top, one) => (top && top.cells.length >= one.cells.length ? top : one), undefined);
}

const noHeader = (): AppError =>
  validationError({
    path: 'file',
    reason: 'csv_no_header',
    message:
      'This file has no row of column titles, such as "Title" and "SKU". Export it again as CSV, with the column titles, or write them into the first row.',
  });

const tooManyColumns = (count: number): AppError =>
  validationError({
    path: 'file',
    reason: 'csv_too_many_columns',
    params: { count, limit: csvColumnLimit },
    message: `This file has ${count} columns; ${csvColumnLimit} can be read. Delete those that are not needed, or choose another separator.`,
  });
