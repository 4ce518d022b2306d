import type { EbayContext } from './context.ts';
import { DAY_MS, isoTime } from './context.ts';
import { refuse } from './errors.ts';

/** The APIs that have a daily limit of their own. */
export type ApiName =
  | 'inventory'
  | 'account'
  | 'fulfillment'
  | 'taxonomy'
  | 'metadata'
  | 'identity'
  | 'media'
  | 'analytics';

interface ApiFacts {
  readonly context: 'sell' | 'commerce' | 'developer';
  readonly version: string;
  /** Calls a day for the whole application. Source: ebay.md section 14. */
  readonly limit: number;
}

export const APIS: Readonly<Record<ApiName, ApiFacts>> = {
  inventory: { context: 'sell', version: 'v1', limit: 2_000_000 },
  account: { context: 'sell', version: 'v1', limit: 25_000 },
  fulfillment: { context: 'sell', version: 'v1', limit: 100_000 },
  metadata: { context: 'sell', version: 'v1', limit: 5_000 },
  taxonomy: { context: 'commerce', version: 'v1', limit: 5_000 },
  identity: { context: 'commerce', version: 'v1', limit: 5_000 },
  media: { context: 'commerce', version: 'v1_beta', limit: 1_000_000 },
  analytics: { context: 'developer', version: 'v1_beta', limit: 5_000 },
};

/** Counts a call against the application's day (and its user's); over the limit it is refused with 429. */
export function countCall(context: EbayContext, api: ApiName, userId: string | undefined): void {
  const limit = dailyLimit(context, api);
  const key = usageKey(context, api, undefined);
  const count = (context.state.usage.get(key)?.count ?? 0) + 1;
  if (count > limit) refuse(2001);
  context.state.usage.put(key, { count });
  if (userId !== undefined) {
    const userKey = usageKey(context, api, userId);
    context.state.usage.put(userKey, { count: (context.state.usage.get(userKey)?.count ?? 0) + 1 });
  }
}

export function dailyLimit(context: EbayContext, api: ApiName): number {
  return context.state.limits.get(api) ?? APIS[api].limit;
}

/** Calls counted today, of the application or of one user. */
export function usedToday(context: EbayContext, api: ApiName, userId: string | undefined): number {
  return context.state.usage.get(usageKey(context, api, userId))?.count ?? 0;
}

/** When the counters start again: midnight UTC. */
export function nextReset(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}

function usageKey(context: EbayContext, api: ApiName, userId: string | undefined): string {
  return `${isoTime(context.clock.now()).slice(0, 10)}/${api}/${userId ?? ''}`;
}
