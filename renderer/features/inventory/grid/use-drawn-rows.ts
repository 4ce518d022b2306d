import { useEffect, useState } from 'react';

/** Rows filled in one frame. The thirty of a screen and its overscan, filled at once, take two frames on a slow machine. */
const rowsPerFrame = 6;

interface Sight {
  readonly startIndex: number;
  readonly endIndex: number;
}

/**
 * Which of the rows that are there are drawn now: those that were, and a few of the others, in sight first. Nothing was drawn
 * before the first rows (`null`), and those come all at once.
 */
export function rowsToDraw(
  there: readonly number[],
  sight: Sight | null,
  drawn: ReadonlySet<number> | null,
): ReadonlySet<number> {
  if (drawn === null) return new Set(there);
  const inSight = (index: number): boolean => sight !== null && index >= sight.startIndex && index <= sight.endIndex;
  const fresh = there.filter((index) => !drawn.has(index));
  const next = [...fresh.filter(inSight), ...fresh.filter((index) => !inSight(index))].slice(0, rowsPerFrame);
  return new Set([...there.filter((index) => drawn.has(index)), ...next]);
}

/**
 * The rows to draw of those that are there. What arrives after a leap is filled a few rows in each frame, so that no frame is
 * late; scrolling brings fewer in a frame than that, and is not held up.
 */
export function useDrawnRows(there: readonly number[], sight: Sight | null): ReadonlySet<number> {
  const [before] = useState(() => new Map<'drawn', ReadonlySet<number>>());
  const [, drawMore] = useState(0);
  const rows = rowsToDraw(there, sight, before.get('drawn') ?? null);
  const isWhole = rows.size === there.length;
  useEffect(() => {
    if (rows.size > 0 || before.size > 0) before.set('drawn', rows);
    if (isWhole) return undefined;
    const frame = requestAnimationFrame(() => drawMore((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  return rows;
}
