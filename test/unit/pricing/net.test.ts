import fc from 'fast-check';
import { expect, it } from 'vitest';
import { netOf } from '#main/pricing/net.ts';
import type { Money } from '#shared/domain/money.ts';
import '#test/support/property-seed.ts';

const usd = (amount: number): Money => ({ amount, currency: 'USD' });

it('takes fees and cost off the price', () => {
  const fees = [
    { name: 'share', amount: usd(272) },
    { name: 'fixed', amount: usd(40) },
  ];
  expect(netOf(usd(1_999), fees, usd(500))).toEqual(usd(1_187));
  expect(netOf(usd(1_999), fees, null)).toEqual(usd(1_687));
  expect(netOf(usd(100), fees, usd(500))).toEqual(usd(-712));
});

it('does not mix currencies', () => {
  expect(netOf(usd(1_999), [], { amount: 500, currency: 'EUR' })).toBeNull();
  expect(netOf(usd(1_999), [{ name: 'share', amount: { amount: 5, currency: 'EUR' } }], null)).toBeNull();
});

it('loses no minor unit between price, fees, cost and net', () => {
  const amounts = fc.integer({ min: 0, max: 9_999_999 });
  fc.assert(
    fc.property(amounts, fc.array(amounts, { maxLength: 5 }), amounts, (price, parts, cost) => {
      const fees = parts.map((amount) => ({ name: 'fee', amount: usd(amount) }));
      const net = netOf(usd(price), fees, usd(cost));
      return (net?.amount ?? Number.NaN) + cost + parts.reduce((sum, part) => sum + part, 0) === price;
    }),
  );
});
