import { describe, expect, it } from 'vitest';
import { meaningOf, sharedAnswers } from '#main/mapping/shared-aspects.ts';
import type { MarketDetails } from '#shared/domain/item.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';

const question = (change: Partial<Aspect> & Pick<Aspect, 'name'>): Aspect => ({
  required: true,
  recommended: false,
  mode: 'text',
  multiple: false,
  maxLength: null,
  dataType: 'string',
  values: [],
  ...change,
});
const details = (aspects: MarketDetails['aspects']): MarketDetails => ({ categoryId: '1', categoryName: 'x', aspects });

describe('the meaning of an attribute', () => {
  it.each([
    ['Color', 'colour', true],
    ['Primary color', 'Color', true],
    ['Brand', 'Manufacturer', true],
    ['Países', 'paises', true],
    ['Size', 'Shoe size', false],
    ['Type', 'Style', false],
  ])('of %s and of %s is the same: %s', (one, other, same) => {
    expect(meaningOf(one) === meaningOf(other)).toBe(same);
  });
});

describe('an answer given for one marketplace', () => {
  const item = { markets: { ebay: details({ Color: ['black', 'red'], Brand: ['Nikon'], Year: ['about 1980'] }) } };

  it('answers the open question of another, in its own spelling', () => {
    const asked = [question({ name: 'Primary color', mode: 'select', values: ['Red', 'Black'] })];
    expect(sharedAnswers(item, 'etsy', asked)).toEqual([{ name: 'Primary color', values: ['Black'], from: 'ebay' }]);
  });

  it('is given whole where several values are taken', () => {
    const asked = [question({ name: 'Colour', multiple: true })];
    expect(sharedAnswers(item, 'etsy', asked)).toEqual([{ name: 'Colour', values: ['black', 'red'], from: 'ebay' }]);
  });

  it.each([
    ['the question does not know the value', question({ name: 'Color', mode: 'select', values: ['Green'] })],
    ['the value is too long', question({ name: 'Brand', maxLength: 3 })],
    ['a number is asked for', question({ name: 'Year', dataType: 'number' })],
    ['it means something else', question({ name: 'Model' })],
  ])('is not guessed at when %s', (_why, asked) => {
    expect(sharedAnswers(item, 'etsy', [asked])).toEqual([]);
  });

  it('never replaces what the item says there itself', () => {
    const both = { markets: { ...item.markets, etsy: details({ Brand: ['Canon'] }) } };
    expect(sharedAnswers(both, 'etsy', [question({ name: 'Brand' })])).toEqual([]);
    const empty = { markets: { ...item.markets, etsy: details({ Brand: [' '] }) } };
    expect(sharedAnswers(empty, 'etsy', [question({ name: 'Brand' })])).toHaveLength(1);
  });
});
