import { openRun } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import type { Reader, SqlValue, Writer } from '../store/connection.ts';

type Row = Readonly<Record<string, SqlValue>>;
/** A context in which a run is open. */
export type RunContext = InventoryContext & { readonly runId: string };

type Identified = Row & { readonly id: string };
/** Rows by `table id`; `null` where there is none. */
type Rows = Readonly<Record<string, Row | null>>;

/** What the seller does to a lot, as the list of changes names it. */
export type LotAction = 'lot.create' | 'lot.update' | 'lot.add' | 'lot.take_out' | 'lot.split' | 'lot.delete';

/**
 * One action on a lot in one run, with the rows it changed. The costs it sets are changes of the items in the same run, so
 * taking the run back restores both. A run that is open already takes it in.
 */
export function changeLot(
  writer: Writer,
  context: InventoryContext,
  action: { readonly kind: LotAction; readonly lotId: string; readonly name: string },
  work: (context: RunContext) => void,
): { readonly runId: string } {
  const { kind, lotId, name } = action;
  const { runId = openRun(writer, context, { kind, details: { lotId, name } }).runId } = context;
  const inner = { ...context, runId };
  const earlier = rowsOf(writer, lotId);
  work(inner);
  writer.run('UPDATE lot SET revision = revision + 1, updated_at = @at WHERE id = @lotId', {
    lotId,
    at: context.clock.now(),
  });
  const { before, after } = difference(earlier, rowsOf(writer, lotId));
  writer.run(`INSERT INTO lot_change (run_id, lot_id, before, after) VALUES (@runId, @lotId, @before, @after)`, {
    runId,
    lotId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  writer.afterCommit(() => context.emit('lots.changed', {}));
  return { runId };
}

/** The lot and its parts as they are stored. */
export function rowsOf(reader: Reader, lotId: string): Rows {
  const rows: Record<string, Row | null> = {};
  for (const row of reader.all<Identified>('SELECT * FROM lot WHERE id = @lotId', { lotId }))
    rows[`lot ${row.id}`] = row;
  for (const row of reader.all<Identified>('SELECT * FROM lot_part WHERE lot_id = @lotId', { lotId })) {
    rows[`lot_part ${row.id}`] = row;
  }
  return rows;
}

function difference(before: Rows, after: Rows): { readonly before: Rows; readonly after: Rows } {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !sameRow(before[key] ?? null, after[key] ?? null),
  );
  const only = (rows: Rows): Rows => Object.fromEntries(changed.map((key) => [key, rows[key] ?? null]));
  return { before: only(before), after: only(after) };
}

/** Whether two rows say the same. What only says when and how often a lot was changed does not count. */
export function sameRow(left: Row | null, right: Row | null): boolean {
  if (left === null || right === null) return left === right;
  return Object.keys(right).every((column) => stamps.has(column) || left[column] === right[column]);
}

const stamps: ReadonlySet<string> = new Set(['revision', 'updated_at']);

export type { Row, Rows };
