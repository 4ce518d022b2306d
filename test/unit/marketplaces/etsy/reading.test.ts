import { describe, expect, it } from 'vitest';
import { attributeRule, measure, shownAttribute } from '#main/marketplaces/etsy/attributes.ts';
import { searchCategories } from '#main/marketplaces/etsy/category-search.ts';
import { fees } from '#main/marketplaces/etsy/fees.ts';
import { moneyOf } from '#main/marketplaces/etsy/money.ts';
import { rates } from '#main/marketplaces/etsy/rates.ts';
import { decodeEntities } from '#main/marketplaces/etsy/remote-state.ts';

describe('Etsy’s money', () => {
  it.each([
    [
      { amount: 1_999, divisor: 100, currency_code: 'USD' },
      { amount: 1_999, currency: 'USD' },
    ],
    [
      { amount: 4_800, divisor: 1, currency_code: 'JPY' },
      { amount: 4_800, currency: 'JPY' },
    ],
    [
      { amount: 480_000, divisor: 100, currency_code: 'JPY' },
      { amount: 4_800, currency: 'JPY' },
    ],
    [
      { amount: 5, divisor: 1, currency_code: 'EUR' },
      { amount: 500, currency: 'EUR' },
    ],
  ])('%j is %j', (said, ours) => {
    expect(moneyOf(said)).toEqual(ours);
  });

  it('that does not come out whole is refused, not rounded', () => {
    expect(() => moneyOf({ amount: 1_999, divisor: 1_000, currency_code: 'USD' })).toThrow('unexpected form');
    expect(() => moneyOf({ amount: 1, divisor: 1, currency_code: '' })).toThrow('unexpected form');
  });
});

describe('texts of Etsy', () => {
  it.each([
    ['potter&#39;s &amp; &quot;more&quot;', 'potter\'s & "more"'],
    ['&#x1F4F7; &lt;b&gt;', '📷 <b>'],
    ['5 &unknown; & more', '5 &unknown; & more'],
    ['&amp;lt;', '&lt;'],
  ])('%s reads %s', (sent, read) => {
    expect(decodeEntities(sent)).toBe(read);
  });
});

describe('limits of Etsy', () => {
  it('are taken from the headers of its answers', () => {
    const headers = { 'x-limit-per-second': '150', 'x-limit-per-day': '100000', 'x-remaining-today': '99990' };
    expect(rates.learn?.(headers)).toEqual([
      { rule: 'calls a second', limit: 150 },
      { rule: 'calls a day', limit: 100_000, remaining: 99_990 },
    ]);
    expect(rates.learn?.({ 'x-limit-per-day': 'many' })).toEqual([]);
  });
});

describe('fees of Etsy', () => {
  it('are the listing, the share of the sale and the payment', () => {
    const sale = { price: { amount: 10_000, currency: 'USD' }, quantity: 1, categoryId: null, settings: {} };
    expect(fees(sale).map(({ name, amount }) => [name, amount.amount])).toEqual([
      ['etsy_listing', 20],
      ['etsy_transaction', 650],
      ['etsy_payment', 325],
    ]);
  });

  it('leave out elsewhere what is known in dollars only', () => {
    const sale = { price: { amount: 10_000, currency: 'JPY' }, quantity: 1, categoryId: null, settings: {} };
    expect(fees(sale).map(({ name }) => name)).toEqual(['etsy_transaction', 'etsy_payment']);
  });
});

describe('searching the categories', () => {
  const tree = [
    { id: '1', name: 'Film Cameras', path: ['Electronics', 'Cameras'] },
    { id: '2', name: 'Mugs', path: ['Home', 'Drinkware'] },
    { id: '3', name: 'Camera Bags', path: ['Bags'] },
    { id: '4', name: 'Dresses', path: ['Clothing'] },
    { id: '5', name: 'Cookie Boxes & Tins', path: ['Home'] },
  ];
  it.each([
    ['vintage film camera', ['1', '3']],
    ['MUG', ['2']],
    ['a dress', ['4']],
    ['boxes', ['5']],
    ['', []],
    ['zeppelin', []],
  ])('for “%s” finds %j, best first', (query, ids) => {
    expect(searchCategories(tree, query).map(({ id }) => id)).toEqual(ids);
  });
});

describe('an attribute', () => {
  const sizes = attributeRule({
    property_id: '62809790395',
    name: 'Size',
    display_name: 'Size',
    is_required: true,
    is_multivalued: false,
    scales: [
      { scale_id: '19', display_name: 'US' },
      { scale_id: '20', display_name: 'EU' },
    ],
    possible_values: [
      { value_id: '1', name: '8', scale_id: '19' },
      { value_id: '2', name: '39', scale_id: '20' },
    ],
  });
  const width = attributeRule({
    property_id: '47626759838',
    name: 'Width',
    scales: [
      { scale_id: '5', display_name: 'Inches' },
      { scale_id: '6', display_name: 'Centimeters' },
    ],
  });

  it('tells values of several scales apart', () => {
    expect(shownAttribute(sizes)).toMatchObject({ required: true, mode: 'select', values: ['8 (US)', '39 (EU)'] });
  });

  it.each([
    ['12.5 Inches', { value: '12.5', scaleId: '5' }],
    ['12,5 centimeters', { value: '12.5', scaleId: '6' }],
    ['7', { value: '7', scaleId: '5' }],
    ['7 ells', undefined],
    ['wide', undefined],
  ])('measures “%s” as %j', (text, measured) => {
    expect(measure(text, width)).toEqual(measured);
  });

  it('of the category that has the name of one of the listing’s questions is told apart', () => {
    expect(attributeRule({ property_id: '3', name: 'Materials' }).name).toBe('Materials (attribute)');
  });
});
