import { describe, expect, it } from 'vitest';
import { emptyDetails } from '#main/inventory/market-details.ts';
import { marketDetailsSchema, withTerm } from '#shared/domain/item.ts';

const account = '01a00000-0000-7000-8000-000000000001';
const another = '01a00000-0000-7000-8000-000000000002';
const freight = { value: '61', label: 'Freight' };
const month = { value: '63', label: '30 days' };

describe('policies of an item’s own', () => {
  it('are kept by account and choice, and leave nothing behind when the last is taken away', () => {
    const one = withTerm(emptyDetails, account, 'fulfillmentPolicyId', freight);
    const two = withTerm(one, account, 'returnPolicyId', month);
    const three = withTerm(two, another, 'returnPolicyId', month);
    expect(three.terms).toEqual({
      [account]: { fulfillmentPolicyId: freight, returnPolicyId: month },
      [another]: { returnPolicyId: month },
    });
    expect(withTerm(three, another, 'returnPolicyId', null)).toEqual(two);
    expect(withTerm(two, account, 'returnPolicyId', null)).toEqual(one);
    expect(withTerm(one, account, 'fulfillmentPolicyId', null)).toEqual(emptyDetails);
    expect(withTerm(emptyDetails, account, 'fulfillmentPolicyId', null)).toEqual(emptyDetails);
  });

  it.each<[string, unknown]>([
    ['an account that is none', { '../x': { returnPolicyId: month } }],
    ['a choice that no marketplace has', { [account]: { 'a.b': month } }],
    ['no value', { [account]: { returnPolicyId: { value: '', label: 'x' } } }],
    ['a value of a megabyte', { [account]: { returnPolicyId: { value: 'x'.repeat(1_000_000), label: 'x' } } }],
    ['a value that is none', { [account]: { returnPolicyId: '63' } }],
  ])('are refused with %s', (_, terms) => {
    expect(marketDetailsSchema.safeParse({ ...emptyDetails, terms }).success).toBe(false);
  });

  it('take nothing from a choice named like a part of every object', () => {
    const terms: unknown = JSON.parse(`{"${account}":{"__proto__":{"value":"1","label":""}}}`);
    expect(marketDetailsSchema.parse({ ...emptyDetails, terms }).terms).toEqual({ [account]: {} });
    expect({}).not.toHaveProperty('value');
  });
});
