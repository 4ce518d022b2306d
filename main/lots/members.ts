import { lotLimits } from '#shared/domain/lot.ts';
import type { Lot } from '#shared/domain/lot.ts';
import { perPiece } from '#shared/domain/lot-split.ts';
import type { Money } from '#shared/domain/money.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { toMoney } from '../inventory/item-rows.ts';
import { createItem } from '../inventory/items.ts';
import { enterStock } from '../inventory/stock.ts';
import { variantRecords } from '../inventory/item-rows.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { inOtherLot, lotFull, otherCurrency } from './lot-errors.ts';
import type { LotRecord } from './lot-rows.ts';
import { partOf, type KnownPart } from './part-rows.ts';

interface Candidate {
  readonly id: string;
  readonly item_id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly price_amount: number | null;
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
    `SELECT variant.id, variant.item_id, variant.sku, variant.quantity, variant.price_amount, variant.price_currency,
       variant.cost_amount, variant.cost_currency,
       lot.id AS lot_id, lot.name AS lot_name, part.kept,
       (SELECT -coalesce(sum(delta), 0) FROM stock_event AS event
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

/** Throws `conflict` (`lot_full`) when so many more are too many. */
export function refuseFull(parts: number, more: number): void {
  if (parts + more > lotLimits.parts) throw lotFull(lotLimits.parts);
}

/**
 * The parts of a lot with those that join. The pieces of each are what lies there now, or what was sold of it when nothing
 * does. Throws `conflict` (`lot_full`).
 */
export function join(
  { newId }: Pick<InventoryContext, 'newId'>,
  lot: Pick<LotRecord, 'id' | 'currency'>,
  known: readonly KnownPart[],
  { fresh, back }: Joining,
): readonly KnownPart[] {
  refuseFull(known.length, fresh.length);
  const again = new Set(back.map(({ id }) => id));
  const last = known.reduce((highest, { row }) => Math.max(highest, row.position), -1);
  return [
    ...known.map((part) =>
      part.row.variant_id !== null && again.has(part.row.variant_id)
        ? { ...part, row: { ...part.row, kept: 0 } }
        : part,
    ),
    ...fresh.map((candidate, index): KnownPart => {
      const { id, sku, quantity, sold } = candidate;
      const bought = Math.max(0, sold);
      const pieces = Math.min(lotLimits.pieces, Math.max(1, quantity || bought));
      return {
        row: {
          id: newId(),
          lot_id: lot.id,
          variant_id: id,
          sku,
          position: last + 1 + index,
          pieces,
          sold_before: soldBefore(pieces, quantity, bought),
          weight: null,
          value: null,
          fixed: null,
          kept: 0,
          frozen_pieces: 0,
          frozen_amount: 0,
          open_amount: null,
          cost_before_amount: candidate.cost_amount,
          cost_before_currency: candidate.cost_currency,
        },
        facts: {
          itemId: candidate.item_id,
          title: null,
          sku,
          gone: false,
          quantity,
          price: candidate.price_currency === lot.currency ? candidate.price_amount : null,
          cost: candidate.cost_amount,
          sold,
        },
      };
    }),
  ];
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
 * The parts of a lot without those that leave, and the costs of these. `others`: their share goes back to the rest, and they
 * get the cost they had before, unless the seller has set another one since. `keep`: they go with their share, which the lot
 * remembers. What has been sold keeps its share in any case, so such a part can only be kept.
 */
export function takeOut(
  known: readonly KnownPart[],
  leaving: ReadonlySet<string>,
  share: 'others' | 'keep',
): { readonly parts: readonly KnownPart[]; readonly costs: ReadonlyMap<string, Money | null> } {
  const costs = new Map<string, Money | null>();
  const parts = known.flatMap((part): readonly KnownPart[] => {
    if (!leaving.has(part.row.id)) return [part];
    const { row, facts } = part;
    const { frozenPieces, frozenAmount, openAmount, standing, sku } = partOf(part);
    if (share === 'keep') {
      const shares = { frozen_pieces: frozenPieces, frozen_amount: frozenAmount, open_amount: openAmount ?? 0 };
      return [{ facts, row: { ...row, kept: 1, ...shares } }];
    }
    if (frozenPieces > 0) throw soldPart(sku);
    const shown = standing === 'gone' || openAmount === null ? null : perPiece(openAmount, row.pieces);
    if (row.variant_id !== null && shown !== null && facts.cost === shown) {
      costs.set(row.variant_id, toMoney(row.cost_before_amount, row.cost_before_currency));
    }
    return [];
  });
  return { parts, costs };
}

const soldPart = (sku: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_part_sold',
    params: { sku },
    message: `Pieces of ${sku} have been sold with their share of this lot. Take it out together with its share.`,
  });
