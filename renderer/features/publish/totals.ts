import type { Money } from '#shared/domain/money.ts';
import type { Fee } from '#shared/domain/pricing.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { cellKey } from './preflight-summary.ts';

/** Sums of what goes out, one piece each, in one currency. */
export interface Total {
  readonly price: Money;
  readonly fees: Money;
  /** `null` when the net of one of them is not known. */
  readonly net: Money | null;
}

/** What a marketplace would keep altogether. */
export const feeSum = (fees: readonly Fee[], currency: string): Money => ({
  amount: fees.reduce((sum, { amount }) => sum + amount.amount, 0),
  currency,
});

/** Totals of the pairs by currency, in the order in which the currencies appear. */
export function totalsOf(cells: ReadonlyMap<string, PublishCell>, pairs: readonly Pair[]): readonly Total[] {
  const totals = new Map<string, { price: number; fees: number; net: number | null }>();
  for (const { itemId, accountId } of pairs) {
    const cell = cells.get(cellKey(itemId, accountId));
    if (!cell?.price) continue;
    const { amount, currency } = cell.price;
    const sum = totals.get(currency) ?? { price: 0, fees: 0, net: 0 };
    totals.set(currency, {
      price: sum.price + amount,
      fees: sum.fees + feeSum(cell.fees, currency).amount,
      net: sum.net === null || cell.net === null ? null : sum.net + cell.net.amount,
    });
  }
  return Array.from(totals, ([currency, { price, fees, net }]) => ({
    price: { amount: price, currency },
    fees: { amount: fees, currency },
    net: net === null ? null : { amount: net, currency },
  }));
}
