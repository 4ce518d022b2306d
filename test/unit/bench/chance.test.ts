import { describe, expect, it } from 'vitest';
import { isNoWorse } from '#test/bench/chance.ts';

const frames = 1_800;

describe('a rare thing, counted beside a control', () => {
  it.each([
    [0, 0, true],
    [1, 0, true],
    // One of sixteen draws, and one of thirty-two.
    [4, 0, true],
    [5, 0, false],
    [6, 4, true],
    [12, 4, false],
    [60, 30, false],
    [30, 60, true],
  ])('%d against %d of as many', (ours, control, expected) => {
    expect(isNoWorse({ seen: ours, of: frames }, { seen: control, of: frames })).toBe(expected);
  });

  it('goes by how often each was looked at', () => {
    expect(isNoWorse({ seen: 20, of: 2_000 }, { seen: 10, of: 1_000 })).toBe(true);
    expect(isNoWorse({ seen: 20, of: 1_000 }, { seen: 10, of: 2_000 })).toBe(false);
  });
});
