import { currencyExponent, parseDecimal } from '#shared/domain/money.ts';
import type { Money } from '#shared/domain/money.ts';

/**
 * An amount as spreadsheets of any country write it: `19.99`, `$1,299.00`, `1.299,00 €`, `US $5`. `undefined` when it is
 * none. A separator followed by more digits than the currency has decimals groups thousands.
 */
export function parseAmount(text: string, currency: string): Money | undefined {
  const bare = text
    .replace(/^[A-Z]{2,3}\s?/, '')
    .replace(/\s?[A-Z]{3}$/, '')
    .replace(/[\s\u00a0\u202f'’]|\p{Sc}/gu, '');
  if (!/^[+-]?[\d.,]*\d$/.test(bare)) return undefined;
  const decimal = decimalSeparator(bare, currencyExponent(currency));
  const grouping = decimal === undefined ? /[.,]/g : decimal === '.' ? /,/g : /\./g;
  const wholePart = decimal === undefined ? bare : bare.slice(0, bare.lastIndexOf(decimal));
  // Groups of three only: 1,2,3 is no number.
  if (grouping.test(wholePart) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(wholePart)) return undefined;
  return parseDecimal(bare.replace(grouping, ''), currency);
}

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

/** A whole number from 0 to a million, thousands grouped or not; `undefined` when it is none. */
export function parseCount(text: string): number | undefined {
  const bare = text
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replace(/^(\d{1,3})([.,]\d{3})+$/, (number) => number.replace(/[.,]/g, ''));
  const plain = bare.replace(/[.,]0+$/, '');
  return /^\d{1,7}$/.test(plain) && Number(plain) <= 1_000_000 ? Number(plain) : undefined;
}
