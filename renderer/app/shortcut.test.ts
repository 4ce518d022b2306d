import { describe, expect, it } from 'vitest';
import { isSingleKey, matchesShortcut, shortcutKeys } from './shortcut.ts';

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

describe('shortcut', () => {
  it.each([
    ['mod+K', press('k', { ctrlKey: true }), false, true],
    ['mod+K', press('k', { metaKey: true }), false, false],
    ['mod+K', press('k', { metaKey: true }), true, true],
    ['mod+K', press('k', { ctrlKey: true, shiftKey: true }), false, false],
    ['mod+Shift+P', press('P', { ctrlKey: true, shiftKey: true }), false, true],
    ['N', press('n'), false, true],
    ['N', press('N', { shiftKey: true }), false, false],
    ['N', press('n', { altKey: true }), false, false],
    ['?', press('?', { shiftKey: true }), false, true],
    ['/', press('/'), false, true],
    ['/', press('/', { shiftKey: true }), false, true],
    ['mod+1', press('1', { ctrlKey: true }), false, true],
  ])('%s against %j (Mac: %s) is %s', (shortcut, pressed, mac, matches) => {
    expect(matchesShortcut(shortcut, pressed, mac)).toBe(matches);
  });

  it('knows which ones must not fire while someone types', () => {
    expect(isSingleKey('N')).toBe(true);
    expect(isSingleKey('?')).toBe(true);
    expect(isSingleKey('mod+K')).toBe(false);
  });

  it('is shown as it stands on the keyboard', () => {
    expect(shortcutKeys('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(shortcutKeys('mod+k', true)).toEqual(['⌘', 'K']);
  });
});
