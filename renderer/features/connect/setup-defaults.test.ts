import { describe, expect, it } from 'vitest';
import { setupDefaultsSchema } from '#shared/ipc/accounts.ts';
import { emptySetupDefaults, readSetupDefaults } from './setup-defaults.ts';

const filled = { ...emptySetupDefaults, postalCode: ' 97201 ', city: ' Portland', state: 'OR' };

describe('publishing defaults form', () => {
  it('makes a request that the contract accepts', () => {
    const { problems, defaults } = readSetupDefaults({ ...filled, freeShipping: false, shippingCost: '5,95' }, 'USD');
    expect(problems).toEqual({});
    expect(setupDefaultsSchema.parse(defaults)).toEqual({
      country: 'US',
      postalCode: '97201',
      city: 'Portland',
      state: 'OR',
      shippingCost: { amount: 595, currency: 'USD' },
      handlingDays: 2,
      returnDays: 30,
    });
  });

  it('treats a cost of nothing as free shipping', () => {
    expect(
      readSetupDefaults({ ...filled, freeShipping: false, shippingCost: '0.00' }, 'USD').defaults?.shippingCost,
    ).toBeNull();
    expect(readSetupDefaults(filled, 'USD').defaults?.shippingCost).toBeNull();
  });

  it.each([
    ['a missing postal code', { postalCode: '  ' }, { postalCode: 'postal_code_required' }],
    ['a missing country', { country: '' }, { country: 'country_required' }],
    [
      'a cost that is no amount',
      { freeShipping: false, shippingCost: 'five' },
      { shippingCost: 'shipping_cost_invalid' },
    ],
    ['a negative cost', { freeShipping: false, shippingCost: '-1' }, { shippingCost: 'shipping_cost_invalid' }],
    [
      'a cost below the smallest coin',
      { freeShipping: false, shippingCost: '1.999' },
      { shippingCost: 'shipping_cost_invalid' },
    ],
    ['no handling time', { handlingDays: '' }, { handlingDays: 'handling_days_invalid' }],
    ['too long a handling time', { handlingDays: 31 }, { handlingDays: 'handling_days_invalid' }],
  ])('refuses %s', (_name, patch, problems) => {
    expect(readSetupDefaults({ ...filled, ...patch }, 'USD')).toEqual({ problems, defaults: null });
  });
});
