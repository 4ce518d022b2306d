import type { Money } from '#shared/domain/money.ts';
import type { Fee, PriceRule } from '#shared/domain/pricing.ts';
import type { Sale } from '../marketplaces/marketplace.ts';
import { netOf } from './net.ts';
import { applyPriceRule, type FeesAt } from './price-rule.ts';

/** An example of a rule at work. `price` is null when the rule leaves none. */
export interface TriedPrice {
  readonly price: Money | null;
  readonly fees: Fee[];
  readonly net: Money | null;
}

/** What a rule would make of a price on an account, so that the seller sees it before it is kept. */
export function tryPrice(
  rule: PriceRule,
  itemPrice: Money,
  fees: (sale: Omit<Sale, 'settings'>) => readonly Fee[],
): TriedPrice {
  const feesAt: FeesAt = (price) => fees({ price, quantity: 1, categoryId: null });
  const ruled = applyPriceRule(itemPrice, rule, feesAt);
  if (ruled.kind !== 'price') return { price: null, fees: [], net: null };
  const due = feesAt(ruled.price);
  return { price: ruled.price, fees: [...due], net: netOf(ruled.price, due, null) };
}
