import { expect, it } from 'vitest';
import { detailText } from './detail-text.ts';

it('puts the details of an entry on one line', () => {
  expect(detailText({})).toBe('');
  expect(detailText({ label: 'My shop', scopes: ['a', 'b'], reason: null, n: 0, deep: { x: [1] } })).toBe(
    'label: My shop · scopes: a, b · n: 0 · deep: {"x":[1]}',
  );
});
