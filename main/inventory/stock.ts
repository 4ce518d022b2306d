import { itemLimits, stockReasonSchema } from '#shared/domain/item.ts';
import type { Item, StockEvent, StockReason } from '#shared/domain/item.ts';
import { AppError, notFound, validationError } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { sqliteCode } from '../store/sqlite-error.ts';
import type { InventoryContext } from './change.ts';
import { announce, recordChange, touchItem } from './change.ts';
import { loadItem, variantRecord } from './item-rows.ts';

/** One entry for the ledger. `delta` is never zero; `orderLineId` names the sale it belongs to. */
export interface NewStockEvent {
  readonly variantId: string;
  /** When it happened, ms UTC. */
  readonly at: number;
  readonly reason: StockReason;
  readonly delta: number;
  readonly note: string;
  readonly orderLineId: string | null;
}

/**
 * Appends to the ledger; the database adds the delta to the variant's quantity in the same statement. A sum below zero is
 * refused with `conflict`, reason `stock_below_zero`, and so is a sale of an order line that was counted before
 * (`sale_already_counted`). Removed variants and items in the recycle bin are accepted: their sales are real.
 */
export function appendStockEvent(writer: Writer, context: InventoryContext, event: NewStockEvent): StockEvent {
  const variant = insertEvent(writer, context, event);
  touchItem(writer, context, variant.itemId);
  announce(writer, context, [variant.itemId]);
  return variant.event;
}

function insertEvent(
  writer: Writer,
  context: InventoryContext,
  event: NewStockEvent,
): { readonly itemId: string; readonly event: StockEvent } {
  const variant = writer.get<{ item_id: string; sku: string; quantity: number }>(
    'SELECT item_id, sku, quantity FROM variant WHERE id = @id',
    { id: event.variantId },
  );
  if (!variant) throw notFound('variant', event.variantId);
  const quantity = variant.quantity + event.delta;
  if (quantity < 0) {
    throw new AppError({
      code: 'conflict',
      reason: 'stock_below_zero',
      params: { sku: variant.sku, available: variant.quantity, requested: -event.delta },
      message: `There are only ${variant.quantity} of ${variant.sku}; ${-event.delta} cannot be taken. Count the stock and correct it.`,
    });
  }
  if (quantity > itemLimits.quantity) {
    throw quantityTooLarge();
  }
  const id = context.newId();
  try {
    writer.run(
      `INSERT INTO stock_event (id, variant_id, at, reason, delta, note, order_line_id)
       VALUES (@id, @variantId, @at, @reason, @delta, @note, @orderLineId)`,
      { id, ...event },
    );
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    throw new AppError(
      { code: 'conflict', reason: 'sale_already_counted', message: 'This sale is already in the stock ledger.' },
      { cause: error },
    );
  }
  return { itemId: variant.item_id, event: { id, ...event } };
}

/** More pieces than a variant holds. */
export const quantityTooLarge = (): AppError =>
  validationError({
    path: 'quantity',
    reason: 'quantity_too_large',
    params: { limit: itemLimits.quantity },
    message: `A stock of more than ${itemLimits.quantity} cannot be kept. Check the number.`,
  });

/** What is entered by hand. */
interface StockEntry {
  readonly variantId: string;
  readonly reason: Exclude<StockReason, 'sale'>;
  readonly change:
    | { readonly kind: 'delta'; readonly delta: number }
    | { readonly kind: 'count'; readonly quantity: number };
  readonly note: string;
}

/** A change by hand: by so many, or to the number that was counted. A count that agrees with the ledger adds nothing. */
export const adjustStock = (writer: Writer, context: InventoryContext, input: StockEntry): Item =>
  loadItem(writer, enterStock(writer, context, input));

/** The same for many in a row: answers only the item's id, because reading it again is most of the work. */
export function enterStock(writer: Writer, context: InventoryContext, input: StockEntry): string {
  const variant = variantRecord(writer, input.variantId);
  const delta = input.change.kind === 'delta' ? input.change.delta : input.change.quantity - variant.quantity;
  if (delta !== 0) {
    const { event } = insertEvent(writer, context, {
      variantId: variant.id,
      at: context.clock.now(),
      reason: input.reason,
      delta,
      note: input.note,
      orderLineId: null,
    });
    recordChange(writer, context, {
      kind: 'stock.adjust',
      itemId: variant.item_id,
      before: { variantId: variant.id, quantity: variant.quantity },
      after: { variantId: variant.id, quantity: variant.quantity + delta, stockEventId: event.id },
    });
    announce(writer, context, [variant.item_id]);
  }
  return variant.item_id;
}

interface StockEventRecord {
  readonly id: string;
  readonly variant_id: string;
  readonly at: number;
  readonly reason: string;
  readonly delta: number;
  readonly note: string;
  readonly order_line_id: string | null;
}

/** The ledger of one variant, newest first: by row, because ids of different parts of the app are not in order within a millisecond. */
export const stockHistory = (reader: Reader, variantId: string): StockEvent[] =>
  reader
    .all<StockEventRecord>(
      `SELECT id, variant_id, at, reason, delta, note, order_line_id FROM stock_event
       WHERE variant_id = @variantId ORDER BY rowid DESC`,
      { variantId },
    )
    .map((row) => ({
      id: row.id,
      variantId: row.variant_id,
      at: row.at,
      reason: stockReasonSchema.parse(row.reason),
      delta: row.delta,
      note: row.note,
      orderLineId: row.order_line_id,
    }));

/** Variants whose kept quantity is not the sum of their ledger: always none, unless the file was altered from outside. */
export const stockDisagreements = (
  reader: Reader,
): { readonly variantId: string; readonly kept: number; readonly ledger: number }[] =>
  reader.all(
    `SELECT v.id AS variantId, v.quantity AS kept, coalesce(sum(e.delta), 0) AS ledger
     FROM variant v LEFT JOIN stock_event e ON e.variant_id = v.id GROUP BY v.id HAVING kept <> ledger`,
  );

/** Sets every kept quantity to the sum of its ledger, which is the truth. Returns how many had to be mended. */
export function recomputeStock(writer: Writer): number {
  const wrong = stockDisagreements(writer);
  for (const { variantId, ledger } of wrong) {
    writer.run('UPDATE variant SET quantity = @ledger WHERE id = @variantId', { variantId, ledger });
  }
  return wrong.length;
}
