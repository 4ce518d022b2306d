import type { Pair } from '#shared/domain/pairs.ts';
import { AppError } from '#shared/errors.ts';
import type { Forecast } from '#shared/ipc/publishing.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { reserveOf } from '../http/budgets.ts';
import type { RateRule } from '../http/rate-rules.ts';
import { completeDraft, type DraftSource } from './account-draft.ts';

export interface ForecastOptions extends DraftSource {
  readonly budgets: Accounts['budgets'];
}

/** Drafts that are counted one by one; a batch of thousands is reckoned from these. */
const SAMPLE = 40;
/** A read-back asks twice, and once more when the marketplace is late. */
const READS = 3;

/**
 * How many postings of each account its long quotas will make wait. Reckoned from the very requests that the preview shows,
 * so no connector has to know of it. What cannot be described costs nothing: it will not go out.
 */
export async function forecast(options: ForecastOptions, pairs: readonly Pair[]): Promise<readonly Forecast[]> {
  const byAccount = Map.groupBy(pairs, ({ accountId }) => accountId);
  const all = await Promise.all(
    Array.from(byAccount, ([accountId, own]) =>
      accountForecast(
        options,
        accountId,
        own.map(({ itemId }) => itemId),
      ),
    ),
  );
  return all.flat();
}

async function accountForecast(
  options: ForecastOptions,
  accountId: string,
  itemIds: readonly string[],
): Promise<readonly Forecast[]> {
  const { accounts } = options;
  const { rates } = accounts.marketplaceOf(accountId);
  const counted: (readonly RequestOf[])[] = [];
  for (const itemId of itemIds.slice(0, SAMPLE)) counted.push(await requestsOf(options, itemId, accountId));
  return options.budgets(accountId).flatMap((budget): Forecast[] => {
    const rule = rates.rules.find(({ name }) => name === budget.name);
    if (rule === undefined) return [];
    const perItem = counted.reduce((sum, requests) => sum + callsOf(rule, requests), 0) / Math.max(1, counted.length);
    if (perItem === 0) return [];
    const left = Math.max(0, budget.limit - reserveOf(budget.limit) - budget.used);
    const postponed = itemIds.length - Math.floor(left / perItem);
    if (postponed <= 0) return [];
    return [
      {
        accountId,
        budget: budget.name,
        postponed: Math.min(postponed, itemIds.length),
        of: itemIds.length,
        resetsAt: budget.resetsAt,
      },
    ];
  });
}

interface RequestOf {
  readonly method: string;
  readonly path: string;
}

async function requestsOf(options: ForecastOptions, itemId: string, accountId: string): Promise<readonly RequestOf[]> {
  try {
    const { draft } = await completeDraft(options, itemId, accountId);
    const preview = await options.accounts.connector(accountId).preview(draft);
    return preview.map(({ method, url }) => ({ method, path: new URL(url).pathname }));
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** The reads after it go to where the last write went. */
function callsOf(rule: RateRule, requests: readonly RequestOf[]): number {
  const last = requests.at(-1);
  const reads = last !== undefined && rule.applies({ method: 'GET', path: last.path }) ? READS : 0;
  return requests.filter((request) => rule.applies(request)).length + reads;
}
