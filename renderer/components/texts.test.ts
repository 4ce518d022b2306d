import { describe, expect, it } from 'vitest';
import { moneyText, readMoney, saysSame } from './money-text.ts';
import { readableAnswer } from './readable-answer.ts';
import { formatTimeAgo, formatTimeUntil } from './time-text.ts';

describe('money field', () => {
  it.each([
    ['19.99', 'USD', { kind: 'amount', value: { amount: 1_999, currency: 'USD' } }],
    ['19,5', 'EUR', { kind: 'amount', value: { amount: 1_950, currency: 'EUR' } }],
    ['5.', 'USD', { kind: 'amount', value: { amount: 500, currency: 'USD' } }],
    [',5', 'USD', { kind: 'amount', value: { amount: 50, currency: 'USD' } }],
    ['.', 'USD', { kind: 'problem', problem: 'not_an_amount' }],
    ['  ', 'USD', { kind: 'amount', value: null }],
    ['1.999', 'USD', { kind: 'problem', problem: 'too_many_decimals' }],
    ['1.9', 'JPY', { kind: 'problem', problem: 'too_many_decimals' }],
    ['-1', 'USD', { kind: 'problem', problem: 'below_zero' }],
    ['about 5', 'USD', { kind: 'problem', problem: 'not_an_amount' }],
    ['1.2.3', 'USD', { kind: 'problem', problem: 'not_an_amount' }],
  ])('reads “%s” in %s', (text, currency, reading) => {
    expect(readMoney(text, currency)).toEqual(reading);
  });

  it('does not rewrite text that says the amount already', () => {
    const five = { amount: 500, currency: 'USD' };
    expect(saysSame('5.', five, 'USD')).toBe(true);
    expect(saysSame('5', five, 'USD')).toBe(true);
    expect(saysSame('5.0', five, 'USD')).toBe(true);
    expect(saysSame('', null, 'USD')).toBe(true);
    expect(moneyText(five)).toBe('5.00');
  });
});

describe('time ago', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  it.each([
    [now, 'now'],
    [now + 5_000, 'now'],
    [now - 59_999, 'now'],
    [now - 60_000, '1 minute ago'],
    [now - 7_199_999, '1 hour ago'],
    [now - 2 * 86_400_000, '2 days ago'],
    [now - 8 * 86_400_000, 'Nov 13, 2026'],
  ])('tells %i', (at, text) => {
    expect(formatTimeAgo(at, now, 'en')).toBe(text);
  });
});

it.each([
  [28_159, 'in 29 seconds'],
  [61_000, 'in 2 minutes'],
  [3_600_000, 'in 1 hour'],
  [0, 'now'],
  [-5_000, 'now'],
])('says of what comes in %d ms: %s', (left, text) => {
  expect(formatTimeUntil(1_000_000 + left, 1_000_000, 'en')).toBe(text);
});

it('lays out JSON and leaves everything else as it came', () => {
  expect(readableAnswer('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readableAnswer('<html>')).toBe('<html>');
});
