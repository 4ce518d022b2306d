import { describe, expect, it } from 'vitest';
import { parseAccelerator } from '#test/electron-stand-in/api/accelerators.ts';

const none = { ctrl: false, meta: false, alt: false, shift: false };

describe('accelerators', () => {
  it.each([
    ['CommandOrControl+N', 'linux', { ...none, key: 'n', ctrl: true }],
    ['CommandOrControl+N', 'darwin', { ...none, key: 'n', meta: true }],
    ['Alt+Command+I', 'darwin', { ...none, key: 'i', alt: true, meta: true }],
    ['Shift+CmdOrCtrl+Z', 'win32', { ...none, key: 'z', ctrl: true, shift: true }],
    ['CommandOrControl+Plus', 'linux', { ...none, key: '+', ctrl: true }],
    ['F11', 'linux', { ...none, key: 'f11' }],
    ['Esc', 'linux', { ...none, key: 'escape' }],
  ] as const)('%s on %s', (accelerator, platform, expected) => {
    expect(parseAccelerator(accelerator, platform)).toEqual(expected);
  });
});
