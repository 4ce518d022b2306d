import type { FieldProblem } from '#shared/errors.ts';
import type { CsvRefusal, CsvTally } from '#shared/ipc/csv.ts';

/** What became of the rows so far. The lists are for the screen and end early; the numbers are whole. */
export interface Counting {
  readonly tally: { -readonly [Key in keyof CsvTally]: CsvTally[Key] };
  /** One entry per problem, in the order of the rows. */
  readonly refused: CsvRefusal[];
  readonly notes: CsvRefusal[];
  /** The row that was refused last: it may have several problems. */
  lastRefused: number;
}

/** A file of garbage would otherwise fill the answer. */
export const listLimit = 500;

export const emptyTally: CsvTally = { created: 0, variants: 0, changed: 0, unchanged: 0, refused: 0, notes: 0 };

export const createCounting = (tally: CsvTally = emptyTally): Counting => ({
  tally: { ...tally },
  refused: [],
  notes: [],
  lastRefused: 0,
});

/** Counts rows, however many problems each of them has. */
export function countRefused(counting: Counting, row: number, problem: FieldProblem): void {
  if (counting.lastRefused !== row) counting.tally.refused += 1;
  counting.lastRefused = row;
  if (counting.refused.length < listLimit) counting.refused.push({ row, problem });
}

export function countNote(counting: Counting, row: number, problem: FieldProblem): void {
  counting.tally.notes += 1;
  if (counting.notes.length < listLimit) counting.notes.push({ row, problem });
}
