import { recycleBinCutoff } from '#shared/domain/bin.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { announce, type InventoryContext } from './change.ts';
import { itemsForSale } from './for-sale.ts';
import type { Moving } from './moving.ts';
import { leaveDeletedWords } from './search-merging.ts';
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
  /** `items.emptyBin`: with numbers on the way, and stopped by `items.stopMoving`; the rest stays in the bin then. */
  emptyBin(): Promise<Purged>;
  /** What has been in the recycle bin for 90 days goes now, and each day from then on. Returns what stops it. */
  start(): () => void;
}

/** Items that are deleted in one transaction: 100 take about 30 ms with a long history. */
const purgedAtOnce = 100;
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
  leaveDeletedWords(store);

  /**
   * Deletes some of the items in each transaction, with everything that is theirs: cut off in between, the others are whole
   * in the recycle bin. `go` hands out the ids. The windows are told once, at the end: of 50,000 items there are hundreds of
   * transactions, and each would make them fetch everything anew.
   */
  const purgeBy = async (
    ids: readonly string[],
    go: (some: (slice: readonly string[]) => void) => Promise<number>,
  ): Promise<Purged> => {
    const gone: string[] = [];
    let listed = 0;
    try {
      const done = await go((slice) => {
        const { going, forSale } = store.write((writer) => purgeItems(writer, slice), 'soon');
        for (const id of going) gone.push(id);
        listed += forSale;
      });
      return { purged: gone.length, listed, left: ids.length - done };
    } finally {
      if (gone.length > 0) {
        await store.synced();
        store.write((writer) => {
          announce(writer, context, gone);
          writer.afterCommit(() => context.emit('history.changed', {}));
        });
        logger.log('info', 'inventory.purged', { items: gone.length });
        void options.sweepPhotos();
      }
    }
  };

  const items: Purge['items'] = async ({ ids }) => {
    const { work, moving } = options;
    if (ids.length > purgedAtOnce) return work.run(() => purgeBy(ids, (some) => moving.through(ids, some)));
    return purgeBy(ids, async (some) => {
      some(ids);
      return ids.length;
    });
  };

  /** Beside everything else, and unseen: nobody who is at work is refused because of it. */
  const overdue = async (stopped: () => boolean): Promise<void> => {
    const ids = deletedBefore(store, recycleBinCutoff(clock.now()));
    let done = 0;
    await purgeBy(ids, async (some) => {
      await inSlices({ ...options, stopped }, (rows) => {
        const slice = ids.slice(done, done + rows);
        if (slice.length > 0) some(slice);
        done += slice.length;
        return slice.length;
      });
      return done;
    });
  };

  return {
    items,
    emptyBin: () => items({ ids: deletedBefore(store, clock.now()) }),
    start: () => {
      let stopped = false;
      let cancel = (): void => undefined;
      const next = (pause: number): void => {
        cancel = clock.schedule(pause, () => {
          overdue(() => stopped).catch((error: unknown) => logger.log('error', 'inventory.purge_failed', { error }));
          next(day);
        });
      };
      next(firstAfter);
      return () => {
        stopped = true;
        cancel();
      };
    },
  };
}

const deletedBefore = (reader: Reader, cutoff: number): readonly string[] =>
  reader.column<string>('SELECT id FROM item WHERE deleted_at <= @cutoff ORDER BY deleted_at', { cutoff });

/** With a plus, so that each is looked up: along the index of the recycle bin, the whole of it would be read for every one. */
const binnedAmong = (reader: Reader, ids: readonly string[]): readonly string[] =>
  reader.column<string>(
    `SELECT item.id FROM json_each(@ids) AS wanted CROSS JOIN item ON item.id = wanted.value
     WHERE +item.deleted_at IS NOT NULL`,
    { ids: JSON.stringify([...new Set(ids)]) },
  );

/** Orders and listings keep SKU and title themselves; everything else of an item goes with its row. */
function purgeItems(
  writer: Writer,
  ids: readonly string[],
): { readonly going: readonly string[]; readonly forSale: number } {
  const binned = binnedAmong(writer, ids);
  const forSale = itemsForSale(writer, binned);
  const going = binned.filter((id) => !forSale.has(id));
  if (going.length === 0) return { going, forSale: forSale.size };
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
  return { going, forSale: forSale.size };
}
