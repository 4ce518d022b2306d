import type { FieldProblem } from '#shared/errors.ts';
import type { Change } from '../change.ts';

/** A change that is about to be written, in either direction. */
export interface PlannedChange extends Change {
  /** When it takes back a whole change: what `updated_at` was before that, if it is still what that change made it. */
  readonly age?: { readonly from: number; readonly to: number };
}

/** A change as it was recorded. */
export interface RecordedChange extends Change {
  readonly updatedFrom: number | null;
  readonly updatedTo: number | null;
}

/** What can become of taking back one change. */
export type Verdict =
  | {
      readonly kind: 'change';
      readonly change: PlannedChange;
      /** A part that stays as it is, with the reason. */
      readonly left?: FieldProblem;
    }
  /** Everything is already as it was. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly problem: FieldProblem };

/** The age of a recorded change, for the change that takes it back. */
export const ageOf = ({ updatedFrom, updatedTo }: RecordedChange): Pick<PlannedChange, 'age'> =>
  updatedFrom === null || updatedTo === null ? {} : { age: { from: updatedFrom, to: updatedTo } };

/**
 * Parts a list so that no item occurs twice in a part: each part is one set of statements. The order of the changes of one
 * item is kept; that of different items does not matter.
 */
export function waves<Element extends { readonly itemId: string }>(
  elements: readonly Element[],
): readonly (readonly Element[])[] {
  const seen = new Map<string, number>();
  const parts: Element[][] = [];
  for (const element of elements) {
    const wave = seen.get(element.itemId) ?? 0;
    seen.set(element.itemId, wave + 1);
    (parts[wave] ??= []).push(element);
  }
  return parts;
}
