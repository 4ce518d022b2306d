import { lotTotal } from '#shared/domain/lot.ts';
import { perPiece, splitLot } from '#shared/domain/lot-split.ts';
import type { SplitPart } from '#shared/domain/lot-split.ts';
import type { Lot, LotPart } from '#shared/domain/lot.ts';
import type { Money } from '#shared/domain/money.ts';
import { announce, recordChange } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { variantRecord } from '../inventory/item-rows.ts';
import { toMoney } from '../inventory/item-rows.ts';
import { applyChanges } from '../inventory/undo/apply.ts';
import type { PlannedChange } from '../inventory/undo/planned-change.ts';
import { readVariants } from '../inventory/undo/variant-fields.ts';
import type { Writer } from '../store/connection.ts';
import { splitRefused } from './lot-errors.ts';
import { loadLot, loadParts } from './lot-rows.ts';

/** A part as the division takes it: what the seller expects of a piece, or the item's price. */
export const splitPart = (part: LotPart): SplitPart => ({ ...part, value: part.value ?? part.price });

/**
 * Divides the lot's total again over what is unsold, by its method and the shares set by hand, and writes the cost of each
 * variant. The parts sum to the total afterwards, or nothing is changed: throws `conflict` (`lot_…`) where it does not
 * come out.
 */
export function applySplit(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  lotId: string,
): void {
  const lot = loadLot(writer, lotId);
  const parts = loadParts(writer, lotId);
  const outcome = splitLot(lotTotal(lot), lot.method, parts.map(splitPart));
  if (outcome.kind === 'refused') throw splitRefused(lot, outcome.problem, outcome.amount);
  const shares = parts.map((part) => ({ part, openAmount: outcome.open.get(part.id) ?? 0 }));
  writer.run(
    `UPDATE lot_part SET frozen_pieces = new.value ->> 1, frozen_amount = new.value ->> 2, open_amount = new.value ->> 3
     FROM json_each(@shares) AS new WHERE lot_part.id = new.value ->> 0`,
    {
      shares: JSON.stringify(
        shares.map(({ part, openAmount }) => [part.id, part.frozenPieces, part.frozenAmount, openAmount]),
      ),
    },
  );
  writeCosts(writer, context, lot, shares);
}

/** As one set of changes of the open run: item by item, 5,000 of them would take ten times as long. */
function writeCosts(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  lot: Lot,
  shares: readonly { readonly part: LotPart; readonly openAmount: number }[],
): void {
  const variants = readVariants(
    writer,
    shares.flatMap(({ part }) => part.variantId ?? []),
  );
  const changes: PlannedChange[] = [];
  for (const { part, openAmount } of shares) {
    const open = part.pieces - part.frozenPieces;
    const variant = variants.get(part.variantId ?? '');
    if (part.standing !== 'in' || variant === undefined || open === 0) continue;
    const { variantId, itemId, cost: before } = variant;
    const cost = { amount: perPiece(openAmount, open), currency: lot.currency };
    if (before?.amount === cost.amount && before.currency === cost.currency) continue;
    changes.push({ kind: 'variant.update', itemId, before: { variantId, cost: before }, after: { variantId, cost } });
  }
  applyChanges(writer, context, changes);
  announce(writer, context, [...new Set(changes.map(({ itemId }) => itemId))]);
}

/** Writes the cost of a variant as a change that can be taken back. Returns whether it was another one. */
export function setCost(writer: Writer, context: InventoryContext, variantId: string, cost: Money | null): boolean {
  const variant = variantRecord(writer, variantId);
  const before = toMoney(variant.cost_amount, variant.cost_currency);
  if (before?.amount === cost?.amount && before?.currency === cost?.currency) return false;
  writer.run('UPDATE variant SET cost_amount = @amount, cost_currency = @currency WHERE id = @variantId', {
    variantId,
    amount: cost?.amount ?? null,
    currency: cost?.currency ?? null,
  });
  recordChange(writer, context, {
    kind: 'variant.update',
    itemId: variant.item_id,
    before: { variantId, cost: before },
    after: { variantId, cost },
  });
  return true;
}
