import { parseDecimal, toDecimal, type Money } from '#shared/domain/money.ts';

/** What a money field makes of its text. An empty field is "no amount", which is not an error. */
export type MoneyReading =
  | { readonly kind: 'amount'; readonly value: Money | null }
  | { readonly kind: 'problem'; readonly problem: 'not_an_amount' | 'below_zero' | 'too_many_decimals' };

/** Reads what was typed into a money field, without ever changing the text. */
export function readMoney(text: string, currency: string): MoneyReading {
  if (text.trim() === '') return { kind: 'amount', value: null };
  // On the way to 5.99 stand "5." and, for some, ".99": amounts already.
  const value = parseDecimal(
    text
      .trim()
      .replace(/^([+-]?)([.,]\d)/, '$10$2')
      .replace(/(\d)[.,]$/, '$1'),
    currency,
  );
  if (value === undefined) {
    const tooFine = /^[+-]?\d{1,12}[.,]\d+$/.test(text.trim());
    return { kind: 'problem', problem: tooFine ? 'too_many_decimals' : 'not_an_amount' };
  }
  return value.amount < 0 ? { kind: 'problem', problem: 'below_zero' } : { kind: 'amount', value };
}

/** The text of an amount in a money field. */
export const moneyText = (value: Money | null): string => (value === null ? '' : toDecimal(value));

/** Whether a text already says this amount, so that "5." is not rewritten to "5.00" under the typing hand. */
export function saysSame(text: string, value: Money | null, currency: string): boolean {
  const reading = readMoney(text, value?.currency ?? currency);
  if (reading.kind === 'problem') return false;
  return reading.value?.amount === value?.amount;
}
