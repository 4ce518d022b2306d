import type { Lot, LotRow } from '#shared/domain/lot.ts';
import { lotTotal, splitMethodSchema } from '#shared/domain/lot.ts';
import { notFound } from '#shared/errors.ts';
import type { Reader } from '../store/connection.ts';
import { netSold } from './part-rows.ts';

/** A lot as it is stored. */
export interface LotRecord {
  readonly id: string;
  readonly name: string;
  readonly bought_at: number;
  readonly source: string;
  readonly note: string;
  readonly currency: string;
  readonly price: number;
  readonly shipping: number;
  readonly premium: number;
  readonly tax: number;
  readonly other: number;
  readonly method: string;
  readonly revision: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
}

const lotColumns = `lot.id, lot.name, lot.bought_at, lot.source, lot.note, lot.currency, lot.price, lot.shipping, lot.premium,
  lot.tax, lot.other, lot.method, lot.revision, lot.updated_at, lot.deleted_at`;

/** The same in the words of the contract. */
export const toLot = (row: LotRecord): Lot => ({
  id: row.id,
  name: row.name,
  boughtAt: row.bought_at,
  source: row.source,
  note: row.note,
  currency: row.currency,
  price: row.price,
  shipping: row.shipping,
  premium: row.premium,
  tax: row.tax,
  other: row.other,
  method: splitMethodSchema.parse(row.method),
  revision: row.revision,
  updatedAt: row.updated_at,
});

/** Throws `not_found`, for a deleted lot too. */
export const loadLot = (reader: Reader, id: string): Lot => toLot(lotRecord(reader, id));

/** The same as it is stored. */
export function lotRecord(reader: Reader, id: string): LotRecord {
  const row = reader.get<LotRecord>(`SELECT ${lotColumns} FROM lot WHERE id = @id AND deleted_at IS NULL`, { id });
  if (!row) throw notFound('lot', id);
  return row;
}

/**
 * Paid by buyers for a variant of the lot. Where other pieces of it had been sold before, only what was ordered since counts:
 * ids are in the order of time.
 */
const recovered = `SELECT coalesce(sum(line.price_amount * line.quantity), 0) FROM lot_part AS part
  JOIN order_line AS line ON line.variant_id = part.variant_id AND line.price_currency = lot.currency
  WHERE part.lot_id = lot.id AND (part.sold_before = 0 OR line.id > part.id)`;

type LotRowRecord = LotRecord &
  Pick<LotRow, 'recovered'> & { readonly [Sum in 'parts' | 'pieces' | 'sold']: number | null };

const toLotRow = (row: LotRowRecord): LotRow => ({
  ...toLot(row),
  parts: row.parts ?? 0,
  pieces: row.pieces ?? 0,
  sold: row.sold ?? 0,
  recovered: row.recovered,
});

/** What was sold of a part, between none and all of it. A variant that is gone for good sells no more. */
const soldOfPart = `CASE WHEN part.variant_id IS NULL THEN part.frozen_pieces
  ELSE max(0, min(part.pieces, ${netSold} - part.sold_before)) END`;

/** One window of the lots, last bought first. */
export function listLots(
  reader: Reader,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: LotRow[]; total: number } {
  const rows = reader
    .all<LotRowRecord>(
      `SELECT ${lotColumns}, sums.parts, sums.pieces, sums.sold, (${recovered}) AS recovered FROM
         (SELECT id FROM lot WHERE deleted_at IS NULL ORDER BY bought_at DESC, id DESC LIMIT @limit OFFSET @offset) AS page
       CROSS JOIN lot ON lot.id = page.id
       LEFT JOIN (SELECT part.lot_id, count(*) AS parts, sum(part.pieces) AS pieces, sum(${soldOfPart}) AS sold
         FROM lot_part AS part GROUP BY part.lot_id) AS sums ON sums.lot_id = lot.id
       ORDER BY lot.bought_at DESC, lot.id DESC`,
      { offset, limit },
    )
    .map(toLotRow);
  const { total } = reader.get<{ total: number }>(
    'SELECT count(*) AS total FROM lot INDEXED BY lot_by_time WHERE deleted_at IS NULL',
  ) ?? { total: 0 };
  return { rows, total };
}

/** What buyers paid for the pieces of one lot, in its currency. */
export const recoveredOf = (reader: Reader, lotId: string): number =>
  reader.get<{ amount: number }>(`SELECT (${recovered}) AS amount FROM lot WHERE id = @lotId`, { lotId })?.amount ?? 0;

/** For a choice: the lots by name, last bought first, as many as one reads through. */
export const lotNames = (reader: Reader): { id: string; name: string; currency: string; total: number }[] =>
  reader
    .all<LotRecord>(`SELECT ${lotColumns} FROM lot WHERE deleted_at IS NULL ORDER BY bought_at DESC, id DESC LIMIT 500`)
    .map(toLot)
    .map((lot) => ({ id: lot.id, name: lot.name, currency: lot.currency, total: lotTotal(lot) }));

/** The lots that an item's variants came from. */
export const lotsOfItem = (
  reader: Reader,
  itemId: string,
): { variantId: string; partId: string; lotId: string; name: string; kept: boolean }[] =>
  reader
    .all<{ variantId: string; partId: string; lotId: string; name: string; kept: number }>(
      `SELECT variant.id AS variantId, part.id AS partId, lot.id AS lotId, lot.name, part.kept FROM variant
       JOIN lot_part AS part ON part.variant_id = variant.id JOIN lot ON lot.id = part.lot_id
       WHERE variant.item_id = @itemId AND lot.deleted_at IS NULL`,
      { itemId },
    )
    .map(({ variantId, partId, lotId, name, kept }) => ({ variantId, partId, lotId, name, kept: kept === 1 }));
