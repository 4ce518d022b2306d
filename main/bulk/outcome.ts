import type { ShownValue } from '#shared/domain/bulk.ts';
import type { Money } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { PlannedChange } from '../inventory/undo/planned-change.ts';
import type { Reader } from '../store/connection.ts';

/** What an operation makes of one item. Nothing is written by finding it out. */
export type Outcome =
  | {
      readonly kind: 'changed';
      readonly itemId: string;
      readonly changes: readonly [PlannedChange, ...PlannedChange[]];
      readonly before: ShownValue;
      readonly after: ShownValue;
    }
  | { readonly kind: 'unchanged'; readonly itemId: string; readonly value: ShownValue }
  | { readonly kind: 'refused'; readonly itemId: string; readonly value: ShownValue; readonly problem: FieldProblem };

/** Finds out for some items, in their order. Ids that are gone are left out. */
export type Evaluate = (reader: Reader, itemIds: readonly string[]) => readonly Outcome[];

export const none: ShownValue = { kind: 'none' };

export const shownMoney = (value: Money | null): ShownValue => (value === null ? none : { kind: 'money', value });

/** As much of a long text as a row of the preview shows. */
const shownLength = 240;
const beforeMark = 40;

/** A text and its marks, cut to where the first of them is. */
export function shownText(text: string, marks: readonly (readonly [number, number])[] = []): ShownValue {
  if (text === '') return none;
  const first = marks[0]?.[0] ?? 0;
  const from = text.length <= shownLength ? 0 : Math.max(0, Math.min(first - beforeMark, text.length - shownLength));
  const to = from + shownLength;
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    kind: 'text',
    text: lead + text.slice(from, to) + (to < text.length ? '…' : ''),
    marks: marks
      .filter(([begin, end]) => begin < to && end > from)
      .map(([begin, end]) => [Math.max(begin, from) + shift, Math.min(end, to) + shift]),
  };
}
