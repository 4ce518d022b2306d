/** Digits after the point in a currency: 2 for USD, 0 for JPY; undefined for what is no currency. */
export function fractionDigits(currency: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(currency) || !Intl.supportedValuesOf('currency').includes(currency)) return undefined;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

export interface Price {
  readonly minor: number;
  readonly currency: string;
}

/** The price of a batch row, `19.99 USD`, without passing through a floating-point number. Undefined when it is none. */
export function parsePrice(text: string): Price | undefined {
  const [, whole = '', fraction = '', currency = ''] = /^(\d{1,12})(?:\.(\d+))? ([A-Z]{3})$/.exec(text) ?? [];
  const digits = fractionDigits(currency);
  if (whole === '' || digits === undefined || fraction.length > digits) return undefined;
  return { minor: Number(whole + fraction.padEnd(digits, '0')), currency };
}

/** A price as Meta shows it: `$19.99`, formatted for people of that locale (`en_US`), to be read by no program. */
export function shownPrice(minor: number, currency: string, locale: string): string {
  const language =
    Intl.NumberFormat.supportedLocalesOf(locale.replace('_', '-').replace(/[^A-Za-z-]/g, '') || 'en')[0] ?? 'en-US';
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    decimal(minor, fractionDigits(currency) ?? 2),
  );
}

/** The decimal text of minor units, which Intl formats exactly. */
export function decimal(minor: number, digits: number): Intl.StringNumericLiteral {
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (digits === 0 ? whole : `${whole}.${text.slice(-digits)}`) as Intl.StringNumericLiteral;
}
