import { describe, expect, it } from 'vitest';
import { isPermissionGranted } from '#main/electron/policy/permissions.ts';
import { isTrustedSender } from '#main/electron/policy/sender.ts';

const page = 'app://crossdock/index.html';

describe('who may call the core', () => {
  it.each([
    ['our page in our window', true, true, page, true],
    ['our page with a route', true, true, `${page}#/orders`, true],
    ['a page in a window that is not ours', false, true, page, false],
    ['a frame inside our page', true, false, page, false],
    ['a remote page in our window', true, true, 'https://www.ebay.com/', false],
    ['a file in our window', true, true, 'file:///index.html', false],
    ['an empty frame', true, true, 'about:blank', false],
    ['another host of our scheme', true, true, 'app://evil/index.html', false],
    ['a resource that is no page', true, true, 'app://crossdock/assets/a.svg', false],
    ['a frame that is gone', true, true, undefined, false],
  ])('%s', (_who, isOurWindow, isMainFrame, frameUrl, trusted) => {
    expect(isTrustedSender({ isOurWindow, isMainFrame, frameUrl })).toBe(trusted);
  });
});

describe('permissions', () => {
  it.each([
    ['clipboard-sanitized-write', page, true, true],
    ['clipboard-sanitized-write', page, false, false],
    ['clipboard-sanitized-write', 'https://auth.ebay.com/', true, false],
    ['clipboard-sanitized-write', '', true, false],
    ...[
      'clipboard-read',
      'camera',
      'media',
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'openExternal',
      'fullscreen',
      'pointerLock',
      'display-capture',
      'fileSystem',
      'hid',
      'serial',
      'usb',
      'local-network-access',
      'storage-access',
      'window-management',
      'unknown',
      'a-permission-of-tomorrow',
    ].map((permission) => [permission, page, true, false] as const),
  ])('%s for %s in the main frame (%s): %s', (permission, requestingUrl, isMainFrame, granted) => {
    expect(isPermissionGranted({ permission, requestingUrl, isMainFrame })).toBe(granted);
  });
});
