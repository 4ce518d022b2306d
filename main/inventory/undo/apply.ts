import type { ChangeKind } from '#shared/domain/change.ts';
import type { Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { reindexItems } from '../reindex.ts';
import type { PlannedChange } from './planned-change.ts';
import { waves } from './planned-change.ts';
import { reversals } from './reversals.ts';

/** A context in which a run is open. */
export type RunContext = InventoryContext & { readonly runId: string };

/**
 * Writes many changes and records them in the open run: a few statements for all, instead of a few for each. Several
 * changes of one item keep their order. Answers how many search entries were made anew.
 */
export function applyChanges(writer: Writer, context: RunContext, changes: readonly PlannedChange[]): void {
  for (const wave of waves(changes)) applyWave(writer, context, wave);
}

/** The same for changes of which no item has two. */
export function applyWave(
  writer: Writer,
  context: RunContext,
  changes: readonly PlannedChange[],
  record: 'record' | 'forget' = 'record',
): void {
  if (changes.length === 0) return;
  const searched: string[] = [];
  for (const [kind, members] of Map.groupBy(changes, (change) => change.kind)) {
    reversals[kind].write(writer, context, members);
    for (const member of members) if (reversals[kind].searched(member)) searched.push(member.itemId);
  }
  // One moment for both: an undo knows by it that nothing has happened since.
  const at = context.clock.now();
  if (record === 'record') recordChanges(writer, context, changes, at);
  touchItems(writer, changes, at);
  reindexItems(writer, searched);
}

/** As old as it was before, where it has not changed otherwise. */
const age = `CASE WHEN new.value ->> 2 = item.updated_at THEN new.value ->> 1 ELSE @at END`;

const ageRow = ({ itemId, age: known }: PlannedChange) => [itemId, known?.from ?? null, known?.to ?? null];

function recordChanges(writer: Writer, context: RunContext, changes: readonly PlannedChange[], at: number): void {
  const rows = changes.map((change) => [
    ...ageRow(change),
    context.newId(),
    change.kind satisfies ChangeKind,
    JSON.stringify(change.before),
    JSON.stringify(change.after),
  ]);
  writer.run(
    `INSERT INTO change_set (id, run_id, at, kind, item_id, revision, before, after, updated_from, updated_to)
     SELECT new.value ->> 3, @runId, @at, new.value ->> 4, item.id, item.revision + 1, new.value ->> 5, new.value ->> 6,
       item.updated_at, ${age}
     FROM json_each(@rows) AS new CROSS JOIN item ON item.id = new.value ->> 0`,
    { runId: context.runId, at, rows: JSON.stringify(rows) },
  );
}

function touchItems(writer: Writer, changes: readonly PlannedChange[], at: number): void {
  writer.run(
    `UPDATE item SET revision = revision + 1, updated_at = ${age} FROM json_each(@rows) AS new
     WHERE item.id = new.value ->> 0`,
    { at, rows: JSON.stringify(changes.map(ageRow)) },
  );
}
