import type { ChangeKind } from '#shared/domain/change.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import { applyWave, type RunContext } from './apply.ts';
import { waves, type PlannedChange, type RecordedChange, type Verdict } from './planned-change.ts';
import { reversals } from './reversals.ts';

/** What came of taking some changes back. */
export interface Reversed {
  readonly changed: readonly PlannedChange[];
  readonly refused: readonly { readonly itemId: string; readonly problem: FieldProblem }[];
}

/**
 * Takes changes back, newest first as they are given. Each is judged by what is there now: a field that was changed again
 * since stays, and its item is named.
 */
export function reverseChanges(
  writer: Writer,
  context: RunContext,
  changes: readonly RecordedChange[],
  record: 'record' | 'forget' = 'record',
): Reversed {
  const changed: PlannedChange[] = [];
  const refused: { itemId: string; problem: FieldProblem }[] = [];
  for (const wave of waves(changes)) {
    const planned: PlannedChange[] = [];
    for (const [kind, members] of Map.groupBy(wave, (change) => change.kind)) {
      const { plan, opposite } = reversals[kind];
      plan(writer, context, members, opposite).forEach((verdict: Verdict, index) => {
        const itemId = members[index]?.itemId ?? '';
        if (verdict.kind === 'refused') refused.push({ itemId, problem: verdict.problem });
        if (verdict.kind !== 'change') return;
        planned.push(verdict.change);
        if (verdict.left) refused.push({ itemId, problem: verdict.left });
      });
    }
    applyWave(writer, context, planned, record);
    for (const change of planned) changed.push(change);
  }
  return { changed, refused };
}

interface ChangeRow {
  readonly number: number;
  readonly id: string;
  readonly kind: ChangeKind;
  readonly item_id: string;
  readonly before: string;
  readonly after: string;
  readonly updated_from: number | null;
  readonly updated_to: number | null;
}

/** A recorded change with its place in the record. */
export type NumberedChange = RecordedChange & { readonly number: number; readonly id: string };

const columns = 'rowid AS number, id, kind, item_id, before, after, updated_from, updated_to';

const toChange = (row: ChangeRow): NumberedChange => ({
  number: row.number,
  id: row.id,
  kind: row.kind,
  itemId: row.item_id,
  before: JSON.parse(row.before) as RecordedChange['before'],
  after: JSON.parse(row.after) as RecordedChange['after'],
  updatedFrom: row.updated_from,
  updatedTo: row.updated_to,
});

/** The newest changes of a run that come before one of them. */
export const changesBefore = (
  reader: Reader,
  { runId, before, limit }: { readonly runId: string; readonly before: number; readonly limit: number },
): readonly NumberedChange[] =>
  reader
    .all<ChangeRow>(
      `SELECT ${columns} FROM change_set WHERE run_id = @runId AND rowid < @before ORDER BY rowid DESC LIMIT @limit`,
      { runId, before, limit },
    )
    .map(toChange);

/** Changes that were taken back one by one and stay so: their run does not take them back a second time. */
export const takenBackAlone = (reader: Reader): ReadonlySet<string> =>
  new Set(
    reader.column<string>(
      `SELECT details ->> 'change' FROM change_run
       WHERE kind = 'undo.change' AND undone_by IS NULL AND details ->> 'change' IS NOT NULL`,
    ),
  );

/** One change by its id. */
export function changeById(reader: Reader, id: string): NumberedChange | undefined {
  const row = reader.get<ChangeRow>(`SELECT ${columns} FROM change_set WHERE id = @id`, { id });
  return row && toChange(row);
}
