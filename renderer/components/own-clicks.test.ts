import { describe, expect, it } from 'vitest';
import { createOwnClicks } from './own-clicks.ts';

describe('clicks on a layer', () => {
  it('are ignored while they belong to a double click that began before it opened', () => {
    const clicks = createOwnClicks();
    clicks.press(2);
    expect(clicks.ignores(2)).toBe(true);
    clicks.press(3);
    expect(clicks.ignores(3)).toBe(true);
  });

  it('count from the first press of its own, double clicks as well', () => {
    const clicks = createOwnClicks();
    clicks.press(1);
    expect(clicks.ignores(1)).toBe(false);
    clicks.press(2);
    expect(clicks.ignores(2)).toBe(false);
  });

  it('of the keyboard always count', () => {
    expect(createOwnClicks().ignores(0)).toBe(false);
  });

  it('are judged anew when the layer opens again', () => {
    const clicks = createOwnClicks();
    clicks.press(1);
    clicks.opened();
    clicks.press(2);
    expect(clicks.ignores(2)).toBe(true);
  });
});
