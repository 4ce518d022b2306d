import { currencyExponent, parseDecimal } from '#shared/domain/money.ts';
import type { Money } from '#shared/domain/money.ts';
import type { CsvNumbers } from '#shared/ipc/csv.ts';

/** Blanks of every width, apostrophes as the Swiss group with, and currency signs. */
const decoration = /[\s\u00a0\u202f'’]|\p{Sc}/gu;

/**
 * An amount as spreadsheets of any country write it: `19.99`, `$1,299.00`, `1.299,00 €`, `US $5`. `undefined` when it is
 * none. Told how the file writes its numbers, that alone counts. Without, a single comma before three digits groups
 * thousands; a single point there is refused where the currency has cents, because `19.999` may be a slip of the keyboard,
 * and a guess would be wrong a thousandfold.
 */
export function parseAmount(text: string, currency: string, numbers: CsvNumbers = 'auto'): Money | undefined {
  const bare = text
    .replace(/^[A-Z]{2,3}\s?/, '')
    .replace(/\s?[A-Z]{3}$/, '')
    .replace(decoration, '');
  if (!/^[+-]?[\d.,]*\d$/.test(bare)) return undefined;
  const exponent = currencyExponent(currency);
  if (numbers === 'auto' && exponent > 0 && exponent < 3 && /^[+-]?\d+\.\d{3}$/.test(bare)) return undefined;
  const decimal = numbers === 'auto' ? decimalSeparator(bare, exponent) : stated(bare, numbers);
  const grouping = decimal === undefined ? /[.,]/g : decimal === '.' ? /,/g : /\./g;
  const wholePart = decimal === undefined ? bare : bare.slice(0, bare.lastIndexOf(decimal));
  // Groups of three only: 1,2,3 is no number.
  if (grouping.test(wholePart) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(wholePart)) return undefined;
  // Said to be the other one, a separator can only group.
  if (decimal === undefined && numbers !== 'auto' && bare.includes(numbers === 'point' ? '.' : ',')) return undefined;
  return parseDecimal(bare.replace(grouping, ''), currency);
}

const stated = (bare: string, numbers: 'point' | 'comma'): '.' | ',' | undefined => {
  const separator = numbers === 'point' ? '.' : ',';
  return bare.includes(separator) ? separator : undefined;
};

function decimalSeparator(bare: string, exponent: number): '.' | ',' | undefined {
  const point = bare.lastIndexOf('.');
  const comma = bare.lastIndexOf(',');
  if (point < 0 && comma < 0) return undefined;
  const last = point > comma ? '.' : ',';
  if (point >= 0 && comma >= 0) return last;
  const several = bare.indexOf(last) !== bare.lastIndexOf(last);
  const digitsAfter = bare.length - 1 - Math.max(point, comma);
  return several || (digitsAfter === 3 && exponent < 3) ? undefined : last;
}

/** A whole number from 0 to a million: `12`, `1,000`, `3.0`. `undefined` when it is none, or may be two (`1.000`). */
export function parseCount(text: string, numbers: CsvNumbers = 'auto'): number | undefined {
  const grouping = numbers === 'comma' ? /^(\d{1,3})(\.\d{3})+$/ : /^(\d{1,3})(,\d{3})+$/;
  const bare = text.replace(/[\s\u00a0\u202f]/gu, '').replace(grouping, (number) => number.replaceAll(/[.,]/g, ''));
  const plain = bare.replace(/[.,]0{1,2}$/, '');
  return /^\d{1,7}$/.test(plain) && Number(plain) <= 1_000_000 ? Number(plain) : undefined;
}
