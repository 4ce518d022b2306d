import { itemLimits } from '#shared/domain/item.ts';
import { changedSince, soldSince } from './problems.ts';
import { ageOf, type PlannedChange, type Verdict } from './planned-change.ts';
import type { Reversal } from './reversal.ts';
import { readVariants } from './variant-fields.ts';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** By how much a change moved the stock. */
const deltaOf = ({ before, after }: Pick<PlannedChange, 'before' | 'after'>): number =>
  number(after['quantity']) - number(before['quantity']);

/**
 * `stock.adjust`: an opposite entry in the ledger. Nothing is ever deleted from it, and what was sold since is not given
 * back by it.
 */
export const stockAdjust: Reversal = {
  opposite: 'stock.adjust',
  plan: (reader, context, changes, opposite) => {
    const present = readVariants(
      reader,
      changes.map(({ after }) => String(after['variantId'])),
    );
    return changes.map((change): Verdict => {
      const variant = present.get(String(change.after['variantId']));
      if (variant === undefined) return { kind: 'refused', problem: changedSince('quantity') };
      const delta = -deltaOf(change);
      const quantity = variant.quantity + delta;
      if (delta === 0) return { kind: 'nothing' };
      if (quantity < 0) return { kind: 'refused', problem: soldSince(variant.quantity, -delta) };
      if (quantity > itemLimits.quantity) return { kind: 'refused', problem: changedSince('quantity') };
      const key = { variantId: variant.variantId };
      return {
        kind: 'change',
        change: {
          kind: opposite,
          itemId: change.itemId,
          before: { ...key, quantity: variant.quantity },
          after: { ...key, quantity, stockEventId: context.newId() },
          ...ageOf(change),
        },
      };
    });
  },
  write: (writer, context, changes) => {
    const rows = changes.map((change) => [change.after['stockEventId'], change.after['variantId'], deltaOf(change)]);
    writer.run(
      `INSERT INTO stock_event (id, variant_id, at, reason, delta, note, order_line_id)
       SELECT value ->> 0, value ->> 1, @at, 'correction', value ->> 2, @note, NULL FROM json_each(@rows)`,
      { at: context.clock.now(), note: context.stockNote ?? '', rows: JSON.stringify(rows) },
    );
  },
  searched: () => false,
};
