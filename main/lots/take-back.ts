import type { RunContext } from '../inventory/undo/apply.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { lotChange, rowsOf, saysTheSame, writeLotChange, type Row, type Rows } from './lot-change.ts';
import { lotChanged } from './lot-errors.ts';

/** Not by a schema: of 10,000 parts it would take 0.1 s, and what is written back is judged column by column. */
const parsed = (text: string): Rows => JSON.parse(text) as Rows;

/**
 * Works out how the lot that a run changed comes back to what it was before, and answers what writes that as part of the run
 * that takes it back; taking that back in turn works the same way. The costs of the items are restored beside this, from their
 * own changes. Answers nothing for a run that changed no lot.
 *
 * Both throw `conflict` (`lot_changed`) when the lot was changed again since: shares sum to the total only as a whole, so a part
 * of an earlier split is worth nothing.
 */
export function takeBackLot(
  reader: Reader,
  runId: string,
): ((writer: Writer, context: RunContext) => void) | undefined {
  const change = reader.get<{ readonly lot_id: string; readonly before: string; readonly after: string }>(
    'SELECT lot_id, before, after FROM lot_change WHERE run_id = @runId',
    { runId },
  );
  if (!change) return undefined;
  const lotId = change.lot_id;
  const present = rowsOf(reader, lotId);
  for (const [key, row] of Object.entries(parsed(change.after))) {
    if (!saysTheSame(present[key] ?? null, row)) throw lotChanged();
  }
  const later: Record<string, Row | null> = { ...present };
  for (const [key, row] of Object.entries(parsed(change.before))) later[key] = row && { ...present[key], ...row };
  const lotKey = `lot ${lotId}`;
  const revision = Number(present[lotKey]?.['revision']);
  const back = withVariants(reader, present, later);
  // The row of a lot that was created stays, out of sight: its changes refer to it.
  const hidden = (at: number): Rows => ({ ...back, [lotKey]: { ...present[lotKey], deleted_at: at } });
  const worked = later[lotKey] ? lotChange(lotId, present, back) : undefined;
  return (writer, context) =>
    writeLotChange(writer, context, worked ?? lotChange(lotId, present, hidden(context.clock.now())), revision);
}

/** A variant that has gone for good meanwhile cannot come back. */
function withVariants(reader: Reader, present: Rows, later: Rows): Rows {
  const back = Object.entries(later).flatMap(([key, row]) => {
    const variantId = row?.['variant_id'];
    return typeof variantId === 'string' && present[key]?.['variant_id'] !== variantId ? [{ key, row, variantId }] : [];
  });
  if (back.length === 0) return later;
  const there = new Set(
    reader.column<string>(
      'SELECT variant.id FROM json_each(@ids) AS wanted CROSS JOIN variant ON variant.id = wanted.value',
      { ids: JSON.stringify(back.map(({ variantId }) => variantId)) },
    ),
  );
  const gone = back.filter(({ variantId }) => !there.has(variantId));
  return { ...later, ...Object.fromEntries(gone.map(({ key, row }) => [key, { ...row, variant_id: null }])) };
}
