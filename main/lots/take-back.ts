import { z } from 'zod';
import type { InventoryContext } from '../inventory/change.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { lotChanged } from './lot-errors.ts';
import type { Row, Rows } from './lot-change.ts';
import { rowsOf, sameRow } from './lot-change.ts';

const rowsSchema = z
  .string()
  .transform((text) =>
    z
      .record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable())
      .parse(JSON.parse(text)),
  );

interface LotChangeRow {
  readonly lot_id: string;
  readonly before: string;
  readonly after: string;
}

const changeOf = (reader: Reader, runId: string): LotChangeRow | undefined =>
  reader.get<LotChangeRow>('SELECT lot_id, before, after FROM lot_change WHERE run_id = @runId', { runId });

/**
 * Refuses to take a run back (`conflict`, `lot_changed`) whose lot was changed again since: shares sum to the total only as a
 * whole, so a part of an earlier split is worth nothing.
 */
export function refuseChangedLot(reader: Reader, runId: string): void {
  const change = changeOf(reader, runId);
  if (!change) return;
  const present = rowsOf(reader, change.lot_id);
  for (const [key, row] of Object.entries(rowsSchema.parse(change.after))) {
    if (!sameRow(present[key] ?? null, row)) throw lotChanged();
  }
}

/**
 * Brings the lot that a run changed back to what it was before, as part of the run that takes it back; taking that back in
 * turn works the same way. The costs of the items are restored beside this, from their own changes. Nothing happens for a run
 * that changed no lot. Throws `conflict` (`lot_changed`) as above.
 */
export function takeBackLot(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  runId: string,
): void {
  const change = changeOf(writer, runId);
  if (!change) return;
  refuseChangedLot(writer, runId);
  const before = rowsSchema.parse(change.before);
  const present = rowsOf(writer, change.lot_id);
  const parts = Object.keys(before).filter((key) => key.startsWith('lot_part '));
  // A part that comes back may hold the variant of one that goes.
  for (const key of parts) if (before[key] === null) remove(writer, key);
  for (const [key, row] of Object.entries(before)) if (row) put(writer, key, withVariant(writer, row));
  // The row of a lot that was created stays, out of sight: its changes refer to it.
  const lotRow = before[`lot ${change.lot_id}`];
  if (lotRow === null) {
    writer.run('UPDATE lot SET deleted_at = @at WHERE id = @id', { id: change.lot_id, at: context.clock.now() });
  }
  writer.run('UPDATE lot SET revision = revision + 1, updated_at = @at WHERE id = @id', {
    id: change.lot_id,
    at: context.clock.now(),
  });
  const now = rowsOf(writer, change.lot_id);
  const of = (rows: Rows): string =>
    JSON.stringify(Object.fromEntries(Object.keys(before).map((key) => [key, rows[key] ?? null])));
  writer.run('INSERT INTO lot_change (run_id, lot_id, before, after) VALUES (@runId, @lotId, @before, @after)', {
    runId: context.runId,
    lotId: change.lot_id,
    before: of(present),
    after: of(now),
  });
  writer.afterCommit(() => context.emit('lots.changed', {}));
}

/** A variant that has gone for good meanwhile cannot come back. */
function withVariant(writer: Writer, row: Row): Row {
  const id = row['variant_id'];
  if (typeof id !== 'string') return row;
  return writer.get('SELECT 1 FROM variant WHERE id = @id', { id }) ? row : { ...row, variant_id: null };
}

const remove = (writer: Writer, key: string): void =>
  void writer.run('DELETE FROM lot_part WHERE id = @id', { id: key.slice('lot_part '.length) });

/** The names of columns are those of the rows that we wrote ourselves; anything else is not run. */
function put(writer: Writer, key: string, row: Row): void {
  const table = key.startsWith('lot_part ') ? 'lot_part' : 'lot';
  const columns = Object.keys(row);
  if (!columns.every((column) => /^[a-z_]+$/.test(column))) throw new Error('a lot change names no columns');
  const set = columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
  writer.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${set.join(', ')}`,
    row,
  );
}
