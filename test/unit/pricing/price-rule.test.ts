import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fees as ebayFees } from '#main/marketplaces/ebay/fees.ts';
import { applyPriceRule, totalOf, type FeesAt } from '#main/pricing/price-rule.ts';
import type { Money } from '#shared/domain/money.ts';
import { samePrice, type PriceRule } from '#shared/domain/pricing.ts';
import '#test/support/property-seed.ts';

const usd = (amount: number): Money => ({ amount, currency: 'USD' });
const jpy = (amount: number): Money => ({ amount, currency: 'JPY' });
const kwd = (amount: number): Money => ({ amount, currency: 'KWD' });
const free: FeesAt = () => [];
const onEbay: FeesAt = (price) => ebayFees({ price, quantity: 1, categoryId: null, settings: {} });
const tenPercent: FeesAt = ({ amount, currency }) => [
  { name: 'tenth', amount: { amount: Math.round(amount / 10), currency } },
];
const priceOf = (item: Money, rule: Partial<PriceRule>, fees: FeesAt = free): Money | string => {
  const ruled = applyPriceRule(item, { ...samePrice, ...rule }, fees);
  return ruled.kind === 'price' ? ruled.price : ruled.kind;
};

describe('a price rule', () => {
  it.each<[string, Money, Partial<PriceRule>, Money]>([
    ['keeps the item’s price', usd(1_999), {}, usd(1_999)],
    ['adds a percentage', usd(2_000), { percent: 1_000 }, usd(2_200)],
    ['takes a percentage off', usd(2_000), { percent: -500 }, usd(1_900)],
    ['rounds half a cent up', usd(1_250), { percent: 20 }, usd(1_253)],
    ['rounds less than half a cent down', usd(1_249), { percent: 20 }, usd(1_251)],
    ['rounds half a cent up of a discount too', usd(1), { percent: -5_000 }, usd(1)],
    ['adds the fixed part after the percentage', usd(1_000), { percent: 1_000, fixed: 50 }, usd(1_150)],
    ['takes a fixed part off', usd(1_000), { fixed: -1 }, usd(999)],
    ['goes up to the next whole amount', usd(1_901), { rounding: 'whole' }, usd(2_000)],
    ['leaves what is whole', usd(1_900), { rounding: 'whole' }, usd(1_900)],
    ['goes up to the next .99', usd(2_000), { rounding: 'ninety_nine' }, usd(2_099)],
    ['leaves what ends in .99', usd(1_999), { rounding: 'ninety_nine' }, usd(1_999)],
    ['goes up to the next .95', usd(1_996), { rounding: 'ninety_five' }, usd(2_095)],
    ['goes up to .95 from below', usd(1), { rounding: 'ninety_five' }, usd(95)],
    ['finds no ending in yen', jpy(1_980), { percent: 333, rounding: 'ninety_nine' }, jpy(2_046)],
    ['takes yen as whole already', jpy(501), { rounding: 'whole' }, jpy(501)],
    ['ends dinars of a thousand fils in .990', kwd(1_234), { rounding: 'ninety_nine' }, kwd(1_990)],
    ['ends dinars of a thousand fils in .000', kwd(1_234), { rounding: 'whole' }, kwd(2_000)],
    ['is exact where a double is not', usd(9_999_999_999), { percent: 99_999 }, usd(109_998_999_989)],
  ])('%s', (_name, item, rule, expected) => {
    expect(priceOf(item, rule)).toEqual(expected);
  });

  it.each<[string, Money, Partial<PriceRule>, FeesAt, Money]>([
    ['raises the price until the net is left', usd(1_000), { minimumNet: 1_800 }, tenPercent, usd(2_000)],
    ['leaves a price that is high enough', usd(3_000), { minimumNet: 1_800 }, tenPercent, usd(3_000)],
    ['stays on the ending', usd(1_000), { minimumNet: 1_800, rounding: 'ninety_nine' }, tenPercent, usd(2_099)],
    // 10.00 leaves 8.34 and 10.01, with eBay's higher fixed part, only 8.25.
    ['stops before fees that leap', usd(500), { minimumNet: 834 }, onEbay, usd(1_000)],
    ['goes past fees that leap', usd(500), { minimumNet: 835 }, onEbay, usd(1_013)],
  ])('%s', (_name, item, rule, fees, expected) => {
    expect(priceOf(item, rule, fees)).toEqual(expected);
  });

  it('says that nothing is left of a price', () => {
    expect(priceOf(usd(500), { fixed: -500 })).toBe('nothing_left');
    expect(priceOf(usd(500), { fixed: -900, minimumNet: 100 })).toBe('nothing_left');
  });

  it('says that no price leaves the net when the fees are the whole price', () => {
    const all: FeesAt = (price) => [{ name: 'all', amount: price }];
    expect(priceOf(usd(500), { minimumNet: 1 }, all)).toBe('out_of_reach');
  });
});

