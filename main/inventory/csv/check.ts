import type { CsvRefusal, CsvRowReport, CsvTally } from '#shared/ipc/csv.ts';
import type { Reader } from '../../store/connection.ts';
import type { Clock } from '../../ports.ts';
import { inBatches } from './batches.ts';
import type { ReadingInput } from './batches.ts';
import { createMemory, planRows } from './plan.ts';
import type { RowPlan } from './plan.ts';
import type { ImportRow } from './row.ts';
import { countNote, countRefused, createCounting, listLimit } from './tally.ts';
import type { Refusal, Unit } from './units.ts';

/** What an import of the file would do. The lists end after some hundred rows; the numbers are whole. */
export interface CsvCheck {
  readonly tally: CsvTally;
  readonly created: readonly CsvRowReport[];
  readonly changed: readonly CsvRowReport[];
  readonly refused: readonly CsvRefusal[];
  readonly notes: readonly CsvRefusal[];
  readonly cancelled: boolean;
}

export interface CsvCheckInput extends ReadingInput {
  readonly onHeaders?: ((headers: readonly string[]) => void) | undefined;
  readonly onRefused?: ((refusals: readonly Refusal[]) => void) | undefined;
  /** The numbers so far, after each batch. */
  readonly onTally?: ((tally: CsvTally) => void) | undefined;
}

/**
 * A dry run: reads the whole file and plans every row as the import would, and writes nothing. What the file itself would
 * have created by then is remembered by the SKUs and listings it names.
 */
export function createCsvCheck(dependencies: {
  readonly reader: Reader;
  readonly clock: Clock;
}): (input: CsvCheckInput) => Promise<CsvCheck> {
  const { reader, clock } = dependencies;
  return async (input) => {
    const counting = createCounting();
    const created: CsvRowReport[] = [];
    const changed: CsvRowReport[] = [];
    const memory = createMemory(true);
    const note = (plan: RowPlan, refused: Refusal[], unit: Unit): void => {
      const { tally } = counting;
      if (plan.kind === 'refused') {
        const cells = unit.records.find(({ row }) => row === plan.row.row)?.cells ?? [];
        refused.push({ row: plan.row.row, problem: plan.problem, cells });
        return;
      }
      if (plan.kind === 'create') {
        tally.created += 1;
        if (created.length < listLimit) created.push(reportOf(plan.row, []));
      } else if (plan.kind === 'update') {
        tally[plan.differences.length > 0 ? 'changed' : 'unchanged'] += 1;
        if (plan.differences.length > 0 && changed.length < listLimit)
          changed.push(reportOf(plan.row, plan.differences));
      } else {
        tally.variants += 1;
        if (plan.kind === 'add' && changed.length < listLimit) changed.push(reportOf(plan.row, added(plan.row)));
      }
    };
    const { cancelled } = await inBatches(
      { ...input, now: clock.now() },
      {
        start: (headers) => input.onHeaders?.(headers),
        pass: () => undefined,
        work: (units) => {
          const refused: Refusal[] = [];
          for (const unit of units) {
            refused.push(...unit.refused);
            for (const { row, problem } of unit.notes) countNote(counting, row, problem);
            for (const plan of planRows(reader, unit.rows, memory)) note(plan, refused, unit);
          }
          for (const { row, problem } of refused) countRefused(counting, row, problem);
          input.onRefused?.(refused);
          input.onTally?.(counting.tally);
        },
      },
    );
    return { tally: counting.tally, created, changed, refused: counting.refused, notes: counting.notes, cancelled };
  };
}

const reportOf = (row: ImportRow, changes: Readonly<CsvRowReport['changes']>): CsvRowReport => ({
  row: row.row,
  title: (row.item.title ?? '').slice(0, 200),
  sku: row.sku ?? '',
  changes: [...changes],
});

const added = (row: ImportRow): CsvRowReport['changes'] => [
  {
    field: 'variant',
    from: '',
    to:
      Object.values(row.options ?? {})
        .join(', ')
        .slice(0, 200) ||
      (row.sku ?? ''),
  },
];
