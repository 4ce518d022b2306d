import { cancelled } from '#shared/errors.ts';
import type { InventoryContext } from './change.ts';
import { inSlices } from './slices.ts';

/** Items that are moved in one transaction: it takes about 0.1 s, so the app answers before anybody notices. */
export const movedAtOnce = 1_000;

/** Goes through any number of items slice by slice, tells how far it is, and can be stopped. One at a time. */
export interface Moving {
  /**
   * Hands all ids to `work`, some at a time and in their order. Answers how many it got to: fewer when the seller stopped it.
   * Throws `cancelled` when the app is closed meanwhile. `silent`: what only looks at them is no progress.
   */
  through(
    ids: readonly string[],
    work: (slice: readonly string[]) => void,
    tell?: 'progress' | 'silent',
  ): Promise<number>;
  /** `items.stopMoving`: what was done until now stands. Nothing happens when nothing is under way. */
  stop(): void;
  /** The app ends: what is under way stops, and the next start takes it back. */
  close(): void;
}

export function createMoving(options: {
  readonly context: Pick<InventoryContext, 'emit'>;
  readonly elapsed: () => number;
}): Moving {
  let stopped = false;
  let closing = false;
  return {
    through: async (ids, work, tell = 'progress') => {
      let done = 0;
      stopped = false;
      await inSlices({ elapsed: options.elapsed, stopped: () => stopped || closing }, (rows) => {
        const slice = ids.slice(done, done + rows);
        if (slice.length === 0) return 0;
        work(slice);
        done += slice.length;
        if (tell === 'progress') options.context.emit('items.moving', { done, of: ids.length });
        return slice.length;
      });
      if (closing) throw cancelled('The app is being closed.');
      return done;
    },
    stop: () => {
      stopped = true;
    },
    close: () => {
      closing = true;
    },
  };
}
