import { describe, expect, it } from 'vitest';
import type { Item, Variant } from '#shared/domain/item.ts';
import { fieldCandidates } from './field-candidates.ts';
import { largestPhoto, tooLarge } from './photo-size.ts';
import { readAdjustment, readTypedStock } from './stock-adjustment.ts';
import { isUntouched } from './untouched.ts';
import { indistinct, newOptions, optionNames, withoutOption } from './variant-options.ts';

const variant = (id: string, options: Record<string, string>): Variant => ({
  id,
  sku: id,
  options,
  price: null,
  cost: null,
  quantity: 0,
  position: 0,
  photoId: null,
});

describe('options of variants', () => {
  const variants = [variant('a', { Size: 'M' }), variant('b', { Size: 'L', Colour: 'Red' })];

  it('collects the names in the order of their first use', () => {
    expect(optionNames(variants)).toEqual(['Size', 'Colour']);
    expect(newOptions(variants)).toEqual({ Size: '', Colour: '' });
  });

  it('takes one off', () => {
    expect(withoutOption({ Size: 'L', Colour: 'Red' }, 'Size')).toEqual({ Colour: 'Red' });
  });

  it('finds variants that buyers could not tell apart', () => {
    expect([
      ...indistinct([variant('a', { Size: 'M' }), variant('b', { Size: ' m ' }), variant('c', { Size: 'L' })]),
    ]).toEqual(['a', 'b']);
    expect(indistinct([variant('a', {})]).size).toBe(0);
  });
});

describe('stock adjustment', () => {
  const form = { reason: 'correction', note: '' } as const;

  it.each([
    ['count', 5, 3, { kind: 'change', change: { kind: 'count', quantity: 5 }, becomes: 5 }],
    ['count', 0, 3, { kind: 'change', change: { kind: 'count', quantity: 0 }, becomes: 0 }],
    ['delta', -3, 3, { kind: 'change', change: { kind: 'delta', delta: -3 }, becomes: 0 }],
    ['delta', -4, 3, { kind: 'problem', problem: 'below_zero' }],
    ['count', -1, 3, { kind: 'problem', problem: 'below_zero' }],
    ['delta', 1.5, 3, { kind: 'problem', problem: 'not_whole' }],
    ['count', 1_000_001, 3, { kind: 'problem', problem: 'too_large' }],
    ['delta', 0, 3, { kind: 'empty' }],
    ['delta', '', 3, { kind: 'empty' }],
    ['delta', '-', 3, { kind: 'empty' }],
  ] as const)('reads %s %s with %i in stock', (mode, amount, present, read) => {
    expect(readAdjustment({ ...form, mode, amount }, present)).toEqual(read);
  });
});

describe('stock typed in its place', () => {
  it.each([
    ['8', 3, { kind: 'change', change: { kind: 'count', quantity: 8 }, becomes: 8 }],
    ['+5', 3, { kind: 'change', change: { kind: 'delta', delta: 5 }, becomes: 8 }],
    [' + 5 ', 3, { kind: 'change', change: { kind: 'delta', delta: 5 }, becomes: 8 }],
    ['-2', 3, { kind: 'change', change: { kind: 'delta', delta: -2 }, becomes: 1 }],
    ['−2', 3, { kind: 'change', change: { kind: 'delta', delta: -2 }, becomes: 1 }],
    ['-4', 3, { kind: 'problem', problem: 'below_zero' }],
    ['+1.5', 3, { kind: 'problem', problem: 'not_whole' }],
    ['+1000000', 3, { kind: 'problem', problem: 'too_large' }],
    ['5+', 3, { kind: 'problem', problem: 'not_whole' }],
    ['+-5', 3, { kind: 'problem', problem: 'not_whole' }],
    ['+0', 3, { kind: 'empty' }],
    ['', 3, { kind: 'empty' }],
  ] as const)('reads “%s” with %i in stock', (text, present, read) => {
    expect(readTypedStock(text, present)).toEqual(read);
  });
});

describe('field of a finding', () => {
  it.each([
    ['title', ['title']],
    ['variants.0.price', ['variants.0.price', 'variants.0', 'variants']],
    ['price', ['variants.0.price', 'price']],
    ['markets.ebay.aspects.Brand', ['markets.ebay.aspects.Brand', 'markets.ebay.aspects', 'markets.ebay', 'markets']],
  ])('looks for %s under %j', (field, names) => {
    expect(fieldCandidates(field)).toEqual(names);
  });
});

describe('an untouched item', () => {
  const item: Item = {
    id: 'i',
    title: ' ',
    description: '',
    condition: null,
    conditionNote: '',
    category: '',
    location: '',
    tags: [],
    lowStockAt: null,
    variants: [variant('a', {})],
    photos: [],
    markets: {},
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
    archivedAt: null,
    revision: 1,
  };

  it('is one without any content', () => {
    expect(isUntouched(item)).toBe(true);
  });

  it.each([
    { title: 'Lamp' },
    { condition: 'good' as const },
    { variants: [{ ...variant('a', {}), quantity: 1 }] },
    { variants: [variant('a', {}), variant('b', {})] },
    { deletedAt: 1 },
  ])('is not one with %j', (patch) => {
    expect(isUntouched({ ...item, ...patch })).toBe(false);
  });
});

it('refuses a photo file above the limit of the core, and none at it', () => {
  expect(tooLarge({ size: largestPhoto })).toBe(false);
  expect(tooLarge({ size: largestPhoto + 1 })).toBe(true);
});
