import type { LotPart } from '#shared/domain/lot.ts';
import { settle } from '#shared/domain/lot-split.ts';
import type { Reader } from '../store/connection.ts';

/** Pieces of a part's variant that left for good: sales, less what came back. */
export const netSold = `(SELECT -coalesce(sum(delta), 0) FROM stock_event AS event
  WHERE event.variant_id = part.variant_id AND event.reason IN ('sale', 'return'))`;

/** How many different things are in a lot. */
export const countParts = (reader: Reader, lotId: string): number =>
  reader.column<number>('SELECT count(*) FROM lot_part WHERE lot_id = @lotId', { lotId })[0] ?? 0;

/** A part as it is stored. */
export interface PartRecord {
  readonly id: string;
  readonly lot_id: string;
  readonly variant_id: string | null;
  readonly sku: string;
  readonly position: number;
  readonly pieces: number;
  readonly sold_before: number;
  readonly weight: number | null;
  readonly value: number | null;
  readonly fixed: number | null;
  readonly kept: number;
  readonly frozen_pieces: number;
  readonly frozen_amount: number;
  readonly open_amount: number | null;
  readonly cost_before_amount: number | null;
  readonly cost_before_currency: string | null;
}

/** What the inventory says of a part's variant; of one that is gone for good, nothing. */
export interface PartFacts {
  readonly itemId: string | null;
  readonly title: string | null;
  readonly sku: string;
  /** In the recycle bin, removed, or gone for good. */
  readonly gone: boolean;
  readonly quantity: number;
  /** Minor units of the lot's currency; `null` for a price in another one. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly sold: number;
}

/** A part with what a change of its lot has to know of it. */
export interface KnownPart {
  readonly row: PartRecord;
  readonly facts: PartFacts;
}

type KnownRow = PartRecord & {
  readonly item_id: string | null;
  readonly title: string | null;
  readonly shown_sku: string;
  readonly gone: number;
  readonly quantity: number | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly sold: number;
};

/**
 * Parts of a lot in their order, from behind one of them on. 5,000 take 20 ms; the title and the ledger of each have to be
 * visited.
 */
export const knownParts = (
  reader: Reader,
  lotId: string,
  { after, limit }: { readonly after?: PartRecord | undefined; readonly limit: number },
): readonly KnownPart[] =>
  reader
    .all<KnownRow>(
      `SELECT part.*, variant.item_id, item.title, coalesce(variant.sku, part.sku) AS shown_sku, variant.quantity,
         variant.id IS NULL OR variant.removed_at IS NOT NULL OR item.deleted_at IS NOT NULL AS gone,
         CASE WHEN variant.price_currency = lot.currency THEN variant.price_amount END AS price,
         variant.cost_amount AS cost,
         ${netSold} AS sold
       FROM lot_part AS part JOIN lot ON lot.id = part.lot_id
       LEFT JOIN variant ON variant.id = part.variant_id LEFT JOIN item ON item.id = variant.item_id
       WHERE part.lot_id = @lotId AND part.position >= @position AND (part.position, part.id) > (@position, @id)
       ORDER BY part.position, part.id LIMIT @limit`,
      { lotId, limit, position: after?.position ?? -1, id: after?.id ?? '' },
    )
    .map(({ item_id: itemId, title, shown_sku: sku, gone, quantity, price, cost, sold, ...row }) => ({
      row,
      facts: { itemId, title, sku, gone: gone === 1, quantity: quantity ?? 0, price, cost, sold },
    }));

/** The parts of a lot in their order, with what has been sold up to now settled. */
export const loadParts = (reader: Reader, lotId: string): LotPart[] =>
  knownParts(reader, lotId, { limit: -1 }).map(partOf);

/** The part with what has been sold of it settled. */
export function partOf({ row, facts }: KnownPart): LotPart {
  const stored = {
    pieces: row.pieces,
    frozenPieces: row.frozen_pieces,
    frozenAmount: row.frozen_amount,
    openAmount: row.open_amount,
  };
  // Of what was sold, the lot's own pieces. A variant that is gone for good sells no more.
  const own = Math.max(0, Math.min(row.pieces, facts.sold - row.sold_before));
  return {
    id: row.id,
    variantId: row.variant_id,
    itemId: facts.itemId,
    title: facts.title ?? '',
    sku: facts.sku,
    standing: row.kept === 1 ? 'kept' : facts.gone ? 'gone' : 'in',
    pieces: row.pieces,
    weight: row.weight,
    value: row.value,
    price: facts.price,
    fixed: row.fixed,
    ...settle(stored, row.variant_id === null ? row.frozen_pieces : own),
  };
}
