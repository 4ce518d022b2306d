import type { InventoryContext } from '../inventory/change.ts';
import { announce, finishRun, openRun } from '../inventory/change.ts';
import { inSlices } from '../inventory/slices.ts';
import type { RunContext } from '../inventory/undo/apply.ts';
import type { LongWork } from '../inventory/undo/long-work.ts';
import type { Store, Writer } from '../store/connection.ts';
import { releaseCutOff } from './inbox-rows.ts';
import { presentItem, sortGroups, unsortedOrThrow } from './sort-photos.ts';
import type { SortedPhotos, WantedItem } from './sort-photos.ts';

/** Photos that one transaction sorts in well under 20 ms; more go over several. */
const atOnce = 40;
/** Groups of the first slice, of about three photos each. */
const firstGroups = 10;

const kind = 'inbox.items';

/**
 * Makes items of groups, in one run that undo takes back whole. Many groups go over several short transactions, between
 * which the app answers; cut off, the next start takes back what was done, and the photos are in the inbox again.
 */
export function createItemMaker(options: {
  readonly store: Store;
  readonly context: InventoryContext;
  /** Milliseconds from an arbitrary start, monotonic. */
  readonly elapsed: () => number;
  readonly work: LongWork;
}): (
  groups: readonly WantedItem[],
  wanted: { readonly keepLabels: boolean; readonly skuPattern: string },
) => Promise<SortedPhotos> {
  const { store, context } = options;
  // Before anything is shown, and before the runs themselves are taken back.
  store.write((writer) => releaseCutOff(writer, kind));

  const open = (writer: Writer, groups: readonly WantedItem[], state: 'running' | 'done'): RunContext => ({
    ...openRun(writer, context, { kind, details: { groups: groups.length }, state }),
    // One event for all at the end: the screens would fetch everything anew for each photo.
    emit: () => undefined,
  });
  const tell = (writer: Writer, sorted: SortedPhotos): SortedPhotos => {
    announce(writer, context, [...sorted.created, ...sorted.filled]);
    return sorted;
  };

  return async (groups, wanted) => {
    const photoIds = groups.flatMap((group) => group.photoIds);
    if (photoIds.length <= atOnce) {
      return store.write((writer) => {
        const run = open(writer, groups, 'done');
        return tell(writer, sortGroups(writer, run, groups, wanted));
      });
    }
    return options.work.run(async () => {
      // What another window changed is found before anything is made.
      unsortedOrThrow(store, photoIds);
      for (const { itemId } of groups) if (itemId !== null) presentItem(store, itemId);
      const run = store.write((writer) => open(writer, groups, 'running'));
      let sorted: SortedPhotos = { runId: run.runId, created: [], filled: [], refused: [] };
      let next = 0;
      try {
        await inSlices({ ...options, first: firstGroups }, (rows) => {
          const slice = groups.slice(next, next + rows);
          const made = store.write((writer) => sortGroups(writer, run, slice, wanted), 'soon');
          sorted = together(sorted, made);
          next += slice.length;
          return slice.length;
        });
      } finally {
        // Also after a failure: what was sorted by then stands, as one action with its way back.
        store.write((writer) => {
          finishRun(writer, run.runId);
          tell(writer, sorted);
        });
      }
      return sorted;
    });
  };
}

const together = (one: SortedPhotos, other: SortedPhotos): SortedPhotos => ({
  runId: one.runId,
  created: [...one.created, ...other.created],
  filled: [...new Set([...one.filled, ...other.filled])],
  refused: [...one.refused, ...other.refused],
});
