import type { Emit } from '../events.ts';
import type { Clock } from '../ports.ts';
import type { Writer } from '../store/connection.ts';

/** Collects what changed and tells the screens at most once per interval: a batch of thousands is not thousands of events. */
export interface Changes {
  /** The intents of a batch moved. Takes effect when the transaction has committed. */
  batch(writer: Writer, batchId: string): void;
  /** The listings of an item changed, and with them the item's row in the grid. */
  listings(writer: Writer, itemId: string): void;
  /** Tells what is pending and stops. */
  close(): void;
}

const intervalMs = 150;
/** Bound of the events' own schemas. */
const idLimit = 100;

export function createChanges(emit: Emit, clock: Clock): Changes {
  const batches = new Set<string>();
  const items = new Set<string>();
  let cancelTimer: (() => void) | undefined;

  const flush = (): void => {
    const batchIds = [...batches];
    const itemIds = [...items];
    batches.clear();
    items.clear();
    for (let from = 0; from < batchIds.length; from += idLimit) {
      emit('publishing.changed', { batchIds: batchIds.slice(from, from + idLimit) });
    }
    if (itemIds.length === 0) return;
    emit('listings.changed', {});
    emit('items.changed', { ids: itemIds.slice(0, idLimit), more: itemIds.length > idLimit });
  };

  /** The first change is told at once, the ones that follow within the interval together. */
  const note = (): void => {
    if (cancelTimer !== undefined) return;
    flush();
    cancelTimer = clock.schedule(intervalMs, () => {
      cancelTimer = undefined;
      if (batches.size > 0 || items.size > 0) note();
    });
  };

  const after = (writer: Writer, set: Set<string>, id: string): void =>
    writer.afterCommit(() => {
      set.add(id);
      note();
    });

  return {
    batch: (writer, batchId) => after(writer, batches, batchId),
    listings: (writer, itemId) => after(writer, items, itemId),
    close: () => {
      cancelTimer?.();
      cancelTimer = undefined;
      flush();
    },
  };
}
