import type { LotFields, PartBasis } from '#shared/domain/lot.ts';
import type { SplitMethod } from '#shared/domain/lot-split.ts';
import { validationError } from '#shared/errors.ts';
import type { InventoryContext } from '../inventory/change.ts';
import type { Writer } from '../store/connection.ts';
import { lotChanged } from './lot-errors.ts';
import { loadParts } from './lot-rows.ts';
import { soldBefore } from './members.ts';

/** Writes what the seller says of a lot, of a new one or over what stands there. */
export function writeFields(writer: Writer, context: InventoryContext, id: string, fields: LotFields): void {
  const { name, boughtAt, source, note, currency, price, shipping, premium, tax, other } = fields;
  writer.run(
    `INSERT INTO lot (id, name, bought_at, source, note, currency, price, shipping, premium, tax, other, method, revision, updated_at)
     VALUES (@id, @name, @boughtAt, @source, @note, @currency, @price, @shipping, @premium, @tax, @other, 'equal', 0, @at)
     ON CONFLICT (id) DO UPDATE SET name = @name, bought_at = @boughtAt, source = @source, note = @note,
       currency = @currency, price = @price, shipping = @shipping, premium = @premium, tax = @tax, other = @other`,
    { id, name, boughtAt, source, note, currency, price, shipping, premium, tax, other, at: context.clock.now() },
  );
}

/**
 * Writes the method and what each part is divided by. What has been sold is settled first, at the old shares: another
 * number of pieces must not change what a sold piece carries.
 */
export function writeBasis(writer: Writer, id: string, method: SplitMethod, basis: readonly PartBasis[]): void {
  const parts = new Map(loadParts(writer, id).map((part) => [part.id, part]));
  for (const { id: partId, pieces, weight, value, fixed } of basis) {
    const part = parts.get(partId);
    if (!part) throw lotChanged();
    if (pieces < part.frozenPieces) throw fewerThanSold(partId, part.frozenPieces, part.sku);
    const same = part.pieces === pieces && part.weight === weight && part.value === value && part.fixed === fixed;
    if (same) continue;
    writer.run(
      `UPDATE lot_part SET pieces = @pieces, weight = @weight, value = @value, fixed = @fixed,
         frozen_pieces = @frozenPieces, frozen_amount = @frozenAmount, open_amount = @openAmount,
         sold_before = @soldBefore WHERE id = @id`,
      {
        id: partId,
        pieces,
        weight,
        value,
        fixed,
        frozenPieces: part.frozenPieces,
        frozenAmount: part.frozenAmount,
        openAmount: part.openAmount,
        soldBefore: soldBeforeNow(writer, partId, part.pieces === pieces ? undefined : pieces),
      },
    );
  }
  writer.run('UPDATE lot SET method = @method WHERE id = @id', { id, method });
}

/** With another number of pieces it has to be found anew which sales were of the lot's; those that are settled stay. */
function soldBeforeNow(writer: Writer, partId: string, pieces: number | undefined): number {
  const row = writer.get<{ kept: number; frozen: number; quantity: number | null; sold: number | null }>(
    `SELECT part.sold_before AS kept, part.frozen_pieces AS frozen, variant.quantity,
       (SELECT max(0, -coalesce(sum(delta), 0)) FROM stock_event AS event
        WHERE event.variant_id = part.variant_id AND event.reason IN ('sale', 'return')) AS sold
     FROM lot_part AS part LEFT JOIN variant ON variant.id = part.variant_id WHERE part.id = @partId`,
    { partId },
  );
  if (!row) return 0;
  if (pieces === undefined || row.quantity === null || row.frozen > 0) return row.kept;
  return soldBefore(pieces, row.quantity, row.sold ?? 0);
}

const fewerThanSold = (partId: string, sold: number, sku: string) =>
  validationError({
    path: `parts.${partId}.pieces`,
    reason: 'lot_pieces_sold',
    params: { sku, sold },
    message: `${sold} pieces of ${sku} have been sold already. Enter at least ${sold}.`,
  });
