import type { WireAmount } from './requests.ts';

/** A decimal text in hundredths, without passing through a floating-point number: "19.99" is 1999. */
export function hundredths(value: string): number {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const cents = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return sign === '-' ? -cents : cents;
}

/** The other way round, as eBay writes money. */
export function wireAmount(cents: number, currency: string): WireAmount {
  const sign = cents < 0 ? '-' : '';
  const absolute = Math.abs(cents);
  return { value: `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`, currency };
}
