import { recycleBinCutoff } from '#shared/domain/bin.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { announce, type InventoryContext } from './change.ts';
import { itemsForSale } from './for-sale.ts';
import { movedAtOnce, type Moving } from './moving.ts';
import { inSlices } from './slices.ts';
import type { LongWork } from './undo/long-work.ts';

/** What became of items that were to be deleted for good. */
export interface Purged {
  readonly purged: number;
  /** These stay: a listing of theirs is open. */
  readonly listed: number;
  /** Ids that it did not get to before it was stopped: the last ones. */
  readonly left: number;
}

/** Deletes items of the recycle bin for good. This is the one thing that cannot be taken back. */
export interface Purge {
  /** `items.purge`: those of the items that are in the recycle bin. */
  items(input: { readonly ids: readonly string[] }): Promise<Purged>;
  /** `items.emptyBin` */
  emptyBin(): Promise<Purged>;
  /** What has been in the recycle bin for 90 days goes now, and each day from then on. Returns what stops it. */
  start(): () => void;
}

const day = 86_400_000;
/** After the start of the app: the seller comes first. */
const firstAfter = 60_000;

export function createPurge(options: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly elapsed: () => number;
  readonly work: LongWork;
  readonly moving: Moving;
  /** Files of the photos that went. */
  readonly sweepPhotos: () => Promise<number>;
}): Purge {
  const { store, context, clock, logger } = options;

  const deletedBefore = async (cutoff: number): Promise<Purged> => {
    let after = 0;
    let purged = 0;
    let listed = 0;
    await inSlices(options, (limit) =>
      store.write((writer) => {
        const rows = writer.all<{ number: number; id: string }>(
          `SELECT number, id FROM item WHERE deleted_at IS NOT NULL AND deleted_at <= @cutoff AND number > @after
           ORDER BY number LIMIT @limit`,
          { cutoff, after, limit },
        );
        const gone = purgeItems(
          writer,
          context,
          rows.map(({ id }) => id),
        );
        purged += gone.purged;
        listed += gone.listed;
        after = rows.at(-1)?.number ?? after;
        return rows.length;
      }),
    );
    if (purged > 0) {
      logger.log('info', 'inventory.purged', { items: purged });
      void options.sweepPhotos();
    }
    return { purged, listed, left: 0 };
  };

  return {
    items: async ({ ids }) => {
      let purged = 0;
      let listed = 0;
      const some = (slice: readonly string[]): void => {
        const gone = store.write((writer) => purgeItems(writer, context, binnedAmong(writer, slice)));
        purged += gone.purged;
        listed += gone.listed;
      };
      let done = ids.length;
      if (ids.length <= movedAtOnce) some(ids);
      else done = await options.work.run(() => options.moving.through(ids, some));
      if (purged > 0) void options.sweepPhotos();
      return { purged, listed, left: ids.length - done };
    },
    emptyBin: () => deletedBefore(clock.now()),
    start: () => {
      let cancel = (): void => undefined;
      const next = (pause: number): void => {
        cancel = clock.schedule(pause, () => {
          deletedBefore(recycleBinCutoff(clock.now())).catch((error: unknown) =>
            logger.log('error', 'inventory.purge_failed', { error }),
          );
          next(day);
        });
      };
      next(firstAfter);
      return () => cancel();
    },
  };
}

const binnedAmong = (reader: Reader, ids: readonly string[]): readonly string[] =>
  reader.column<string>(
    `SELECT item.id FROM json_each(@ids) AS wanted CROSS JOIN item ON item.id = wanted.value
     WHERE item.deleted_at IS NOT NULL`,
    { ids: JSON.stringify([...new Set(ids)]) },
  );

/** Orders and listings keep SKU and title themselves; everything else of an item goes with its row. */
function purgeItems(writer: Writer, context: InventoryContext, ids: readonly string[]): Omit<Purged, 'left'> {
  const forSale = itemsForSale(writer, ids);
  const going = ids.filter((id) => !forSale.has(id));
  if (going.length === 0) return { purged: 0, listed: forSale.size };
  const wanted = { ids: JSON.stringify(going) };
  const runs = writer.column<string>(
    `SELECT DISTINCT run_id FROM json_each(@ids) AS gone CROSS JOIN change_set ON change_set.item_id = gone.value
     WHERE run_id IS NOT NULL`,
    wanted,
  );
  writer.run('DELETE FROM item WHERE id IN (SELECT value FROM json_each(@ids))', wanted);
  // An action of which nothing is left cannot be taken back; it would only stand in the list.
  writer.run(
    `DELETE FROM change_run WHERE id IN (SELECT value FROM json_each(@runs)) AND state <> 'running'
       AND NOT EXISTS (SELECT 1 FROM change_set WHERE run_id = change_run.id)`,
    { runs: JSON.stringify(runs) },
  );
  announce(writer, context, going);
  writer.afterCommit(() => context.emit('history.changed', {}));
  return { purged: going.length, listed: forSale.size };
}
