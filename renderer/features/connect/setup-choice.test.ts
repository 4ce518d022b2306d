import { describe, expect, it } from 'vitest';
import type { SetupField } from '#shared/domain/account.ts';
import { chosenSetup, setupGaps } from './setup-choice.ts';

const field = (key: string, values: readonly string[], selected: string | null = null): SetupField => ({
  key,
  label: key,
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

  it('drops a choice that the marketplace no longer offers', () => {
    expect(chosenSetup([field('a', ['1', '2'], 'gone')], { a: 'gone too' })).toEqual({});
  });

  it('tells what has to be created from what has to be chosen', () => {
    const fields = [field('a', []), field('b', ['1', '2']), field('c', ['1'])];
    expect(setupGaps(fields, chosenSetup(fields, {}))).toEqual({ empty: ['a'], open: ['b'] });
  });
});
