import { describe, expect, it } from 'vitest';
import { pagePreferences } from '#main/electron/policy/page-preferences.ts';
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
  const ask = (permission: string, requestingUrl = page, isMainFrame = true) =>
    isPermissionGranted({ permission, requestingUrl, isMainFrame });

  it('lets our page write plain text to the clipboard', () => {
    expect(ask('clipboard-sanitized-write')).toBe(true);
  });

  it.each([
    ['a frame inside our page', page, false],
    ['a marketplace', 'https://auth.ebay.com/', true],
    ['a look-alike', 'app://crossdock.evil.example/', true],
    ['nobody', '', true],
  ])('does not let %s do so', (_who, requestingUrl, isMainFrame) => {
    expect(ask('clipboard-sanitized-write', requestingUrl, isMainFrame)).toBe(false);
  });

  it.each([
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
  ])('denies %s even to our page', (permission) => {
    expect(ask(permission)).toBe(false);
  });
});

describe('how pages run', () => {
  it('isolated, sandboxed, without Node, with the checks of a browser', () => {
    expect(pagePreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: process.platform === 'darwin',
    });
  });
});
