import { describe, expect, it } from 'vitest';
import type { SetupField } from '#shared/domain/account.ts';
import { chosenSetup, setupGaps, siteFacts } from './setup-choice.ts';

const field = (key: string, values: readonly string[], selected: string | null = null): SetupField => ({
  key,
  label: key,
  input: 'choice',
  optional: false,
  perItem: false,
  options: values.map((value) => ({ value, label: value, detail: '' })),
  selected,
});

describe('publishing setup', () => {
  it('prefers what was just chosen, then what is stored, then the only option', () => {
    const fields = [
      field('a', ['1', '2'], '1'),
      field('b', ['1', '2'], '2'),
      field('c', ['9']),
      field('d', ['1', '2']),
    ];
    expect(chosenSetup(fields, { a: '2' })).toEqual({ a: '2', b: '2', c: '9' });
  });

  it('has a place chosen by the seller, not one of options', () => {
    const place: SetupField = { ...field('place', []), input: 'place' };
    expect(setupGaps([place], chosenSetup([place], {}))).toEqual({ empty: [], open: ['place'] });
    expect(chosenSetup([place], { place: '1,2' })).toEqual({ place: '1,2' });
    expect(chosenSetup([{ ...place, selected: '3,4' }], {})).toEqual({ place: '3,4' });
  });

  it('takes currency and country from the chosen site', () => {
    const site: SetupField = {
      key: 'marketplaceId',
      label: 'marketplaceId',
      input: 'choice',
      optional: false,
      perItem: false,
      options: [
        { value: 'EBAY_US', label: 'eBay.com', detail: 'USD' },
        { value: 'EBAY_GB', label: 'eBay.co.uk', detail: 'GBP' },
      ],
      selected: 'EBAY_GB',
    };
    expect(siteFacts([site])).toEqual({ currency: 'GBP', country: 'GB' });
    expect(siteFacts([{ ...site, selected: null }])).toEqual({ currency: null, country: null });
    expect(siteFacts([field('a', ['1'])])).toEqual({ currency: null, country: null });
  });

  it('drops a choice that the marketplace no longer offers', () => {
    expect(chosenSetup([field('a', ['1', '2'], 'gone')], { a: 'gone too' })).toEqual({});
  });

  it('tells what has to be created from what has to be chosen', () => {
    const fields = [field('a', []), field('b', ['1', '2']), field('c', ['1'])];
    expect(setupGaps(fields, chosenSetup(fields, {}))).toEqual({ empty: ['a'], open: ['b'] });
  });
});