const rules = fc.record<PriceRule>({
  percent: fc.integer({ min: -9_000, max: 100_000 }),
  fixed: fc.integer({ min: -2_000, max: 2_000 }),
  rounding: fc.constantFrom('none', 'whole', 'ninety_nine', 'ninety_five'),
  minimumNet: fc.option(fc.integer({ min: 0, max: 50_000 })),
});
const prices = fc.record<Money>({
  amount: fc.integer({ min: 1, max: 100_000 }),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
});
const feeTables = fc
  .record({ share: fc.integer({ min: 0, max: 9_000 }), fixed: fc.integer({ min: 0, max: 100 }), from: fc.nat(9_999) })
  .map(({ share, fixed, from }): FeesAt => ({ amount, currency }) => [
    { name: 'share', amount: { amount: Math.round((amount * share) / 10_000), currency } },
    { name: 'fixed', amount: { amount: amount >= from ? fixed : 0, currency } },
  ]);

/** A step is what the rounding asks for; the currency decides how many minor units that is. */
const stepOf = ({ rounding }: PriceRule, currency: string): number =>
  rounding === 'none' || currency === 'JPY' ? 1 : currency === 'KWD' ? 1_000 : 100;

describe('every price rule', () => {
  it('leaves the least net, and one step less would not', () => {
    fc.assert(
      fc.property(prices, rules, feeTables, (item, rule, fees) => {
        const ruled = applyPriceRule(item, rule, fees);
        const unraised = applyPriceRule(item, { ...rule, minimumNet: null }, fees);
        if (ruled.kind !== 'price' || unraised.kind !== 'price') return ruled.kind === unraised.kind;
        const { minimumNet } = rule;
        const netAt = (amount: number): number => amount - totalOf(fees({ ...item, amount }));
        if (minimumNet === null) return ruled.price.amount === unraised.price.amount;
        if (netAt(ruled.price.amount) < minimumNet) return false;
        if (ruled.price.amount === unraised.price.amount) return true;
        return netAt(ruled.price.amount - stepOf(rule, item.currency)) < minimumNet;
      }),
    );
  });

  it('finds the lowest of all prices that leave the net', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(2_000), feeTables, (amount, minimumNet, fees) => {
        const ruled = applyPriceRule(usd(amount), { ...samePrice, minimumNet }, fees);
        if (ruled.kind !== 'price') return false;
        let lowest = amount;
        while (lowest - totalOf(fees(usd(lowest))) < minimumNet) lowest += 1;
        return ruled.price.amount === lowest;
      }),
      { numRuns: 50 },
    );
  });

  it('answers whole minor units on the ending that was asked for', () => {
    fc.assert(
      fc.property(prices, rules, feeTables, (item, rule, fees) => {
        const ruled = applyPriceRule(item, rule, fees);
        if (ruled.kind !== 'price') return true;
        const { amount, currency } = ruled.price;
        const step = stepOf(rule, currency);
        const ending = { none: 0, whole: 0, ninety_nine: 0.99, ninety_five: 0.95 }[rule.rounding];
        return currency === item.currency && Number.isSafeInteger(amount) && amount > 0 && step === 1
          ? true
          : amount % step === Math.round(step * ending);
      }),
    );
  });
});
