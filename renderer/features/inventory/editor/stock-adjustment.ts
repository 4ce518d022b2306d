import { itemLimits, type StockReason } from '#shared/domain/item.ts';

/** Reasons that a person gives. A sale is entered by the order it belongs to. */
export const handReasons = [
  'opening',
  'purchase',
  'return',
  'adjustment',
  'correction',
] as const satisfies readonly StockReason[];
export type HandReason = (typeof handReasons)[number];

/** The form as it stands; `amount` is text until it is a number. */
export interface AdjustmentForm {
  readonly mode: 'count' | 'delta';
  readonly amount: number | string;
  readonly reason: HandReason;
  readonly note: string;
}

type Change =
  | { readonly kind: 'count'; readonly quantity: number }
  | { readonly kind: 'delta'; readonly delta: number };

/** What the form asks for, once it asks for anything. */
export type Adjustment =
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: 'not_whole' | 'below_zero' | 'too_large' }
  | { readonly kind: 'change'; readonly change: Change; readonly becomes: number };

/** A number with a sign is one to add or take off, as sellers write it; stock is never below zero, so it cannot be a count. */
const signed = /^([+\-−])\s*(\d.*)$/u;

/** Reads what is typed in place of a quantity: `8` is the count, `+5` and `-2` change it. */
export function readTypedStock(text: string, present: number): Adjustment {
  const [, sign, amount = ''] = signed.exec(text.trim()) ?? [];
  const form = { reason: 'correction', note: '' } as const;
  return sign === undefined
    ? readAdjustment({ ...form, mode: 'count', amount: text.trim() }, present)
    : readAdjustment({ ...form, mode: 'delta', amount: sign === '+' ? amount : `-${amount}` }, present);
}

/** Reads the form against the quantity that there is now. */
export function readAdjustment({ mode, amount }: AdjustmentForm, present: number): Adjustment {
  if (amount === '' || amount === '-') return { kind: 'empty' };
  const number = typeof amount === 'number' ? amount : Number(amount);
  if (!Number.isSafeInteger(number)) return { kind: 'problem', problem: 'not_whole' };
  const becomes = mode === 'count' ? number : present + number;
  if (becomes < 0) return { kind: 'problem', problem: 'below_zero' };
  if (becomes > itemLimits.quantity) return { kind: 'problem', problem: 'too_large' };
  if (mode === 'count') return { kind: 'change', change: { kind: 'count', quantity: number }, becomes };
  return number === 0 ? { kind: 'empty' } : { kind: 'change', change: { kind: 'delta', delta: number }, becomes };
}
