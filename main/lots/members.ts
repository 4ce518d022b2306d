import { lotLimits } from '#shared/domain/lot.ts';
import type { Lot, LotPart } from '#shared/domain/lot.ts';
import { perPiece } from '#shared/domain/lot-split.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { announce } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { toMoney } from '../inventory/item-rows.ts';
import { createItem } from '../inventory/items.ts';
import { enterStock } from '../inventory/stock.ts';
import { variantRecords } from '../inventory/item-rows.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { setCost } from './apply-split.ts';
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

/**
 * Puts the variants of items into a lot. Its pieces are what lies there now, or what was sold of it when nothing does. Those
 * that cannot join are named with the reason, the others are in; one that had
 * been taken out of this lot with its share takes part again.
 */
export function addItems(
  writer: Writer,
  context: InventoryContext,
  lot: Lot,
  itemIds: readonly string[],
): { readonly added: number; readonly skipped: FieldProblem[] } {
  const skipped: FieldProblem[] = [];
  const joining: Candidate[] = [];
  let back = 0;
  for (const candidate of candidates(writer, itemIds)) {
    const currencies = [candidate.price_currency, candidate.cost_currency];
    const foreign = currencies.find((currency) => currency !== null && currency !== lot.currency);
    if (candidate.lot_id === lot.id) {
      if (candidate.kept === 1) back += 1;
      writer.run('UPDATE lot_part SET kept = 0 WHERE variant_id = @id', { id: candidate.id });
    } else if (candidate.lot_name !== null) skipped.push(inOtherLot(candidate.sku, candidate.lot_name));
    else if (foreign) skipped.push(otherCurrency(candidate.sku, foreign, lot));
    else joining.push(candidate);
  }
  join(writer, context, lot, joining);
  return { added: joining.length + back, skipped };
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

function join(writer: Writer, context: InventoryContext, lot: Lot, joining: readonly Candidate[]): void {
  const { parts, last } = writer.get<{ parts: number; last: number }>(
    'SELECT count(*) AS parts, coalesce(max(position), -1) AS last FROM lot_part WHERE lot_id = @id',
    { id: lot.id },
  ) ?? { parts: 0, last: -1 };
  if (parts + joining.length > lotLimits.parts) throw lotFull(lotLimits.parts);
  for (const [index, candidate] of joining.entries()) {
    const pieces = Math.min(lotLimits.pieces, Math.max(1, candidate.quantity || candidate.sold));
    const cost = toMoney(candidate.cost_amount, candidate.cost_currency);
    writer.run(
      `INSERT INTO lot_part (id, lot_id, variant_id, sku, position, pieces, sold_before, cost_before_amount, cost_before_currency)
       VALUES (@id, @lotId, @variantId, @sku, @position, @pieces, @soldBefore, @amount, @currency)`,
      {
        id: context.newId(),
        lotId: lot.id,
        variantId: candidate.id,
        sku: candidate.sku,
        position: last + 1 + index,
        pieces,
        soldBefore: soldBefore(pieces, candidate.quantity, candidate.sold),
        amount: cost?.amount ?? null,
        currency: cost?.currency ?? null,
      },
    );
  }
}

/** Creates so many items of one piece each, bought with the lot; they are described later. */
export function createItems(
  writer: Writer,
  context: InventoryContext,
  lot: Lot,
  input: { readonly count: number; readonly skuPattern: string },
): void {
  const quiet: InventoryContext = { ...context, emit: () => undefined };
  const itemIds: string[] = [];
  for (let made = 0; made < input.count; made += 1) {
    const itemId = createItem(writer, quiet, { patch: {}, skuPattern: input.skuPattern });
    const [variant] = variantRecords(writer, itemId);
    if (!variant) throw notFound('variant', itemId);
    const change = { kind: 'delta', delta: 1 } as const;
    enterStock(writer, quiet, { variantId: variant.id, reason: 'purchase', change, note: lot.name });
    itemIds.push(itemId);
  }
  announce(writer, context, itemIds);
  addItems(writer, context, lot, itemIds);
}

/**
 * Takes parts out. `others`: their share goes back to the rest, and they get the cost they had before. `keep`: they go
 * with their share, which the lot remembers. What has been sold keeps its share in any case, so such a part can only be kept.
 */
export function takeOut(
  writer: Writer,
  context: InventoryContext,
  parts: readonly LotPart[],
  share: 'others' | 'keep',
): void {
  for (const part of parts) {
    if (share === 'keep') {
      writer.run(
        `UPDATE lot_part SET kept = 1, frozen_pieces = @frozenPieces, frozen_amount = @frozenAmount,
           open_amount = @openAmount WHERE id = @id`,
        {
          id: part.id,
          frozenPieces: part.frozenPieces,
          frozenAmount: part.frozenAmount,
          openAmount: part.openAmount ?? 0,
        },
      );
      continue;
    }
    if (part.frozenPieces > 0) throw soldPart(part.sku);
    restoreCost(writer, context, part);
    writer.run('DELETE FROM lot_part WHERE id = @id', { id: part.id });
  }
}

/** Unless the seller has set another one since. */
function restoreCost(writer: Writer, context: InventoryContext, part: LotPart): void {
  if (part.variantId === null || part.standing === 'gone' || part.openAmount === null) return;
  const row = writer.get<
    Record<'present' | 'present_currency' | 'amount', number | null> & { currency: string | null }
  >(
    `SELECT variant.cost_amount AS present, part.cost_before_amount AS amount, part.cost_before_currency AS currency
     FROM lot_part AS part JOIN variant ON variant.id = part.variant_id WHERE part.id = @id`,
    { id: part.id },
  );
  if (row?.present !== perPiece(part.openAmount, part.pieces)) return;
  if (setCost(writer, context, part.variantId, toMoney(row.amount, row.currency))) {
    announce(writer, context, [part.itemId ?? '']);
  }
}

const soldPart = (sku: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_part_sold',
    params: { sku },
    message: `Pieces of ${sku} have been sold with their share of this lot. Take it out together with its share.`,
  });
