import { describe, expect, it } from 'vitest';
import { editorAddress, findingTarget } from './finding-target.ts';

describe('finding target', () => {
  it.each([
    ['markets.ebay.categoryId', { kind: 'markets' }],
    ['markets.ebay.aspects.Brand', { kind: 'markets' }],
    ['markets.ebay.aspects.Features & more.', { kind: 'markets' }],
    ['variants.0.price', { kind: 'price' }],
    ['condition', { kind: 'condition' }],
    ['conditionNote', { kind: 'editor', field: 'conditionNote' }],
    ['title', { kind: 'editor', field: 'title' }],
    ['photos', { kind: 'editor', field: 'photos' }],
    ['variants.1.sku', { kind: 'editor', field: 'variants.1.sku' }],
    ['account.priceRule', { kind: 'priceRule' }],
    ['account.setup', { kind: 'connect' }],
    ['listing', { kind: 'listings' }],
  ])('mends %s', (field, target) => {
    expect(findingTarget(field)).toEqual(target);
  });

  it('leads to the field in the editor, whatever characters its name has', () => {
    expect(editorAddress('0193', 'markets.ebay.aspects.Size & Fit')).toBe(
      '/inventory/0193?field=markets.ebay.aspects.Size%20%26%20Fit',
    );
  });
});
