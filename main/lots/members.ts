import { lotLimits } from '#shared/domain/lot.ts';
import type { Lot, LotPart } from '#shared/domain/lot.ts';
import { perPiece } from '#shared/domain/lot-split.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { toMoney } from '../inventory/item-rows.ts';
import { createItem } from '../inventory/items.ts';
import { enterStock } from '../inventory/stock.ts';
import { variantRecords } from '../inventory/item-rows.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { setCosts } from './apply-split.ts';
import { inOtherLot, lotFull, otherCurrency } from './lot-errors.ts';

interface Candidate {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly lot_id: string | null;
  readonly lot_name: string | null;
  readonly kept: number | null;
  readonly sold: number;
}

/** Which variants would come into a lot, and why the others cannot. */
export interface Joining {
  readonly fresh: readonly Candidate[];
  /** Taken out of this lot with their share before; they take part again. */
  readonly back: readonly Candidate[];
  readonly skipped: readonly FieldProblem[];
}

/** Judges all variants of the items. Those in the lot already are neither added nor skipped. */
export function planJoining(reader: Reader, lot: Lot, itemIds: readonly string[]): Joining {
  const skipped: FieldProblem[] = [];
  const fresh: Candidate[] = [];
  const back: Candidate[] = [];
  for (const candidate of candidates(reader, itemIds)) {
    const currencies = [candidate.price_currency, candidate.cost_currency];
    const foreign = currencies.find((currency) => currency !== null && currency !== lot.currency);
    if (candidate.lot_id === lot.id) {
      if (candidate.kept === 1) back.push(candidate);
    } else if (candidate.lot_name !== null) skipped.push(inOtherLot(candidate.sku, candidate.lot_name));
    else if (foreign) skipped.push(otherCurrency(candidate.sku, foreign, lot));
    else fresh.push(candidate);
  }
  return { fresh, back, skipped };
}

const candidates = (reader: Reader, itemIds: readonly string[]): Candidate[] =>
  reader.all<Candidate>(
    `SELECT variant.id, variant.sku, variant.quantity, variant.price_currency, variant.cost_amount, variant.cost_currency,
       lot.id AS lot_id, lot.name AS lot_name, part.kept,
       (SELECT max(0, -coalesce(sum(delta), 0)) FROM stock_event AS event
        WHERE event.variant_id = variant.id AND event.reason IN ('sale', 'return')) AS sold
     FROM json_each(@ids) AS wanted
     CROSS JOIN item ON item.id = wanted.value AND item.deleted_at IS NULL
     CROSS JOIN variant ON variant.item_id = item.id AND variant.removed_at IS NULL
     LEFT JOIN lot_part AS part ON part.variant_id = variant.id LEFT JOIN lot ON lot.id = part.lot_id
     ORDER BY wanted.key, variant.position`,
    { ids: JSON.stringify([...new Set(itemIds)]) },
  );

/** Sales of the lot's own pieces are those that its unsold pieces do not account for. */
export const soldBefore = (pieces: number, quantity: number, sold: number): number =>
  sold - Math.min(sold, pieces - Math.min(pieces, quantity));

/** Throws `conflict` (`lot_full`) when so many more are too many. Answers the last position that is taken. */
export function refuseFull(reader: Reader, lotId: string, more: number): number {
  const { parts, last } = reader.get<{ parts: number; last: number }>(
    'SELECT count(*) AS parts, coalesce(max(position), -1) AS last FROM lot_part WHERE lot_id = @lotId',
    { lotId },
  ) ?? { parts: 0, last: -1 };
  if (parts + more > lotLimits.parts) throw lotFull(lotLimits.parts);
  return last;
}

/**
 * Puts variants into a lot. The pieces of each are what lies there now, or what was sold of it when nothing does. Throws
 * `conflict` (`lot_full`).
 */
