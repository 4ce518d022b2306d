import { describe, expect, it } from 'vitest';
import { gridKey } from './grid-keys.ts';
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
    [-20, 40, [0]],
    [80, 120, [0, 100]],
    [100, 299, [100, 200]],
    [99_980, 99_999, [99_900]],
  ])('rows %i to %i lie in the windows at %j', (first, last, offsets) => {
    expect(windowsFor(first, last)).toEqual(offsets);
  });

  it.each([
    [[100], [100], true],
    [[100, 200], [300], true],
    [[300], [100, 200], true],
    [[100], [300], false],
    [[0], [99_900], false],
  ])('%j adjoin %j: %s', (windows, others, yes) => {
    expect(adjoin(windows, others)).toBe(yes);
  });
});
