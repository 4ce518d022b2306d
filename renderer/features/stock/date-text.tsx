import { useLocale } from '../../data/settings.ts';

/** A day for the eye. */
export function DateText({ at }: { readonly at: number }) {
  const locale = useLocale();
  return <span>{new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at)}</span>;
}

/** A day as a date field writes it, in the seller's own time zone. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day, so that no change of the clocks moves it to another one. `undefined` for what is no day. */
export function atDay(day: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const at = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}
