import type { RateRules } from '../../http/rate-rules.ts';

const CALLS = 'offerup calls';

/** No limit is documented anywhere; the contract asks endpoints to name theirs in the headers, which are taken over. */
export const rates: RateRules = {
  concurrent: 4,
  rules: [{ name: CALLS, counts: 'account', limit: 240, periodMs: 60_000, applies: () => true }],
  learn: (headers) => {
    const [limit, remaining] = [headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']].map(Number);
    if (limit === undefined || !Number.isInteger(limit) || limit < 1) return [];
    const known = remaining !== undefined && Number.isInteger(remaining) && remaining >= 0;
    return [{ rule: CALLS, limit, ...(known ? { remaining } : {}) }];
  },
};
