/** Rows fetched at once. Two windows cover any screen and its overscan. */
export const windowSize = 200;

/** Offsets of the windows that the rows `first` to `last` lie in; the first window while nothing is known yet. */
export function windowsFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / windowSize);
  const to = Math.floor(Math.max(first, last, 0) / windowSize);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * windowSize);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Whether two ranges of rows lie in the same windows. */
export const sameWindows = (a: Range, b: Range): boolean =>
  windowsFor(a.first, a.last).join() === windowsFor(b.first, b.last).join();
