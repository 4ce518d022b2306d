import type { Money } from '#shared/domain/money.ts';
import type { Fee } from '#shared/domain/pricing.ts';
import { totalOf } from './price-rule.ts';

/**
 * What the seller keeps of one piece: the price less fees, less the cost where it is known. `null` when one of them is in
 * another currency, because there is no exchange rate to trust.
 */
export function netOf(price: Money, fees: readonly Fee[], cost: Money | null): Money | null {
  const { currency } = price;
  if ([cost ?? price, ...fees.map(({ amount }) => amount)].some((part) => part.currency !== currency)) return null;
  return { amount: price.amount - totalOf(fees) - (cost?.amount ?? 0), currency };
}
