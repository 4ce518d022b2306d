import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '#test/support/property-seed.ts';
import { firstPieces, perPiece, proportional, settle, splitLot } from '#shared/domain/lot-split.ts';
import type { SplitMethod, SplitPart } from '#shared/domain/lot-split.ts';

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((a, b) => a + b, 0);

const part = (id: string, given: Partial<SplitPart> = {}): SplitPart => ({
  id,
  pieces: 1,
  weight: null,
  value: null,
  fixed: null,
  standing: 'in',
  frozenPieces: 0,
  frozenAmount: 0,
  openAmount: null,
  ...given,
});

const open = (total: number, method: SplitMethod, parts: readonly SplitPart[]): number[] | string => {
  const outcome = splitLot(total, method, parts);
  return outcome.kind === 'split'
    ? parts.map(({ id }) => outcome.open.get(id) ?? -1)
    : `${outcome.problem} ${outcome.amount}`;
};

describe('a total in proportion', () => {
  it.each([
    { total: 100, weights: [1, 1, 1], shares: [34, 33, 33] },
    { total: 2, weights: [1, 1, 1], shares: [1, 1, 0] },
    { total: 0, weights: [3, 4], shares: [0, 0] },
    { total: 1_000, weights: [0, 0], shares: [500, 500] },
    { total: 1_000, weights: [2, 1, 1], shares: [500, 250, 250] },
    { total: 10, weights: [], shares: [] },
    // The odd cent goes where the most was cut off, not to the first.
    { total: 100, weights: [1, 2], shares: [33, 67] },
  ])('$total by $weights is $shares', ({ total, weights, shares }) => {
    expect(proportional(total, weights)).toEqual(shares);
  });

  it('sums to the total with amounts whose product no number holds exactly', () => {
    const weights = [999_999_999_999, 999_999_999_998, 7];
    expect(sum(proportional(999_999_999_999, weights))).toBe(999_999_999_999);
  });
});

describe('a lot', () => {
  it.each<{ what: string; parts: SplitPart[]; method: SplitMethod; total: number; comes: number[] | string }>([
    {
      what: 'counts every piece when split equally',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { pieces: 3 }), part('b')],
      comes: [750, 250],
    },
    {
      what: 'goes by weight of all pieces',
      total: 900,
      method: 'weight',
      parts: [part('a', { pieces: 2, weight: 100 }), part('b', { weight: 400 }), part('c')],
      comes: [300, 600, 0],
    },
    {
      what: 'is split equally while nothing has a value',
      total: 900,
      method: 'value',
      parts: [part('a'), part('b')],
      comes: [450, 450],
    },
    {
      what: 'leaves shares set by hand and divides the rest',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { fixed: 600 }), part('b'), part('c')],
      comes: [600, 200, 200],
    },
    {
      what: 'leaves what was sold with its share',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { frozenPieces: 1, frozenAmount: 700, openAmount: 0 }), part('b'), part('c')],
      comes: [0, 150, 150],
    },
    {
      what: 'gives the share of a binned item to the others, and leaves a kept one',
      total: 1_000,
      method: 'equal',
      parts: [
        part('a', { standing: 'gone', openAmount: 300 }),
        part('b', { standing: 'kept', openAmount: 100 }),
        part('c', { openAmount: 600 }),
      ],
      comes: [0, 100, 900],
    },
    {
      what: 'refuses a total below what was sold',
      total: 500,
      method: 'equal',
      parts: [part('a', { frozenPieces: 1, frozenAmount: 700, openAmount: 0 }), part('b')],
      comes: 'below_sold 200',
    },
    {
      what: 'refuses to lose what nobody can take',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { frozenPieces: 1, frozenAmount: 700, openAmount: 0 })],
      comes: 'no_taker 300',
    },
    {
      what: 'refuses shares set by hand that are more than there is',
      total: 500,
      method: 'equal',
      parts: [part('a', { fixed: 600 }), part('b')],
      comes: 'fixed_too_much 100',
    },
    {
      what: 'refuses shares set by hand that leave something over',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { fixed: 600 }), part('b', { fixed: 300 })],
      comes: 'fixed_not_exact 100',
    },
    {
      what: 'refuses a share set by hand below what its sold pieces carry',
      total: 1_000,
      method: 'equal',
      parts: [part('a', { pieces: 2, frozenPieces: 1, frozenAmount: 500, openAmount: 500, fixed: 400 }), part('b')],
      comes: 'fixed_below_sold 100',
    },
    { what: 'may be empty', total: 500, method: 'equal', parts: [], comes: [] },
  ])('$what', ({ total, method, parts, comes }) => {
    expect(open(total, method, parts)).toEqual(comes);
  });

  const partArbitrary = fc.record({
    pieces: fc.integer({ min: 1, max: 50 }),
    weight: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    value: fc.option(fc.integer({ min: 0, max: 9_999_999_999 })),
    share: fc.nat(),
  });

  it('sums to its total to the cent, through any sales, returns and further splits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 49_999_999_995 }),
        fc.array(partArbitrary, { minLength: 1, maxLength: 40 }),
        fc.array(
          fc.record({
            method: fc.constantFrom<SplitMethod>('equal', 'weight', 'value'),
            sold: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (total, given, steps) => {
          let parts = given.map((each, index) => part(String(index), each));
          for (const { method, sold } of steps) {
            parts = parts.map((each, index) => ({ ...each, ...settle(each, sold[index % sold.length] ?? 0) }));
            const before = parts;
            const outcome = splitLot(total, method, parts);
            // Everything sold and nothing left over comes out as well; nothing else can be refused here.
            if (outcome.kind !== 'split') throw new Error(outcome.problem);
            parts = parts.map((each) => ({ ...each, openAmount: outcome.open.get(each.id) ?? 0 }));
            expect(sum(parts.map((each) => each.frozenAmount + (each.openAmount ?? 0)))).toBe(total);
            expect(parts.every((each) => (each.openAmount ?? 0) >= 0 && each.frozenAmount >= 0)).toBe(true);
            expect(parts.map((each) => each.frozenAmount)).toEqual(before.map((each) => each.frozenAmount));
          }
        },
      ),
    );
  });
});

describe('pieces of one kind', () => {
  it('carry the odd cents one after the other, and show a rounded cost', () => {
    expect([1, 2, 3].map((count) => firstPieces(1_000, 3, count))).toEqual([334, 667, 1_000]);
    expect(perPiece(1_000, 3)).toBe(333);
    expect(perPiece(5, 2)).toBe(3);
  });

  it('settle at the sale and open again at a return', () => {
    const first = { pieces: 3, frozenPieces: 0, frozenAmount: 0, openAmount: 1_000 };
    const sold = settle(first, 2);
    expect(sold).toEqual({ frozenPieces: 2, frozenAmount: 667, openAmount: 333 });
    expect(settle({ pieces: 3, ...sold }, 1)).toEqual({ frozenPieces: 1, frozenAmount: 333, openAmount: 667 });
  });
});
