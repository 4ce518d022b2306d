import { useNow } from '../data/clock.ts';
import { useLocale } from '../data/settings.ts';
import { formatDateTime, formatTimeAgo } from './time-text.ts';

/** How long ago something was, with the exact time on hover. `null` is "—". */
export function TimeAgo({ at }: { readonly at: number | null }) {
  const now = useNow();
  const locale = useLocale();
  if (at === null) return <span>—</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at, locale)}>
      {formatTimeAgo(at, now, locale)}
    </time>
  );
}
