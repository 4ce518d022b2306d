import { expect, it } from 'vitest';
import { samePrice } from '#shared/domain/pricing.ts';
import { examplePrice, fieldsOf, readRule } from './rule-fields.ts';

const empty = fieldsOf(samePrice, 'USD');

it('reads percent as hundredths and amounts as minor units', () => {
  const fields = { percent: '12.5', fixed: '-0,50', rounding: 'ninety_nine', minimumNet: '10' } as const;
  expect(readRule(fields, 'USD')).toEqual({
    rule: { percent: 1_250, fixed: -50, rounding: 'ninety_nine', minimumNet: 1_000 },
    problems: [],
  });
  expect(readRule({ ...empty, fixed: '150' }, 'JPY').rule?.fixed).toBe(150);
});

it('takes empty fields as no change', () => {
  expect(readRule(empty, 'USD').rule).toEqual(samePrice);
});

it('gives back what it read', () => {
  const rule = { percent: -525, fixed: 99, rounding: 'whole', minimumNet: 0 } as const;
  expect(readRule(fieldsOf(rule, 'EUR'), 'EUR').rule).toEqual(rule);
});

it('names the fields that are no amounts or too large', () => {
  const fields = { ...empty, percent: 'ten', fixed: '1.234', minimumNet: '-1' };
  expect(readRule(fields, 'USD')).toEqual({ rule: null, problems: ['percent', 'fixed', 'minimumNet'] });
  expect(readRule({ ...empty, percent: '-95' }, 'USD').problems).toEqual(['percent']);
  expect(readRule({ ...empty, fixed: '1.5' }, 'JPY').problems).toEqual(['fixed']);
});

it('works the example out in the money of the account', () => {
  expect(examplePrice('USD')).toEqual({ amount: 1_999, currency: 'USD' });
  expect(examplePrice('KWD')).toEqual({ amount: 19_990, currency: 'KWD' });
});
