import { closeSync, createReadStream, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { fieldProblemSchema } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { CsvDelimiter } from '#shared/ipc/csv.ts';
import { fileProblem } from './open-file.ts';
import { writeWhole } from './whole-file.ts';
import type { Refusal } from './units.ts';

/** Added to the columns of a file of refused rows; an import takes no notice of them. */
export const refusedTitles = { row: 'Crossdock row', reason: 'Crossdock reason' } as const;

const lineSchema = z.object({ row: z.number(), problems: z.array(fieldProblemSchema), cells: z.array(z.string()) });

/** Where the rows that were left out are kept until the seller asks for them: on the disk, because they may be all. */
export interface RefusedFile {
  /** Bytes that are written. */
  size(): number;
  add(refusals: readonly Refusal[]): void;
  close(): void;
}

/** Opens the file, cut back to what belongs to the rows that are dealt with. */
export function openRefusedFile(path: string, keep = 0): RefusedFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, keep === 0 ? 'w' : 'r+');
  ftruncateSync(file, keep);
  let size = keep;
  return {
    size: () => size,
    add: (refusals) => {
      if (refusals.length === 0) return;
      const bytes = Buffer.from(linesOf(refusals));
      try {
        // A disk that is nearly full takes a part and complains at the next.
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, size + done);
      } catch (error) {
        throw fileProblem(error);
      }
      size += bytes.length;
    },
    close: () => closeSync(file),
  };
}

/** One line a row, however many problems it has. */
function linesOf(refusals: readonly Refusal[]): string {
  const rows = new Map<number, { row: number; problems: FieldProblem[]; cells: readonly string[] }>();
  for (const { row, problem, cells } of refusals) {
    const line = rows.get(row);
    if (line) line.problems.push(problem);
    else rows.set(row, { row, problems: [problem], cells });
  }
  return [...rows.values()].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Writes the rows as CSV: their own columns, then the number of the row and what is wrong with it. */
export async function saveRefused(options: {
  readonly from: string;
  readonly to: string;
  readonly headers: readonly string[];
  readonly delimiter: CsvDelimiter;
  readonly describe: (problem: FieldProblem) => string;
}): Promise<void> {
  const { headers, delimiter, describe } = options;
  // The titles of a file that was made here before are not added once more.
  const own = headers.map((header) => !(Object.values(refusedTitles) as string[]).includes(header));
  const csv = (cells: readonly (string | number)[]): string =>
    stringify([cells], { delimiter, quoted_match: /[\r\n]/, record_delimiter: '\r\n' });
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${csv([...headers.filter((_, index) => own[index]), refusedTitles.row, refusedTitles.reason])}`;
    for await (const line of createInterface({ input: createReadStream(options.from), crlfDelay: Infinity })) {
      const { row, problems, cells } = lineSchema.parse(JSON.parse(line));
      yield csv([
        ...headers.flatMap((_, index) => (own[index] ? [cells[index] ?? ''] : [])),
        row,
        problems.map(describe).join(' '),
      ]);
    }
  }
  await writeWhole(options.to, lines());
}
