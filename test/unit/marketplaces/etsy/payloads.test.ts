import { describe, expect, it } from 'vitest';
import type { Inventory } from '#main/marketplaces/etsy/answers.ts';
import { changedInventoryBody, inventoryBody, propertyForm } from '#main/marketplaces/etsy/payloads.ts';

const money = (amount: number) => ({ amount, divisor: 100, currency_code: 'USD' });
const product = (sku: string, size: string, amount: number, more = {}): Inventory['products'][number] => ({
  sku,
  property_values: [{ property_id: 100, property_name: 'Size', value_ids: [1], values: [size] }],
  offerings: [{ price: money(amount), quantity: 3, is_enabled: true, readiness_state_id: 9, ...more }],
});

describe('an inventory', () => {
  it.each([
    [1_999, '19.99'],
    [110, '1.1'],
    [1_005, '10.05'],
    [29, '0.29'],
    [4_999_999, '49999.99'],
  ])('says %i cents as %s, without the rest of a float', (amount, text) => {
    expect(JSON.stringify(inventoryBody('A', { amount, currency: 'USD' }, 1, '9'))).toContain(`"price":${text},`);
  });

  it('has yen without decimals', () => {
    expect(JSON.stringify(inventoryBody('A', { amount: 500, currency: 'JPY' }, 1, '9'))).toContain('"price":500,');
  });

  it('is written back with one product changed and without what PUT refuses', () => {
    const inventory: Inventory = {
      products: [
        product('A-S', 'S', 1_999),
        product('A-M', 'M', 2_999),
        { ...product('OLD', 'L', 1), is_deleted: true },
      ],
      price_on_property: [100],
      quantity_on_property: [100],
      sku_on_property: [100],
    };
    const changed = inventory.products[1];
    if (changed === undefined) throw new Error('there are three');
    const body = changedInventoryBody(inventory, changed, { amount: 1_005, currency: 'USD' }, 8, {
      readiness: undefined,
      fallback: '9',
    });
    expect(body).toEqual({
      products: [
        {
          sku: 'A-S',
          property_values: [{ property_id: 100, property_name: 'Size', scale_id: null, value_ids: [1], values: ['S'] }],
          offerings: [{ price: 19.99, quantity: 3, is_enabled: true, readiness_state_id: 9 }],
        },
        {
          sku: 'A-M',
          property_values: [{ property_id: 100, property_name: 'Size', scale_id: null, value_ids: [1], values: ['M'] }],
          offerings: [{ price: 10.05, quantity: 8, is_enabled: true, readiness_state_id: 9 }],
        },
      ],
      price_on_property: [100],
      quantity_on_property: [100],
      sku_on_property: [100],
      readiness_state_on_property: [],
    });
  });
});

describe('a property', () => {
  it('lists its values with commas, or by index where one of them contains a comma', () => {
    const value = { propertyId: '1', valueIds: ['5', '6'], values: ['Blue', 'Red'], scaleId: '19' };
    expect(propertyForm(value)).toEqual({ value_ids: '5,6', values: 'Blue,Red', scale_id: '19' });
    expect(propertyForm({ ...value, values: ['Blue, dark', 'Red'], scaleId: null })).toEqual({
      value_ids: '5,6',
      'values[0]': 'Blue, dark',
      'values[1]': 'Red',
    });
  });
});
