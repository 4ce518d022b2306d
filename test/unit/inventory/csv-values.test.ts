import { describe, expect, it } from 'vitest';
import { parseAmount, parseCount } from '#main/inventory/csv/amounts.ts';
import { guessTarget } from '#main/inventory/csv/columns.ts';
import { parseCondition } from '#main/inventory/csv/conditions.ts';

describe('amounts in a CSV file', () => {
  it.each([
    ['19.99', 'USD', 1_999],
    ['19,99', 'EUR', 1_999],
    ['$19.99', 'USD', 1_999],
    ['US $1,299.00', 'USD', 129_900],
    ['1.299,00 €', 'EUR', 129_900],
    ['1 299,00', 'EUR', 129_900],
    ['1\u202f299,00\u00a0€', 'EUR', 129_900],
    ["CHF 1'299.50", 'CHF', 129_950],
    ['1,299', 'USD', 129_900],
    ['1.299', 'EUR', undefined],
    ['1.299.000', 'EUR', 129_900_000],
    ['1,299,000', 'USD', 129_900_000],
    ['1.5', 'USD', 150],
    ['.5', 'USD', undefined],
    ['0', 'USD', 0],
    ['-5', 'USD', -500],
    ['500', 'JPY', 500],
    ['1,500', 'JPY', 1_500],
    ['1.234', 'KWD', 1_234],
    ['19.999', 'USD', undefined],
    ['1.500', 'JPY', 1_500],
    ['19.9999', 'USD', undefined],
    ['1,2,3', 'USD', undefined],
    ['1.2.3', 'USD', undefined],
    ['12,34.56', 'USD', undefined],
    ['abc', 'USD', undefined],
    ['', 'USD', undefined],
    ['1e5', 'USD', undefined],
    ['0x10', 'USD', undefined],
    ['99999999999999', 'USD', undefined],
  ])('%j in %s is %j', (text, currency, amount) => {
    expect(parseAmount(text, currency)?.amount).toBe(amount);
  });
});

describe('numbers of pieces in a CSV file', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['1,000', 1_000],
    ['1.000', undefined],
    ['3.0', 3],
    ['1000000', 1_000_000],
    ['1000001', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['two', undefined],
    ['', undefined],
  ])('%j is %j', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });
});

describe('conditions in a CSV file', () => {
  it.each([
    ['Brand New', 'new'],
    ['New with box', 'new'],
    ['New (other)', undefined],
    ['new other (see details)', 'new_other'],
    ['Used', 'good'],
    ['Pre-owned - Good', 'good'],
    ['Pre-owned - Excellent', 'excellent'],
    ['Very Good', 'very_good'],
    ['for parts or not working', 'for_parts'],
    ['3000', 'good'],
    ['3000-Used', 'good'],
    ['4000', 'very_good'],
    ['9999', undefined],
    ['good', 'good'],
    ['Sparkling', undefined],
  ])('%s is %s', (text, condition) => {
    expect(parseCondition(text)).toBe(condition);
  });
});

describe('column titles', () => {
  it.each([
    ['Custom label (SKU)', 'sku'],
    ['*Title', 'title'],
    ['  eBay  category 1 number ', 'marketCategoryId'],
    ['C:Brand', 'aspect'],
    ['*C:US Shoe Size', 'aspect'],
    ['Watchers', undefined],
  ])('%s', (header, field) => {
    expect(guessTarget(header)?.field).toBe(field);
  });
});
