import type { Count } from '#shared/ipc/stock.ts';
import { filled, texts } from '../texts/texts.ts';
import type { Writer } from '../store/connection.ts';
import type { InventoryContext } from './change.ts';
import { openRun } from './change.ts';
import { overwriteItem } from './items.ts';
import { enterStock } from './stock.ts';

interface Line {
  readonly variant_id: string;
  readonly item_id: string;
  readonly delta: number;
  readonly quantity: number;
}

/**
 * Corrects the ledger by what the count found, as one action that can be taken back, with the listings following in the same
 * transaction. The difference is the one at the time of each entry, so what was sold since stays sold. Where so much was
 * sold since that the correction would go below zero, it stops there and is counted as `limited`.
 */
export function applyCount(
  writer: Writer,
  context: InventoryContext,
  count: Count,
  options: {
    readonly missing: 'leave' | 'zero';
    readonly move: boolean;
    readonly followStock: (writer: Writer, itemId: string) => void;
  },
): { runId: string; corrected: number; limited: number } {
  const place = count.location === null ? texts().stockCount.everywhere : count.location || texts().stockCount.noBin;
  const inner = openRun(writer, context, { kind: 'stock.count', details: { location: count.location } });
  const note = filled(texts().stockCount.note, { place, date: localDate(context.clock.now()) });
  let corrected = 0;
  let limited = 0;
  for (const line of differences(writer, count, options.missing)) {
    const quantity = Math.max(0, line.quantity + line.delta);
    if (quantity !== line.quantity + line.delta) limited += 1;
    if (quantity === line.quantity) continue;
    enterStock(writer, inner, {
      variantId: line.variant_id,
      reason: 'correction',
      change: { kind: 'delta', delta: quantity - line.quantity },
      note,
    });
    options.followStock(writer, line.item_id);
    corrected += 1;
  }
  if (options.move && count.location !== null) moveFound(writer, inner, count.id, count.location);
  writer.run(`UPDATE stock_count SET state = 'applied', ended_at = @at, run_id = @runId WHERE id = @id`, {
    id: count.id,
    at: context.clock.now(),
    runId: inner.runId,
  });
  return { runId: inner.runId, corrected, limited };
}

/** Variants that were removed meanwhile have no stock to correct. */
function differences(writer: Writer, count: Count, missing: 'leave' | 'zero'): Line[] {
  const columns = 'SELECT line.variant_id, variant.item_id, variant.quantity';
  const from = `FROM stock_count_line AS line JOIN variant ON variant.id = line.variant_id AND variant.active = 1
    WHERE line.count_id = @id`;
  const counted = writer.all<Line>(
    `${columns}, line.counted - line.ledger AS delta ${from} AND line.counted <> line.ledger ORDER BY line.position`,
    { id: count.id },
  );
  if (missing === 'leave') return counted;
  const uncounted = writer.all<Line>(
    `${columns}, -variant.quantity AS delta ${from} AND line.counted IS NULL AND variant.quantity > 0 ORDER BY line.position`,
    { id: count.id },
  );
  return [...counted, ...uncounted];
}

/** What turned up here gets this bin. */
function moveFound(writer: Writer, context: InventoryContext, countId: string, location: string): void {
  const itemIds = writer.column<string>(
    `SELECT DISTINCT variant.item_id FROM stock_count_line AS line JOIN variant ON variant.id = line.variant_id
     WHERE line.count_id = @countId AND line.found = 1 AND line.counted > 0`,
    { countId },
  );
  for (const itemId of itemIds) overwriteItem(writer, context, itemId, { location });
}

/** The seller's own day, as `2026-11-21`. */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
