import { expect, it } from 'vitest';
import { toggled } from './excluded.ts';

it('takes a cell out and in again', () => {
  const out = toggled(new Set(), ['a']);
  expect([...out]).toEqual(['a']);
  expect([...toggled(out, ['a'])]).toEqual([]);
});

it('takes the rest of a row out before it takes the row in again', () => {
  const out = toggled(new Set(['a', 'x']), ['a', 'b']);
  expect([...out].toSorted()).toEqual(['a', 'b', 'x']);
  expect([...toggled(out, ['a', 'b'])]).toEqual(['x']);
});
