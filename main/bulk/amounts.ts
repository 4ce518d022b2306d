import type { AmountChange, Rounding } from '#shared/domain/bulk.ts';
import { currencyExponent, type Money } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';

/** The largest amount that can be kept, in minor units (shared/domain/money.ts). */
const largest = 9_999_999_999_99n;

/** A new amount, or why there is none. */
export type Reckoned =
  | { readonly kind: 'amount'; readonly value: Money | null }
  | { readonly kind: 'refused'; readonly problem: FieldProblem };

/** Changes an amount and rounds it. Reckons in whole numbers throughout: no amount ever passes through a float. */
export function changeAmount(
  present: Money | null,
  change: AmountChange,
  round: Rounding | null,
  field: string,
): Reckoned {
  if (change.kind === 'clear') return { kind: 'amount', value: null };
  if (change.kind === 'set') return rounded(BigInt(change.value.amount), change.value.currency, round, field);
  if (present === null) return refused(field, 'no_amount', 'There is no amount yet. Set one first.');
  const { currency } = present;
  const amount = BigInt(present.amount);
  switch (change.kind) {
    case 'add':
      if (change.value.currency !== currency) {
        return refused(field, 'other_currency', `The amount is in ${currency}.`, {
          currency,
          wanted: change.value.currency,
        });
      }
      return rounded(amount + BigInt(change.value.amount), currency, round, field);
    case 'percent':
      return rounded(divided(amount * BigInt(10_000 + change.hundredths), 10_000n), currency, round, field);
    case 'multiply':
      return rounded(divided(amount * BigInt(change.thousandths), 1_000n), currency, round, field);
    case 'keep':
      return rounded(amount, currency, round, field);
  }
}

/** The same amount in another currency: its figures as they stand, or what they are worth by a rate in millionths. */
export function changeCurrency(present: Money, currency: string, rate: number | null, field: string): Reckoned {
  const by = currencyExponent(currency) - currencyExponent(present.currency);
  const factor = BigInt(rate ?? 1_000_000);
  const [up, down] = by >= 0 ? [10n ** BigInt(by), 1n] : [1n, 10n ** BigInt(-by)];
  return rounded(divided(BigInt(present.amount) * factor * up, 1_000_000n * down), currency, null, field);
}

/** Half away from zero, as people round. */
function divided(amount: bigint, by: bigint): bigint {
  const half = amount < 0n ? -by / 2n : by / 2n;
  return (amount + half) / by;
}

function rounded(amount: bigint, currency: string, round: Rounding | null, field: string): Reckoned {
  if (amount < 0n) return refused(field, 'amount_below_zero', 'The amount would be below zero.');
  const value = round === null ? amount : roundTo(amount, currency, round);
  if (value > largest) return refused(field, 'amount_too_large', 'The amount would be larger than can be kept.');
  return { kind: 'amount', value: { amount: Number(value), currency } };
}

/** The step between two allowed amounts, and the first of them, in minor units. */
function grid({ to }: Rounding, currency: string): { readonly step: bigint; readonly first: bigint } {
  const unit = 10n ** BigInt(currencyExponent(currency));
  if (to.kind === 'step') {
    const step = (unit * BigInt(to.hundredths)) / 100n;
    // Yen have no hundredths: every whole yen is allowed then.
    return { step: step > 0n ? step : 1n, first: 0n };
  }
  return { step: unit, first: (unit * BigInt(to.hundredths)) / 100n };
}

/** Never below the smallest allowed amount: 0.30 down to .99 is 0.99. */
export function roundTo(amount: bigint, currency: string, round: Rounding): bigint {
  const { step, first } = grid(round, currency);
  if (amount <= first) return first;
  const below = first + ((amount - first) / step) * step;
  const rest = amount - below;
  if (rest === 0n || round.direction === 'down') return below;
  if (round.direction === 'up') return below + step;
  return rest * 2n >= step ? below + step : below;
}

const refused = (
  path: string,
  reason: string,
  message: string,
  params?: Readonly<Record<string, string>>,
): Reckoned => ({ kind: 'refused', problem: { path, reason, message, ...(params && { params }) } });
