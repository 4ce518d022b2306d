/** Rows fetched at once. Two windows cover any screen and its overscan, and one costs less than a frame. */
export const windowSize = 100;

/** Offset of the window that a row lies in. */
export const windowOf = (index: number): number => index - (index % windowSize);

/** Offsets of the windows that the rows `first` to `last` lie in; the first window while nothing is known yet. */
export function windowsFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / windowSize);
  const to = Math.floor(Math.max(first, last, 0) / windowSize);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * windowSize);
}

/** Whether windows lie beside or among others, as those do that are scrolled to row by row. */
export const adjoin = (windows: readonly number[], others: readonly number[]): boolean =>
  windows.some((window) => others.some((other) => Math.abs(window - other) <= windowSize));
