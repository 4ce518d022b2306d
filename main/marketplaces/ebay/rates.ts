import type { RateRule, RateRules } from '../../http/rate-rules.ts';

const DAY_MS = 24 * 3_600_000;

const daily = (name: string, path: string, limit: number): RateRule => ({
  name,
  counts: 'keys',
  limit,
  periodMs: DAY_MS,
  applies: (call) => call.path.startsWith(path),
});

/** eBay's default quotas. They count per key set, so all accounts of one seller share them. Source: api-call-limits, managing-image-media. */
export const rates: RateRules = {
  concurrent: 8,
  rules: [
    {
      name: 'media uploads',
      counts: 'account',
      limit: 50,
      periodMs: 5_000,
      applies: ({ method, path }) => method === 'POST' && path.startsWith('/commerce/media/'),
    },
    daily('inventory', '/sell/inventory/', 2_000_000),
    daily('orders', '/sell/fulfillment/', 100_000),
    daily('account', '/sell/account/', 25_000),
    daily('taxonomy', '/commerce/taxonomy/', 5_000),
    daily('metadata', '/sell/metadata/', 5_000),
  ],
};
