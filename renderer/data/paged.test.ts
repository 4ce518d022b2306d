import { describe, expect, it } from 'vitest';
import { pagesFor, pageSize } from './paged.ts';

describe('pages of a long list', () => {
  it.each([
    [0, 0, [0]],
    [0, pageSize - 1, [0]],
    [pageSize - 1, pageSize, [0, 1]],
    [5 * pageSize, 6 * pageSize + 3, [0, 5, 6]],
    [-1, -1, [0]],
  ])('cover rows %i to %i', (first, last, pages) => {
    expect(pagesFor(first, last)).toEqual(pages);
  });
});
