import { createBulk } from '#main/bulk/bulk.ts';
import { createIds } from '#main/ids.ts';
import { createMoving, type Moving } from '#main/inventory/moving.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import type { ChangeOptions } from '#main/inventory/undo/work-options.ts';
import { createPurge } from '#main/inventory/purge.ts';
import type { BulkOperation } from '#shared/domain/bulk.ts';
import { createTestInventory } from './inventory.ts';
import { createSeededRandom } from './ports.ts';

/** A folder that is opened again must not see the same ids again. */
let made = 0;

/** The inventory with bulk edits and undo on top of it, on a real database. Listings that were revised are noted. */
export function createTestUndo(folder?: string) {
  const base = createTestInventory(folder);
  const { store, clock, logger, events } = base;
  const revised: string[] = [];
  const moving = createMoving({
    context: { emit: (name, payload) => void events.push({ name, payload }) },
    elapsed: () => performance.now(),
  });
  const options: ChangeOptions & { readonly moving: Moving } = {
    moving,
    store,
    context: {
      clock,
      newId: createIds(clock, createSeededRandom(`undo ${(made += 1)}`)),
      emit: (name, payload) => void events.push({ name, payload }),
    },
    elapsed: () => performance.now(),
    listings: {
      followStock: () => undefined,
      openListings: (itemIds) =>
        store.column<string>(
          `SELECT id FROM listing WHERE state = 'live' AND item_id IN (SELECT value FROM json_each(@ids)) ORDER BY id`,
          { ids: JSON.stringify(itemIds) },
        ),
      revise: async (listingIds) => void revised.push(...listingIds),
    },
    alongside: () => undefined,
    work: createLongWork(store),
  };
  const undo = createUndo(options);
  const bulk = createBulk(options);
  const purge = createPurge({ ...options, clock, logger, sweepPhotos: () => base.inventory.sweepPhotos() });
  const select = (ids: readonly string[]): string => {
    let selection: string | null = null;
    for (let from = 0; from < ids.length; from += 5_000)
      ({ selection } = bulk.select({ selection, ids: ids.slice(from, from + 5_000) }));
    return selection ?? '';
  };
  const edit = (ids: readonly string[], operation: BulkOperation, listings: 'leave' | 'revise' = 'leave') =>
    bulk.run({ selection: select(ids), operation, listings });
  return { ...base, options, undo, bulk, purge, revised, select, edit };
}
