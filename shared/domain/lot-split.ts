import { assertNever } from '../errors.ts';

/**
 * How the price of a lot is divided among what came in it. Everything is integer minor units of the lot's currency, and what
 * is handed out always sums to the total, to the last cent: what whole cents cannot divide goes, a cent each, to the
 * largest remainders, and among equal ones to those that come first.
 */
export type SplitMethod = 'equal' | 'weight' | 'value';

/** A total in proportion to weights, exact. All weights zero: in equal parts. */
export function proportional(total: number, weights: readonly number[]): number[] {
  const given = weights.map(BigInt);
  const sum = given.reduce((left, right) => left + right, 0n);
  if (sum === 0n)
    return weights.length === 0
      ? []
      : proportional(
          total,
          weights.map(() => 1),
        );
  // Amounts and weights reach 10^12 each; their product is beyond what a number holds exactly.
  const products = given.map((weight) => BigInt(total) * weight);
  const shares = products.map((product) => Number(product / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** What the first `count` of equal pieces carry of an amount: the odd cents lie on the first ones. */
export const firstPieces = (amount: number, pieces: number, count: number): number =>
  pieces === 0 ? 0 : Math.floor(amount / pieces) * count + Math.min(count, amount % pieces);

/**
 * Cost of one piece as an item shows it. Pieces of one kind may differ by a cent, so this is rounded (half a cent up); the
 * exact amounts are the part's totals, and only those are ever summed.
 */
export const perPiece = (amount: number, pieces: number): number =>
  pieces === 0 ? 0 : Math.floor((2 * amount + pieces) / (2 * pieces));

/** What of a part is settled, and what is still open to be split again. */
export interface Settled {
  readonly frozenPieces: number;
  readonly frozenAmount: number;
  /** Of the pieces that are not frozen; `null` before the first split. */
  readonly openAmount: number | null;
}

/**
 * Settles what was sold since the last split at the share it was sold with: shares change in splits alone, so the present
 * one is the one of the sale. A piece that came back is open again, with what it took along. Before the first split
 * nothing had a share, so the first split still reaches what was sold before the lot was entered.
 */
export function settle(part: Settled & { readonly pieces: number }, soldPieces: number): Settled {
  const { pieces, frozenPieces, frozenAmount, openAmount } = part;
  if (openAmount === null) return { frozenPieces, frozenAmount, openAmount };
  const more = Math.min(soldPieces, pieces) - frozenPieces;
  const moved =
    more >= 0 ? firstPieces(openAmount, pieces - frozenPieces, more) : -firstPieces(frozenAmount, frozenPieces, -more);
  return {
    frozenPieces: frozenPieces + more,
    frozenAmount: frozenAmount + moved,
    openAmount: openAmount - moved,
  };
}

/** One kind of thing in a lot, for the division. `weight` (grams) and `value` (minor units) are of one piece. */
export interface SplitPart extends Settled {
  readonly id: string;
  readonly pieces: number;
  readonly weight: number | null;
  readonly value: number | null;
  /** The share of the whole part, sold pieces among it, where the seller set it by hand. */
  readonly fixed: number | null;
  /** `kept`: it left the lot and took its share along. `gone`: it is in the recycle bin, its share goes to the others. */
  readonly standing: 'in' | 'kept' | 'gone';
}

export type SplitProblem =
  /** What was sold already carries more than the total: by `amount`. */
  | 'below_sold'
  /** Something is left to divide, and nobody unsold to take it. */
  | 'no_taker'
  /** The shares set by hand are more than there is: by `amount`. */
  | 'fixed_too_much'
  /** All shares are set by hand, and `amount` remains. */
  | 'fixed_not_exact'
  /** A share set by hand is less than its sold pieces carry: by `amount`. */
  | 'fixed_below_sold';

export type SplitOutcome =
  | {
      readonly kind: 'split';
      /** What is open of each part, by its id. */
      readonly open: ReadonlyMap<string, number>;
      /** Parts that the method gives nothing, because their weight or value is not known. */
      readonly withoutBasis: number;
      /** Nothing had a weight or value, so it was split equally. */
      readonly fellBack: boolean;
    }
  | { readonly kind: 'refused'; readonly problem: SplitProblem; readonly amount: number };

const refused = (problem: SplitProblem, amount: number): SplitOutcome => ({ kind: 'refused', problem, amount });
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/** Divides what sold pieces do not carry among the unsold ones: shares set by hand first, the rest by the method. */
export function splitLot(total: number, method: SplitMethod, parts: readonly SplitPart[]): SplitOutcome {
  const takes = (part: SplitPart): boolean => part.standing === 'in' && part.pieces > part.frozenPieces;
  const takers = parts.filter(takes);
  const kept = parts.filter(({ standing }) => standing === 'kept');
  const settled = sum(parts.map((part) => part.frozenAmount)) + sum(kept.map((part) => part.openAmount ?? 0));
  const rest = total - settled;
  if (rest < 0) return refused('below_sold', -rest);
  if (takers.length === 0 && parts.length > 0 && rest > 0) return refused('no_taker', rest);

  const open = new Map(parts.map((part) => [part.id, part.standing === 'kept' ? (part.openAmount ?? 0) : 0]));
  for (const part of takers) {
    if (part.fixed === null) continue;
    if (part.fixed < part.frozenAmount) return refused('fixed_below_sold', part.frozenAmount - part.fixed);
    open.set(part.id, part.fixed - part.frozenAmount);
  }
  const others = takers.filter((part) => part.fixed === null);
  const left = rest - sum(takers.map((part) => (part.fixed === null ? 0 : part.fixed - part.frozenAmount)));
  if (left < 0) return refused('fixed_too_much', -left);
  if (others.length === 0 && takers.length > 0 && left > 0) return refused('fixed_not_exact', left);

  const weights = others.map((part) => basis(part, method) * (part.pieces - part.frozenPieces));
  const fellBack = others.length > 0 && sum(weights) === 0;
  const shares = proportional(left, fellBack ? others.map((part) => part.pieces - part.frozenPieces) : weights);
  for (const [index, part] of others.entries()) open.set(part.id, shares[index] ?? 0);
  return { kind: 'split', open, fellBack, withoutBasis: weights.filter((weight) => weight === 0).length };
}

function basis(part: SplitPart, method: SplitMethod): number {
  switch (method) {
    case 'equal':
      return 1;
    case 'weight':
      return part.weight ?? 0;
    case 'value':
      return part.value ?? 0;
    default:
      return assertNever(method);
  }
}
