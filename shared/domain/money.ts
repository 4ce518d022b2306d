import { z } from 'zod';

/** ISO 4217 code. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** An amount in integer minor units of its currency: USD 19.99 is 1999, JPY 500 is 500. Never a float. */
export const moneySchema = z.object({
  amount: z.number().int().min(-9_999_999_999_99).max(9_999_999_999_99),
  currency: currencySchema,
});
export type Money = z.infer<typeof moneySchema>;

const exponents = new Map<string, number>();

/** Decimal places of a currency as ISO 4217 gives them (USD 2, JPY 0, KWD 3), read from the engine's own table. */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/** The decimal string that marketplaces take: `{1999, USD}` is `"19.99"`, `{500, JPY}` is `"500"`. */
export function toDecimal({ amount, currency }: Money): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Reads a decimal string exactly, without a float in between. Accepts an optional sign, one `.` or `,` as decimal
 * separator and no grouping. `undefined` for anything else, or for more decimals than the currency has.
 */
export function parseDecimal(text: string, currency: string): Money | undefined {
  const match = /^([+-]?)(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const exponent = currencyExponent(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return undefined;
  const amount = Number(`${match[2]}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(amount)) return undefined;
  return { amount: match[1] === '-' && amount !== 0 ? -amount : amount, currency };
}

/** For the eye: `$19.99`, `19,99 €`, by the reader's locale. */
export function formatMoney(value: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency }).format(
    // Intl takes the decimal string exactly; a number would go through a float.
    toDecimal(value) as Intl.StringNumericLiteral,
  );
}
