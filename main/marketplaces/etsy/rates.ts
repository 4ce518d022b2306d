import type { LearnedLimit, RateRules } from '../../http/rate-rules.ts';

const A_SECOND = 'calls a second';
const A_DAY = 'calls a day';

/**
 * Etsy counts per key: all shops of one registration share both limits, the day being the last 24 hours. 10 and 10,000 are
 * those of the older rate-limit page; newer keys get other numbers, which every answer names and which then hold.
 */
export const rates: RateRules = {
  concurrent: 4,
  rules: [
    { name: A_SECOND, counts: 'keys', limit: 10, periodMs: 1_000, applies: () => true },
    { name: A_DAY, counts: 'keys', limit: 10_000, periodMs: 24 * 3_600_000, applies: () => true },
  ],
  learn: (headers) => [
    ...learned(A_SECOND, headers['x-limit-per-second'], undefined),
    ...learned(A_DAY, headers['x-limit-per-day'], headers['x-remaining-today']),
  ],
};

function learned(rule: string, limit: string | undefined, remaining: string | undefined): readonly LearnedLimit[] {
  const [most, left] = [whole(limit), whole(remaining)];
  if (most === undefined || most === 0) return [];
  return [{ rule, limit: most, ...(left === undefined ? {} : { remaining: left }) }];
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
