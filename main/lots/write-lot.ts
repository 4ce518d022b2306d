import type { LotFields, PartBasis } from '#shared/domain/lot.ts';
import { validationError } from '#shared/errors.ts';
import { lotChanged } from './lot-errors.ts';
import type { LotRecord } from './lot-rows.ts';
import { soldBefore } from './members.ts';
import { partOf, type KnownPart } from './part-rows.ts';

/** What the seller says of a lot, as it is stored. */
export const fieldColumns = ({ boughtAt, ...fields }: LotFields): Omit<LotRecord, keyof Stored> => ({
  name: fields.name,
  bought_at: boughtAt,
  source: fields.source,
  note: fields.note,
  currency: fields.currency,
  price: fields.price,
  shipping: fields.shipping,
  premium: fields.premium,
  tax: fields.tax,
  other: fields.other,
});
type Stored = Pick<LotRecord, 'id' | 'method' | 'revision' | 'updated_at' | 'deleted_at'>;

/**
 * The parts with what each is to be divided by. What has been sold is settled first, at the old shares: another number of
 * pieces must not change what a sold piece carries.
 */
export function withBasis(known: readonly KnownPart[], basis: readonly PartBasis[]): readonly KnownPart[] {
  const parts = new Map(known.map((part) => [part.row.id, part]));
  for (const { id, pieces, weight, value, fixed } of basis) {
    const part = parts.get(id);
    if (!part) throw lotChanged();
    const { row, facts } = part;
    const { frozenPieces, frozenAmount, openAmount, sku } = partOf(part);
    if (pieces < frozenPieces) throw fewerThanSold(id, frozenPieces, sku);
    if (row.pieces === pieces && row.weight === weight && row.value === value && row.fixed === fixed) continue;
    // With another number of pieces it has to be found anew which sales were of the lot's; those that are settled stay.
    const anew = row.pieces !== pieces && row.variant_id !== null && row.frozen_pieces === 0;
    const before = anew ? soldBefore(pieces, facts.quantity, Math.max(0, facts.sold)) : row.sold_before;
    const shares = { frozen_pieces: frozenPieces, frozen_amount: frozenAmount, open_amount: openAmount };
    parts.set(id, { facts, row: { ...row, pieces, weight, value, fixed, sold_before: before, ...shares } });
  }
  return [...parts.values()];
}

const fewerThanSold = (partId: string, sold: number, sku: string) =>
  validationError({
    path: `parts.${partId}.pieces`,
    reason: 'lot_pieces_sold',
    params: { sku, sold },
    message: `${sold} pieces of ${sku} have been sold already. Enter at least ${sold}.`,
  });
