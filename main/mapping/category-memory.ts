import type { Item } from '#shared/domain/item.ts';
import type { CategoryMemory } from '#shared/domain/mapping.ts';
import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CategorySuggestion } from '#shared/domain/taxonomy.ts';
import type { Reader, Writer } from '../store/connection.ts';

/** Statements with a plan to keep: test/unit/mapping/plans.test.ts. */
export const memoryQueries = {
  list: `SELECT memory.marketplace, memory.key, memory.label, memory.remote_id AS remoteId,
      memory.remote_name AS remoteName, memory.fixed, gone.remote_id IS NOT NULL AS gone
    FROM category_memory AS memory
    LEFT JOIN gone_category AS gone ON gone.marketplace = memory.marketplace AND gone.remote_id = memory.remote_id
    ORDER BY memory.marketplace, memory.key`,
  /** A category that has gone is not proposed again. */
  recall: `SELECT memory.remote_id AS remoteId, memory.remote_name AS remoteName, memory.label
    FROM category_memory AS memory
    WHERE memory.marketplace = :marketplace AND memory.key = :key AND NOT EXISTS (
      SELECT 1 FROM gone_category AS gone
      WHERE gone.marketplace = memory.marketplace AND gone.remote_id = memory.remote_id)`,
} as const;

/** The key under which the seller's own category is remembered; `undefined` for none. */
export function ownKey(category: string): string | undefined {
  const folded = category.normalize('NFKC').toLocaleLowerCase('en').replaceAll(/\s+/g, ' ').trim();
  return folded === '' ? undefined : `own:${folded}`;
}

const remoteKey = (marketplace: MarketplaceId, categoryId: string): string => `${marketplace}:${categoryId}`;

/** What an item says about its category, the seller's own word first: the keys to look under, with a name for each. */
function keysOf(
  item: Pick<Item, 'category' | 'markets'>,
  except: MarketplaceId,
): readonly { key: string; label: string }[] {
  const own = ownKey(item.category);
  const others = marketplaceIdSchema.options.flatMap((id) => {
    const details = item.markets[id];
    if (id === except || details === undefined || details.categoryId === null) return [];
    return [{ key: remoteKey(id, details.categoryId), label: details.categoryName ?? details.categoryId }];
  });
  return [...(own === undefined ? [] : [{ key: own, label: item.category.trim() }]), ...others];
}

/** A remembered category with what it is remembered by. */
export type Recalled = CategorySuggestion & { readonly because: string };

/** The category that items like this one have on the marketplace. */
export function recallCategory(
  reader: Reader,
  item: Pick<Item, 'category' | 'markets'>,
  marketplace: MarketplaceId,
): Recalled | undefined {
  for (const { key } of keysOf(item, marketplace)) {
    const row = reader.get<{ remoteId: string; remoteName: string; label: string }>(memoryQueries.recall, {
      marketplace,
      key,
    });
    if (row !== undefined) return { id: row.remoteId, name: row.remoteName, path: [], because: row.label };
  }
  return undefined;
}

/** Remembers what an item's categories say about each other. What was set by hand stays. */
export function learnCategories(writer: Writer, item: Pick<Item, 'category' | 'markets'>, now: number): void {
  for (const marketplace of marketplaceIdSchema.options) {
    const details = item.markets[marketplace];
    if (details === undefined || details.categoryId === null) continue;
    for (const { key, label } of keysOf(item, marketplace)) {
      writer.run(
        `INSERT INTO category_memory (marketplace, key, label, remote_id, remote_name, fixed, changed_at)
         VALUES (:marketplace, :key, :label, :remoteId, :remoteName, 0, :now)
         ON CONFLICT (marketplace, key) DO UPDATE SET
           label = excluded.label, remote_id = excluded.remote_id, remote_name = excluded.remote_name, changed_at = excluded.changed_at
         WHERE fixed = 0 AND remote_id <> excluded.remote_id`,
        {
          marketplace,
          key,
          label,
          remoteId: details.categoryId,
          remoteName: details.categoryName ?? details.categoryId,
          now,
        },
      );
    }
  }
}

export function setCategory(
  writer: Writer,
  memory: Pick<CategoryMemory, 'marketplace' | 'key' | 'label' | 'remoteId' | 'remoteName'>,
  now: number,
): void {
  writer.run(
    `INSERT INTO category_memory (marketplace, key, label, remote_id, remote_name, fixed, changed_at)
     VALUES (:marketplace, :key, :label, :remoteId, :remoteName, 1, :now)
     ON CONFLICT (marketplace, key) DO UPDATE SET
       label = excluded.label, remote_id = excluded.remote_id, remote_name = excluded.remote_name, fixed = 1, changed_at = excluded.changed_at`,
    { ...memory, now },
  );
}

export const forgetCategory = (writer: Writer, marketplace: MarketplaceId, key: string): void =>
  void writer.run('DELETE FROM category_memory WHERE marketplace = :marketplace AND key = :key', { marketplace, key });

export const listCategories = (reader: Reader): readonly CategoryMemory[] =>
  reader
    .all<Omit<CategoryMemory, 'fixed' | 'gone'> & { readonly fixed: 0 | 1; readonly gone: 0 | 1 }>(memoryQueries.list)
    .map((row) => Object.assign(row, { fixed: row.fixed === 1, gone: row.gone === 1 }));
