import PQueue from 'p-queue';
import type { Account } from '#shared/domain/account.ts';
import type { AffectedItem } from '#shared/domain/mapping.ts';
import { AppError } from '#shared/errors.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Reader, Store } from '../store/connection.ts';

/** CROSS JOIN: the few categories that are gone come first, the 100,000 items last. */
export const treeQueries = {
  /** Every category that an item or a memory names. */
  used: `SELECT category_id AS id FROM market_details WHERE marketplace = :marketplace AND category_id IS NOT NULL
    UNION SELECT remote_id FROM category_memory WHERE marketplace = :marketplace`,
  affected: `SELECT item.id AS itemId, item.title, details.marketplace, details.category_id AS categoryId,
      coalesce(details.category_name, '') AS categoryName
    FROM gone_category AS gone
    CROSS JOIN market_details AS details ON details.marketplace = gone.marketplace AND details.category_id = gone.remote_id
    CROSS JOIN item ON item.id = details.item_id AND item.deleted_at IS NULL
    ORDER BY gone.marketplace, gone.remote_id, item.id LIMIT :limit OFFSET :offset`,
  countAffected: `SELECT count(*) AS total
    FROM gone_category AS gone
    CROSS JOIN market_details AS details ON details.marketplace = gone.marketplace AND details.category_id = gone.remote_id
    CROSS JOIN item ON item.id = details.item_id AND item.deleted_at IS NULL`,
} as const;

export interface TreeWatchOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly accounts: Pick<Accounts, 'list' | 'connector' | 'marketplaceOf'>;
}

/** Questions about single categories count against a small daily quota, so few go out at a time. */
const AT_A_TIME = 4;

/**
 * Finds the categories that a marketplace has dropped since the last look: its tree has a version, and only when that has
 * changed every category in use is asked for. Answers how many were found gone.
 */
export async function checkTrees(options: TreeWatchOptions): Promise<{ gone: number }> {
  const { accounts, logger } = options;
  const places = new Map<string, Account>();
  for (const account of accounts.list()) {
    const usable = account.state !== 'sign_in_needed' && !account.paused && !account.byHand;
    if (usable && accounts.marketplaceOf(account.id).capabilities.categories)
      places.set(`${account.marketplace}:${account.environment}`, account);
  }
  let gone = 0;
  for (const account of places.values()) {
    try {
      gone += await checkTree(options, account);
    } catch (error) {
      // The next look comes; one marketplace out of reach keeps no other from being looked at.
      if (!(error instanceof AppError)) throw error;
      logger.log('warn', 'mapping.check_failed', { accountId: account.id, reason: error.data.reason });
    }
  }
  return { gone };
}

async function checkTree({ store, clock, accounts }: TreeWatchOptions, account: Account): Promise<number> {
  const { marketplace, environment } = account;
  const connector = accounts.connector(account.id);
  const version = await connector.taxonomyVersion();
  const known = store.get<{ version: string }>(
    'SELECT version FROM taxonomy_state WHERE marketplace = :marketplace AND environment = :environment',
    { marketplace, environment },
  );
  if (known?.version === version) return 0;
  const queue = new PQueue({ concurrency: AT_A_TIME });
  const ids = store.column<string>(treeQueries.used, { marketplace });
  const looked = await Promise.all(
    ids.map((id) => queue.add(async () => ({ id, there: (await connector.category(id)) !== undefined }))),
  );
  return store.write((writer) => {
    writer.run('DELETE FROM gone_category WHERE marketplace = :marketplace', { marketplace });
    const gone = looked.filter(({ there }) => !there);
    for (const { id } of gone) {
      writer.run('INSERT INTO gone_category (marketplace, remote_id, found_at) VALUES (:marketplace, :id, :now)', {
        marketplace,
        id,
        now: clock.now(),
      });
    }
    writer.run(
      `INSERT INTO taxonomy_state (marketplace, environment, version, checked_at)
       VALUES (:marketplace, :environment, :version, :now)
       ON CONFLICT (marketplace, environment) DO UPDATE SET version = excluded.version, checked_at = excluded.checked_at`,
      { marketplace, environment, version, now: clock.now() },
    );
    return gone.length;
  });
}

/** Items in categories that are gone, page by page. */
export const affectedItems = (
  reader: Reader,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: AffectedItem[]; total: number } => ({
  rows: reader.all<AffectedItem>(treeQueries.affected, { offset, limit }),
  total: reader.get<{ readonly total: number }>(treeQueries.countAffected)?.total ?? 0,
});
