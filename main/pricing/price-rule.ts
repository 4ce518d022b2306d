import { currencyExponent, type Money } from '#shared/domain/money.ts';
import type { Fee, PriceRule } from '#shared/domain/pricing.ts';

/** What a marketplace would keep of one piece at a price. Must not fall when the price rises. */
export type FeesAt = (price: Money) => readonly Fee[];

/** `nothing_left`: the rule takes the whole price away. `out_of_reach`: no price leaves the net that is asked for. */
export type RuledPrice =
  | { readonly kind: 'price'; readonly price: Money }
  | { readonly kind: 'nothing_left' }
  | { readonly kind: 'out_of_reach' };

/**
 * The price an account asks for an item: percent (half a minor unit up), then the fixed part, then up to the next ending,
 * then up until the fees leave the least net. Whole minor units throughout.
 */
export function applyPriceRule(itemPrice: Money, rule: PriceRule, feesAt: FeesAt): RuledPrice {
  const { currency } = itemPrice;
  const endings = endingsOf(rule.rounding, currency);
  const amount = atNextEnding(changedByPercent(itemPrice.amount, rule.percent) + rule.fixed, endings);
  if (amount <= 0) return { kind: 'nothing_left' };
  if (rule.minimumNet === null) return { kind: 'price', price: { amount, currency } };
  return raisedToNet({ amount, currency }, rule.minimumNet, endings, feesAt);
}

/** In big integers: an amount of the largest size times a hundredth of a percent leaves what a double holds exactly. */
function changedByPercent(amount: number, basisPoints: number): number {
  const whole = 10_000n;
  const exact = BigInt(amount) * (whole + BigInt(basisPoints));
  return Number((exact + whole / 2n) / whole);
}

/** Amounts that a rounding lets through: every `every`th minor unit, from `first` on. */
interface Endings {
  readonly every: number;
  readonly first: number;
}

/** A currency without decimals has nothing that could end in .99, and each of its prices is whole. */
function endingsOf(rounding: PriceRule['rounding'], currency: string): Endings {
  const unit = 10 ** currencyExponent(currency);
  const hundredths = { none: null, whole: 0, ninety_nine: 99, ninety_five: 95 }[rounding];
  if (hundredths === null || unit < 100) return { every: 1, first: 0 };
  return { every: unit, first: (unit / 100) * hundredths };
}

const atNextEnding = (amount: number, { every, first }: Endings): number =>
  Math.ceil((amount - first) / every) * every + first;

/** Beyond this the fees eat every raise. At fees of 90 % a price is found in about 150 leaps. */
const mostLeaps = 1_000;

/**
 * The lowest price on an ending whose fees leave the net. Each leap is as long as what is lacking: because fees do not fall
 * while the price rises, no shorter one could do, so that no price is passed over. Fees with steps (eBay's fixed part) make
 * the net fall here and there, which a halving search would stumble over.
 */
function raisedToNet(start: Money, minimumNet: number, endings: Endings, feesAt: FeesAt): RuledPrice {
  let { amount } = start;
  for (let leap = 0; leap < mostLeaps; leap += 1) {
    const price = { amount, currency: start.currency };
    const lacking = minimumNet - (amount - totalOf(feesAt(price)));
    if (lacking <= 0) return { kind: 'price', price };
    amount = atNextEnding(amount + lacking, endings);
    if (amount > highestPrice) break;
  }
  return { kind: 'out_of_reach' };
}

/** As in moneySchema. */
const highestPrice = 9_999_999_999_99;

/** Sum of fees in minor units. */
export const totalOf = (fees: readonly Fee[]): number => fees.reduce((sum, { amount }) => sum + amount.amount, 0);
