import type { FieldProblem } from '#shared/errors.ts';
import { CsvBroken } from './records.ts';
import type { CsvRecord, CsvTable } from './records.ts';
import type { ImportRow, RowOutcome } from './row.ts';
import { listingKey } from './row.ts';

/** A row that is left out, with its cells for the file of such rows. */
export interface Refusal {
  readonly row: number;
  readonly problem: FieldProblem;
  readonly cells: readonly string[];
}

/** Rows that belong to one item and stand together, with the rows between them that are blank or refused. */
export interface Unit {
  /** Records of the file up to the end of this unit. */
  readonly endsAt: number;
  readonly rows: readonly ImportRow[];
  readonly records: readonly CsvRecord[];
  readonly refused: readonly Refusal[];
  readonly notes: readonly { readonly row: number; readonly problem: FieldProblem }[];
}

/** A listing has some hundred variations at most; more rows than that go on in a unit of their own. */
const unitRows = 1_000;

interface OpenUnit {
  endsAt: number;
  key: string | undefined;
  readonly rows: ImportRow[];
  readonly records: CsvRecord[];
  readonly refused: Refusal[];
  readonly notes: { readonly row: number; readonly problem: FieldProblem }[];
}

const open = (endsAt: number): OpenUnit => ({
  endsAt,
  key: undefined,
  rows: [],
  records: [],
  refused: [],
  notes: [],
});

/**
 * The file as units, a portion at a time as it comes from the disk. A file that breaks off ends with a unit that says
 * where; what came before is good.
 */
export async function* readUnits(
  table: CsvTable,
  read: (record: CsvRecord) => RowOutcome,
): AsyncGenerator<readonly Unit[]> {
  let current = open(0);
  let count = 0;
  try {
    for await (const records of table.records) {
      const units: Unit[] = [];
      for (const record of records) {
        count += 1;
        const outcome = read(record);
        const [first] = outcome.kind === 'rows' ? outcome.rows : [];
        const key = first?.listing && listingKey(first.listing);
        // Blank and refused rows stay with the item they stand in.
        const other = first !== undefined && (key === undefined || key !== current.key);
        if ((other && current.rows.length > 0) || current.records.length + current.refused.length >= unitRows) {
          units.push(current);
          current = open(count);
        }
        current.endsAt = count;
        add(current, record, outcome);
        if (first !== undefined) current.key = key;
      }
      if (units.length > 0) yield units;
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    // What is broken counts as a record more, or it would belong to no unit where nothing came before it.
    current.endsAt = count + 1;
    current.refused.push({ row: error.row, problem: brokenProblem(error), cells: [] });
  }
  yield [current];
}

function add(unit: OpenUnit, record: CsvRecord, outcome: RowOutcome): void {
  if (outcome.kind === 'rows') {
    unit.rows.push(...outcome.rows);
    unit.records.push(record);
    for (const problem of outcome.notes) unit.notes.push({ row: record.row, problem });
  } else if (outcome.kind === 'refused') {
    for (const problem of outcome.problems) unit.refused.push({ row: record.row, problem, cells: record.cells });
  }
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
