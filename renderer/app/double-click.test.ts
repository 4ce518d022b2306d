import { describe, expect, it } from 'vitest';
import { createDoubleClickGuard } from './double-click.ts';

describe('double clicks', () => {
  it('are left alone on one and the same control', () => {
    const guard = createDoubleClickGuard();
    guard.press('plus', 1);
    expect(guard.ignores(1)).toBe(false);
    guard.press('plus', 2);
    expect(guard.ignores(2)).toBe(false);
  });

  it('are ignored in their second half when something else is under the pointer by then', () => {
    const guard = createDoubleClickGuard();
    guard.press('new item', 1);
    guard.press('publish', 2);
    expect(guard.ignores(2)).toBe(true);
  });

  it('keep nothing from the next click, nor from the keyboard', () => {
    const guard = createDoubleClickGuard();
    guard.press('new item', 1);
    guard.press('publish', 2);
    expect(guard.ignores(0)).toBe(false);
    guard.press('publish', 1);
    expect(guard.ignores(1)).toBe(false);
  });
});
