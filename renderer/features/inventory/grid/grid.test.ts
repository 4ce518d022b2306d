import { describe, expect, it } from 'vitest';
import { gridKey } from './grid-keys.ts';
import { rowsToDraw } from './use-drawn-rows.ts';
import { adjoin, windowsFor } from './windows.ts';

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});
const place = { active: 10, total: 100, page: 8 };

describe('keys in the grid', () => {
  it.each([
    ['ArrowDown', 11],
    ['ArrowUp', 9],
    ['PageDown', 17],
    ['PageUp', 3],
    ['Home', 0],
    ['End', 99],
  ])('%s moves to row %i', (key, to) => {
    expect(gridKey(press(key), place)).toEqual({ kind: 'move', to, extend: false });
  });

  it('stops at both ends', () => {
    expect(gridKey(press('PageUp'), { ...place, active: 2 })).toMatchObject({ to: 0 });
    expect(gridKey(press('ArrowDown'), { ...place, active: 99 })).toMatchObject({ to: 99 });
  });

  it('extends the selection with Shift', () => {
    expect(gridKey(press('ArrowDown', { shiftKey: true }), place)).toEqual({ kind: 'move', to: 11, extend: true });
  });

  it.each([
    ['Enter', 'open'],
    ['F2', 'edit'],
    ['ContextMenu', 'menu'],
    [' ', 'toggle'],
    ['Delete', 'remove'],
    ['Escape', 'clear'],
  ])('%s means %s', (key, kind) => {
    expect(gridKey(press(key), place)).toEqual({ kind });
  });

  it('opens the menu with Shift+F10, and moves within the row with the arrows', () => {
    expect(gridKey(press('F10', { shiftKey: true }), place)).toEqual({ kind: 'menu' });
    expect(gridKey(press('F10'), place)).toBeNull();
    expect(gridKey(press('ArrowRight'), place)).toEqual({ kind: 'side', by: 1 });
    expect(gridKey(press('ArrowLeft'), place)).toEqual({ kind: 'side', by: -1 });
  });

  it('selects all with Ctrl+A and with Cmd+A', () => {
    expect(gridKey(press('a', { ctrlKey: true }), place)).toEqual({ kind: 'selectAll' });
    expect(gridKey(press('A', { metaKey: true }), place)).toEqual({ kind: 'selectAll' });
  });

  it('leaves other keys alone, and all keys when there are no rows', () => {
    expect(gridKey(press('x'), place)).toBeNull();
    expect(gridKey(press('ArrowDown', { altKey: true }), place)).toBeNull();
    expect(gridKey(press('Enter', { ctrlKey: true }), place)).toBeNull();
    expect(gridKey(press('Enter'), { ...place, total: 0 })).toBeNull();
  });
});

describe('windows of rows', () => {
  it.each([
    [0, 0, [0]],
    [-20, 30, [0]],
    [40, 60, [0, 50]],
    [50, 149, [50, 100]],
    [99_980, 99_999, [99_950]],
  ])('rows %i to %i lie in the windows at %j', (first, last, offsets) => {
    expect(windowsFor(first, last)).toEqual(offsets);
  });

  it.each([
    [[50], [50], true],
    [[50, 100], [150], true],
    [[150], [50, 100], true],
    [[50], [150], false],
    [[0], [99_950], false],
  ])('%j adjoin %j: %s', (windows, others, yes) => {
    expect(adjoin(windows, others)).toBe(yes);
  });
});

describe('rows that came', () => {
  const rows = (first: number, last: number): number[] =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const sight = { startIndex: 508, endIndex: 515 };

  it('are drawn all at once when the grid appears', () => {
    expect([...rowsToDraw(rows(0, 30), { startIndex: 0, endIndex: 14 }, null)]).toEqual(rows(0, 30));
  });

  it('are drawn a few in each frame after a leap, in sight first', () => {
    const frames: number[][] = [];
    let drawn: ReadonlySet<number> = new Set<number>();
    while (drawn.size < 24) {
      const next = rowsToDraw(rows(500, 523), sight, drawn);
      frames.push([...next].filter((index) => !drawn.has(index)));
      drawn = next;
    }
    expect(frames.every((frame) => frame.length <= 6)).toBe(true);
    expect(frames.flat().slice(0, 8)).toEqual(rows(508, 515));
    expect(frames.flat().toSorted((a, b) => a - b)).toEqual(rows(500, 523));
  });

  it('are drawn as they scroll in, and those that scroll out are forgotten', () => {
    const drawn = rowsToDraw(rows(502, 525), { startIndex: 510, endIndex: 517 }, new Set(rows(500, 523)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual(rows(502, 525));
  });
});