export function join(writer: Writer, context: InventoryContext, lot: Lot, { fresh, back }: Joining): void {
  const last = refuseFull(writer, lot.id, fresh.length);
  writer.run('UPDATE lot_part SET kept = 0 WHERE variant_id IN (SELECT value FROM json_each(@ids))', {
    ids: JSON.stringify(back.map(({ id }) => id)),
  });
  const rows = fresh.map((candidate, index) => {
    const pieces = Math.min(lotLimits.pieces, Math.max(1, candidate.quantity || candidate.sold));
    const { id, sku, cost_amount: amount, cost_currency: currency } = candidate;
    const before = soldBefore(pieces, candidate.quantity, candidate.sold);
    return [context.newId(), id, sku, last + 1 + index, pieces, before, amount, currency];
  });
  writer.run(
    `INSERT INTO lot_part (id, lot_id, variant_id, sku, position, pieces, sold_before, cost_before_amount, cost_before_currency)
     SELECT value ->> 0, @lotId, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(@rows)`,
    { lotId: lot.id, rows: JSON.stringify(rows) },
  );
}

/** Creates so many items of one piece each, bought with the lot; they are described later. Answers their ids. */
export function createItems(
  writer: Writer,
  context: InventoryContext,
  lot: Lot,
  input: { readonly count: number; readonly skuPattern: string },
): readonly string[] {
  const quiet: InventoryContext = { ...context, emit: () => undefined };
  return Array.from({ length: input.count }, () => {
    const itemId = createItem(writer, quiet, { patch: {}, skuPattern: input.skuPattern });
    const [variant] = variantRecords(writer, itemId);
    if (!variant) throw notFound('variant', itemId);
    const change = { kind: 'delta', delta: 1 } as const;
    enterStock(writer, quiet, { variantId: variant.id, reason: 'purchase', change, note: lot.name });
    return itemId;
  });
}

/**
 * Takes parts out. `others`: their share goes back to the rest, and they get the cost they had before. `keep`: they go
 * with their share, which the lot remembers. What has been sold keeps its share in any case, so such a part can only be kept.
 */
export function takeOut(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  parts: readonly LotPart[],
  share: 'others' | 'keep',
): void {
  if (share === 'keep') {
    writer.run(
      `UPDATE lot_part SET kept = 1, frozen_pieces = new.value ->> 1, frozen_amount = new.value ->> 2,
         open_amount = new.value ->> 3 FROM json_each(@rows) AS new WHERE lot_part.id = new.value ->> 0`,
      {
        rows: JSON.stringify(
          parts.map(({ id, frozenPieces, frozenAmount, openAmount }) => [
            id,
            frozenPieces,
            frozenAmount,
            openAmount ?? 0,
          ]),
        ),
      },
    );
    return;
  }
  const sold = parts.find(({ frozenPieces }) => frozenPieces > 0);
  if (sold) throw soldPart(sold.sku);
  restoreCosts(writer, context, parts);
  writer.run('DELETE FROM lot_part WHERE id IN (SELECT value FROM json_each(@ids))', {
    ids: JSON.stringify(parts.map(({ id }) => id)),
  });
}

/** Unless the seller has set another one since. */
function restoreCosts(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  parts: readonly LotPart[],
): void {
  const open = parts.filter(({ standing, openAmount }) => standing !== 'gone' && openAmount !== null);
  const shown = new Map(open.map(({ id, openAmount, pieces }) => [id, perPiece(openAmount ?? 0, pieces)]));
  const rows = writer.all<{
    readonly id: string;
    readonly variantId: string;
    readonly present: number | null;
    readonly amount: number | null;
    readonly currency: string | null;
  }>(
    `SELECT part.id, variant.id AS variantId, variant.cost_amount AS present, part.cost_before_amount AS amount,
       part.cost_before_currency AS currency
     FROM json_each(@ids) AS wanted CROSS JOIN lot_part AS part ON part.id = wanted.value
     JOIN variant ON variant.id = part.variant_id`,
    { ids: JSON.stringify([...shown.keys()]) },
  );
  const own = rows.filter(({ id, present }) => present === shown.get(id));
  setCosts(
    writer,
    context,
    new Map(own.map(({ variantId, amount, currency }) => [variantId, toMoney(amount, currency)])),
  );
}

const soldPart = (sku: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_part_sold',
    params: { sku },
    message: `Pieces of ${sku} have been sold with their share of this lot. Take it out together with its share.`,
  });
