import { z } from 'zod';
import type { LearnedLimit, RateRules } from '../../http/rate-rules.ts';

const HOUR_MS = 3_600_000;

const USER_CALLS = 'Facebook user calls';
const PAGE_CALLS = 'Facebook Page calls';
const CATALOGUE_BATCHES = 'Facebook catalogue batches';

/** Calls about the user and their businesses, which go with the user's token. */
const OF_USER = /^\/v[\d.]+\/(?:me\b|oauth\/|debug_token\b|\d+\/(?:owned|client)_)/;
const isBatch = (path: string): boolean => path.endsWith('/items_batch');
const isUsers = (path: string): boolean => OF_USER.test(path);

/**
 * Meta's limits for the smallest app: 200 calls an hour per daily user, 4,800 Page calls a day per engaged user, about 100
 * catalogue batches an hour. It tells in each answer how much is used, which wins. Source: docs/graph-api/overview/rate-limiting.
 */
export const rates: RateRules = {
  concurrent: 3,
  rules: [
    { name: USER_CALLS, counts: 'keys', limit: 200, periodMs: HOUR_MS, applies: ({ path }) => isUsers(path) },
    {
      name: CATALOGUE_BATCHES,
      counts: 'account',
      limit: 100,
      periodMs: HOUR_MS,
      applies: ({ path }) => isBatch(path),
    },
    {
      name: PAGE_CALLS,
      counts: 'account',
      limit: 4_800,
      periodMs: 24 * HOUR_MS,
      applies: ({ path }) => !isUsers(path) && !isBatch(path),
    },
  ],
  learn: (headers) => [
    ...learned(USER_CALLS, parsed(usageSchema, headers['x-app-usage'])),
    ...businessUsage(headers).flatMap((entry) => {
      const rule = entry.type?.startsWith('catalog') === true ? CATALOGUE_BATCHES : PAGE_CALLS;
      return entry.type === 'pages' || rule === CATALOGUE_BATCHES ? learned(rule, entry) : [];
    }),
  ],
};

const percent = z.number().min(0).optional();
const usageSchema = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const businessEntrySchema = usageSchema.extend({
  type: z.string().optional(),
  /** Minutes. */
  estimated_time_to_regain_access: z.number().optional(),
});
type Usage = z.infer<typeof usageSchema>;

/** What the business limits look like after this answer, whatever business they are of. */
export const businessUsage = (
  headers: Readonly<Record<string, string>>,
): readonly z.infer<typeof businessEntrySchema>[] =>
  Object.values(
    parsed(z.record(z.string(), z.array(businessEntrySchema)), headers['x-business-use-case-usage']) ?? {},
  ).flat();

/** The header tells percents of three kinds; the highest one is the one that ends it. */
function learned(rule: string, usage: Usage | undefined): readonly LearnedLimit[] {
  if (usage === undefined) return [];
  const highest = Math.max(usage.call_count ?? 0, usage.total_time ?? 0, usage.total_cputime ?? 0);
  return [{ rule, usedShare: Math.min(1, highest / 100) }];
}

/** A header that does not read as it should says nothing. */
function parsed<Value>(schema: z.ZodType<Value>, header: string | undefined): Value | undefined {
  if (header === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(header)).data;
  } catch {
    return undefined;
  }
}
