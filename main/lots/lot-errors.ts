import type { SplitProblem } from '#shared/domain/lot-split.ts';
import type { Lot } from '#shared/domain/lot.ts';
import { toDecimal } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { fill } from '../message-text.ts';

/** Reason and text of each. Written out, so that a search for a reason finds where it comes from. */
const refusals: Readonly<Record<SplitProblem, { readonly reason: string; readonly message: string }>> = {
  below_sold: {
    reason: 'lot_below_sold',
    message: 'What was sold already carries {{amount}} more than the total. Raise the price of the lot.',
  },
  no_taker: {
    reason: 'lot_no_taker',
    message: 'Everything unsold would leave the lot, and {{amount}} remain. Let the item keep its share.',
  },
  fixed_too_much: {
    reason: 'lot_fixed_too_much',
    message: 'The shares set by hand are {{amount}} more than there is to divide. Lower one of them.',
  },
  fixed_not_exact: {
    reason: 'lot_fixed_not_exact',
    message: 'All shares are set by hand, and {{amount}} remain. Leave one of them to the method.',
  },
  fixed_below_sold: {
    reason: 'lot_fixed_below_sold',
    message: 'A share set by hand is {{amount}} less than what its sold pieces carry. Raise it.',
  },
};

/** A split that does not come out. */
export function splitRefused(lot: Lot, problem: SplitProblem, amount: number): AppError {
  const shown = `${toDecimal({ amount, currency: lot.currency })} ${lot.currency}`;
  const { reason, message } = refusals[problem];
  return new AppError({
    code: 'conflict',
    reason,
    params: { amount: shown },
    message: fill(message, { amount: shown }),
  });
}

/** The screen shows an older state of the lot than there is. */
export const lotChanged = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_changed',
    message: 'The lot was changed elsewhere in the meantime. Look at it again, then decide.',
  });

/** An item whose amounts are in another currency than the lot: shares cannot be compared with its price. */
export const otherCurrency = (sku: string, currency: string, lot: Lot): FieldProblem => ({
  path: 'currency',
  reason: 'lot_currency',
  params: { sku, currency, lotCurrency: lot.currency },
  message: `${sku} has amounts in ${currency}, the lot is in ${lot.currency}. Enter the lot in ${currency}, or the item's price and cost in ${lot.currency}.`,
});

/** A variant that is in a lot already. */
export const inOtherLot = (sku: string, name: string): FieldProblem => ({
  path: 'lot',
  reason: 'lot_taken',
  params: { sku, name },
  message: `${sku} came from the lot “${name}”. Take it out there first.`,
});

/** More kinds of things than a lot holds. */
export const lotFull = (limit: number): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_full',
    params: { limit },
    message: `A lot holds at most ${limit} different things. Make a second lot for the rest.`,
  });
