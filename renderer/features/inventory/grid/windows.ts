/** Rows fetched at once. An answer of a hundred took up to 7 ms of a frame to be read, one of fifty takes up to 3. */
export const windowSize = 50;

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
