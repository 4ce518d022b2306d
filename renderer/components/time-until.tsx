import { useNow } from '../data/clock.ts';
import { useLocale } from '../data/settings.ts';
import { formatDateTime, formatTimeUntil } from './time-text.ts';

/** How soon something comes, with the exact time on hover. */
export function TimeUntil({ at }: { readonly at: number }) {
  const now = useNow();
  const locale = useLocale();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at, locale)}>
      {formatTimeUntil(at, now, locale)}
    </time>
  );
}
