import type { RunContext } from '../inventory/undo/apply.ts';
import type { Reader, SqlValue, Writer } from '../store/connection.ts';
import { sqliteCode } from '../store/sqlite-error.ts';
import { lotChanged } from './lot-errors.ts';

/** A row of `lot` or `lot_part`, or those columns of it that a change is about. */
export type Row = Readonly<Record<string, SqlValue>>;
/** Rows by `table id`; `null` where there is none. */
export type Rows = Readonly<Record<string, Row | null>>;

/** What the seller does to a lot, as the list of changes names it. */
export type LotAction = 'lot.create' | 'lot.update' | 'lot.add' | 'lot.take_out' | 'lot.split' | 'lot.delete';

/** What a change makes of the rows of one lot, worked out to the statements that write it. */
export interface LotChange {
  readonly lotId: string;
  /** The record for the way back: of rows that stay, only the columns that differ. */
  readonly before: string;
  readonly after: string;
  readonly statements: readonly Statement[];
}

/** One statement for all rows that it writes. */
interface Statement {
  readonly sql: string;
  /** JSON. */
  readonly rows: string;
}

/** The rows of a lot and of its parts as they are stored. */
export function rowsOf(reader: Reader, lotId: string): Rows {
  const lot = reader.get<Row>('SELECT * FROM lot WHERE id = @lotId', { lotId });
  const parts = reader.all<Row>('SELECT * FROM lot_part WHERE lot_id = @lotId', { lotId });
  return keyed(lot, parts);
}

/** The same of rows that are at hand. */
export const keyed = (lot: Row | undefined, parts: readonly Row[]): Rows =>
  Object.fromEntries([
    ...(lot ? [[`lot ${String(lot['id'])}`, lot]] : []),
    ...parts.map((row) => [`lot_part ${String(row['id'])}`, row]),
  ]) as Rows;

/** What only says when and how often a lot was changed. */
const stamps: ReadonlySet<string> = new Set(['revision', 'updated_at']);
/** What a part carries: recorded together, because each of them means little without the others. */
const shares = ['pieces', 'sold_before', 'kept', 'frozen_pieces', 'frozen_amount', 'open_amount'] as const;
const shareColumns: ReadonlySet<string> = new Set(shares);

/** Works out what is to be written to bring a lot from one state to another. Reads nothing and writes nothing. */
export function lotChange(lotId: string, earlier: Rows, later: Rows): LotChange {
  const before: Record<string, Row | null> = {};
  const after: Record<string, Row | null> = {};
  const going: string[] = [];
  const lot = createWrites('lot');
  const parts = createWrites('lot_part');
  for (const key of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
    const [from, to] = [earlier[key] ?? null, later[key] ?? null];
    const isPart = key.startsWith('lot_part ');
    const writes = isPart ? parts : lot;
    if (from === to) continue;
    if (from === null || to === null) {
      before[key] = from;
      after[key] = to;
      if (to) writes.coming.push(to);
      else going.push(key.slice('lot_part '.length));
      continue;
    }
    const changed = Object.keys(to).filter((column) => !stamps.has(column) && from[column] !== to[column]);
    if (changed.length === 0) continue;
    const recorded =
      isPart && changed.some((column) => shareColumns.has(column)) ? new Set([...shares, ...changed]) : changed;
    before[key] = only(from, recorded);
    after[key] = only(to, recorded);
    for (const column of changed) writes.columns.add(column);
    writes.staying.push(to);
  }
  // A part that comes may hold the variant of one that goes.
  const gone = {
    sql: 'DELETE FROM lot_part WHERE id IN (SELECT value FROM json_each(@rows))',
    rows: JSON.stringify(going),
  };
  return {
    lotId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    statements: [...(going.length > 0 ? [gone] : []), ...statementsOf(lot), ...statementsOf(parts)],
  };
}

/** Rows of one table that stay and differ in any of these columns, and those that are new. */
interface Writes {
  readonly table: 'lot' | 'lot_part';
  readonly columns: Set<string>;
  readonly staying: Row[];
  readonly coming: Row[];
}

const createWrites = (table: Writes['table']): Writes => ({ table, columns: new Set(), staying: [], coming: [] });

function statementsOf({ table, columns, staying, coming }: Writes): readonly Statement[] {
  const statements: Statement[] = [];
  const rowsOfColumns = (rows: readonly Row[], names: readonly string[]): string =>
    JSON.stringify(rows.map((row) => names.map((name) => row[name])));
  const changed = [...columns].map(columnName);
  if (changed.length > 0) {
    statements.push({
      sql: `UPDATE ${table} SET ${changed.map((name, index) => `${name} = new.value ->> ${index + 1}`).join(', ')}
        FROM json_each(@rows) AS new WHERE ${table}.id = new.value ->> 0`,
      rows: rowsOfColumns(staying, ['id', ...changed]),
    });
  }
  const [first] = coming;
  if (first) {
    const names = Object.keys(first).map(columnName);
    statements.push({
      sql: `INSERT INTO ${table} (${names.join(', ')})
        SELECT ${names.map((_, index) => `value ->> ${index}`).join(', ')} FROM json_each(@rows)`,
      rows: rowsOfColumns(coming, names),
    });
  }
  return statements;
}

function only(row: Row, columns: Iterable<string>): Row {
  const some: Record<string, SqlValue> = {};
  for (const column of columns) some[column] = row[column] ?? null;
  return some;
}

/**
 * Writes a change in a few statements, with the record of it: 10,000 shares take 40 ms. `revision` is the lot's as the change
 * found it, `null` for a new one; throws `conflict` (`lot_changed`) when it is another one by now.
 */
export function writeLotChange(writer: Writer, context: RunContext, change: LotChange, revision: number | null): void {
  const { lotId, before, after } = change;
  const present = writer.get<{ revision: number }>('SELECT revision FROM lot WHERE id = @lotId', { lotId });
  if ((present?.revision ?? null) !== revision) throw lotChanged();
  try {
    for (const { sql, rows } of change.statements) writer.run(sql, { rows });
  } catch (error) {
    // A variant that joined another lot meanwhile, or was deleted for good.
    if (sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT')) throw lotChanged();
    throw error;
  }
  writer.run('UPDATE lot SET revision = revision + 1, updated_at = @at WHERE id = @lotId', {
    lotId,
    at: context.clock.now(),
  });
  writer.run(`INSERT INTO lot_change (run_id, lot_id, before, after) VALUES (@runId, @lotId, @before, @after)`, {
    runId: context.runId,
    lotId,
    before,
    after,
  });
  writer.afterCommit(() => context.emit('lots.changed', {}));
}

/** The names of columns are those of the rows that we wrote ourselves; anything else is not run. */
function columnName(name: string): string {
  if (!/^[a-z_]+$/.test(name)) throw new Error('a lot change names no columns');
  return name;
}

/** Whether a row says what was recorded of it. What only says when and how often a lot was changed does not count. */
export function saysTheSame(present: Row | null, recorded: Row | null): boolean {
  if (present === null || recorded === null) return present === recorded;
  return Object.keys(recorded).every((column) => stamps.has(column) || present[column] === recorded[column]);
}
