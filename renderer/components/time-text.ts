const units = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

const relative = new Map<string, Intl.RelativeTimeFormat>();
const absolute = new Map<string, Intl.DateTimeFormat>();

/** Made once for each locale: building one of these costs more than a screen of formatting. */
function cached<Format>(formats: Map<string, Format>, locale: string, create: () => Format): Format {
  const format = formats.get(locale) ?? create();
  formats.set(locale, format);
  return format;
}

/** "3 minutes ago" up to a week, then the date. Times are ms UTC; what lies ahead by clock skew counts as now. */
export function formatTimeAgo(at: number, now: number, locale: string): string {
  const passed = Math.max(0, now - at);
  const format = cached(relative, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  if (passed < 60_000) return format.format(0, 'second');
  if (passed >= 7 * 86_400_000) {
    return cached(absolute, `${locale} date`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })).format(
      at,
    );
  }
  const [unit, size] = units.findLast(([, length]) => passed >= length) ?? units[0];
  return format.format(-Math.floor(passed / size), unit);
}

/** "in 2 minutes", for what is still to come; below a minute in seconds, and "now" once it is due. Times are ms UTC. */
export function formatTimeUntil(at: number, now: number, locale: string): string {
  const left = Math.max(0, at - now);
  const format = cached(relative, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  if (left < 60_000) return format.format(Math.ceil(left / 1_000), 'second');
  const [unit, size] = units.findLast(([, length]) => left >= length) ?? units[0];
  return format.format(Math.ceil(left / size), unit);
}

/** Date and time in full. */
export const formatDateTime = (at: number, locale: string): string =>
  cached(absolute, locale, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })).format(
    at,
  );
