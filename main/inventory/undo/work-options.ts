import type { Store, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import type { RunContext } from './apply.ts';
import type { ListingsOfItems } from './listings-of-items.ts';
import type { LongWork } from './long-work.ts';

/** What bulk edits, taking back and purging work with. */
export interface ChangeOptions {
  readonly store: Store;
  readonly context: InventoryContext;
  /** Milliseconds from an arbitrary start, monotonic. */
  readonly elapsed: () => number;
  readonly listings: ListingsOfItems;
  /**
   * What a run changed beside items, such as a purchase lot, is taken back in the transaction that begins to take the run
   * back. Throws when it cannot be; then nothing is taken back.
   */
  readonly alongside: (writer: Writer, context: RunContext, runId: string) => void;
  readonly work: LongWork;
}
