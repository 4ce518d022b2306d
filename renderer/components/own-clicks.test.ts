import { describe, expect, it } from 'vitest';
import { createOwnClicks } from './own-clicks.ts';

const inside = {};
const beside = {};

describe('clicks on a layer', () => {
  it('are ignored while they belong to a double click that began before it opened', () => {
    const clicks = createOwnClicks();
    clicks.press(2, inside);
    expect(clicks.ignores(2, inside)).toBe(true);
    clicks.press(3, inside);
    expect(clicks.ignores(3, inside)).toBe(true);
  });

  it('count from the first press of its own, double clicks as well', () => {
    const clicks = createOwnClicks();
    clicks.press(1, inside);
    expect(clicks.ignores(1, inside)).toBe(false);
    clicks.press(2, inside);
    expect(clicks.ignores(2, inside)).toBe(false);
  });

  it('of the keyboard always count', () => {
    expect(createOwnClicks().ignores(0, inside)).toBe(false);
  });

  it('are judged anew when the layer opens again', () => {
    const clicks = createOwnClicks();
    clicks.press(1, inside);
    clicks.opened();
    clicks.press(2, inside);
    expect(clicks.ignores(2, inside)).toBe(true);
  });

  it('are ignored beside a layer that shrank under the pointer', () => {
    const clicks = createOwnClicks();
    clicks.press(1, inside);
    clicks.press(2, beside);
    expect(clicks.ignores(2, beside)).toBe(true);
    clicks.press(1, beside);
    expect(clicks.ignores(1, beside)).toBe(false);
  });
});
