import { expect, it } from 'vitest';
import { nextPlace } from './grid-place.ts';

const size = { rows: 20, columns: 3 };

it.each([
  ['ArrowDown', false, { row: 6, column: 1 }],
  ['ArrowUp', false, { row: 4, column: 1 }],
  ['ArrowLeft', false, { row: 5, column: 0 }],
  ['ArrowRight', false, { row: 5, column: 2 }],
  ['PageDown', false, { row: 13, column: 1 }],
  ['PageUp', false, { row: 0, column: 1 }],
  ['Home', false, { row: 5, column: 0 }],
  ['End', false, { row: 5, column: 2 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 19, column: 2 }],
])('%s (with Ctrl: %s) moves', (key, ctrlKey, place) => {
  expect(nextPlace({ row: 5, column: 1 }, { key, ctrlKey }, size)).toEqual(place);
});

it('stays inside the grid and leaves other keys alone', () => {
  expect(nextPlace({ row: 0, column: 0 }, { key: 'ArrowUp', ctrlKey: false }, size)).toEqual({ row: 0, column: 0 });
  expect(nextPlace({ row: 19, column: 2 }, { key: 'ArrowRight', ctrlKey: false }, size)).toEqual({
    row: 19,
    column: 2,
  });
  expect(nextPlace({ row: 0, column: 0 }, { key: 'a', ctrlKey: false }, size)).toBeUndefined();
});
