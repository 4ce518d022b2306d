import type { ChangeKind } from '#shared/domain/change.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import type { PlannedChange, RecordedChange, Verdict } from './planned-change.ts';

/** How one kind of change is written and taken back. */
export interface Reversal {
  /** The kind of the change that takes it back. */
  readonly opposite: ChangeKind;
  /**
   * What becomes of taking these back, one verdict for each, in their order. No item is among them twice. Reads only: what
   * is to be written stands in the verdicts.
   */
  readonly plan: (
    reader: Reader,
    context: InventoryContext,
    changes: readonly RecordedChange[],
    opposite: ChangeKind,
  ) => readonly Verdict[];
  /** Writes the values `after` of changes of this kind, in a few statements for all. */
  readonly write: (writer: Writer, context: InventoryContext, changes: readonly PlannedChange[]) => void;
  /** Whether the words of the search index are different afterwards. */
  readonly searched: (change: PlannedChange) => boolean;
}
