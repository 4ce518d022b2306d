import type { Reader, Store, Writer } from '../../store/connection.ts';
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
   * What a run changed beside items, such as a purchase lot: works out how that is taken back, and answers what writes it in the
   * transaction that begins to take the run back. Throws when it cannot be, now or then; then nothing is taken back.
   */
  readonly alongside: (reader: Reader, runId: string) => ((writer: Writer, context: RunContext) => void) | undefined;
  readonly work: LongWork;
}
