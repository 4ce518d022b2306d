/** Currencies of Etsy shops that have no smaller unit. */
const WHOLE_CURRENCIES: ReadonlySet<string> = new Set(['JPY', 'VND', 'IDR']);

/** How many of the smallest unit make one. */
export const divisorOf = (currency: string): number => (WHOLE_CURRENCIES.has(currency) ? 1 : 100);

/** Etsy's money: a whole amount of the smallest unit, what to divide it by, and the currency. */
export const money = (amount: number, currency: string) => ({
  amount,
  divisor: divisorOf(currency),
  currency_code: currency,
});

/** A decimal number as the smallest units; rounded, as prices in requests are floats. */
export const smallestUnits = (value: number, currency: string): number => Math.round(value * divisorOf(currency));

/** `12.50`: what pages show and the control API reports. */
export function decimalText(amount: number, currency: string): string {
  const divisor = divisorOf(currency);
  return divisor === 1 ? String(amount) : (amount / divisor).toFixed(2);
}
