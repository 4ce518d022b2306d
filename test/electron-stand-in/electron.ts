/**
 * What `import … from 'electron'` means under the stand-in. Every name that Electron's main process exports is here, so
 * that importing one never fails; those that are not implemented throw when they are touched.
 */
import { acceleratorHooks } from './api/accelerators.ts';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { clipboard, ClipboardItem } from './api/clipboard.ts';
import { crashReporter, powerMonitor, screen, shell } from './api/desktop.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { NativeImage } from './api/native-image.ts';
import { nativeTheme, themeChanged } from './api/native-theme.ts';
import { net } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { registerSchemesAsPrivileged } from './api/protocol.ts';
import { safeStorage } from './api/safe-storage.ts';
import type { Session } from './api/session.ts';
import { sessions } from './api/session.ts';
import { Tray } from './api/tray.ts';
import type { WebContents } from './api/web-contents.ts';
import { allWebContents } from './api/web-contents.ts';
import { missing, Strict } from './strict.ts';

acceleratorHooks.changed = () => {
  for (const contents of allWebContents()) contents.sendKeys();
};
themeChanged.tell = (scheme) => {
  for (const contents of allWebContents()) contents.setColorScheme(scheme);
};

/** The `protocol` module: the default session's handlers, and the registration of schemes. */
class ProtocolModule extends Strict {
  readonly registerSchemesAsPrivileged = registerSchemesAsPrivileged;

  handle(...args: Parameters<Session['protocol']['handle']>): void {
    sessions.default.protocol.handle(...args);
  }

  unhandle(scheme: string): void {
    sessions.default.protocol.unhandle(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return sessions.default.protocol.isProtocolHandled(scheme);
  }
}

/** The `session` module. */
class SessionModule extends Strict {
  get defaultSession(): Session {
    return sessions.default;
  }

  fromPartition(partition: string): Session {
    return sessions.fromPartition(partition);
  }
}

/** The `webContents` module. */
class WebContentsModule extends Strict {
  getAllWebContents(): readonly WebContents[] {
    return allWebContents();
  }

  getFocusedWebContents(): WebContents | null {
    return BrowserWindow.getFocusedWindow()?.webContents ?? null;
  }

  fromId(id: number): WebContents | undefined {
    return allWebContents().find((contents) => contents.id === id);
  }
}

const protocol = new ProtocolModule();
const session = new SessionModule();
const webContents = new WebContentsModule();
const nativeImage = NativeImage;

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

export const autoUpdater = missing('autoUpdater');
export const BaseWindow = missing('BaseWindow');
export const BrowserView = missing('BrowserView');
export const contentTracing = missing('contentTracing');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const ImageView = missing('ImageView');
export const inAppPurchase = missing('inAppPurchase');
export const IpcMainServiceWorker = missing('IpcMainServiceWorker');
export const MessageChannelMain = missing('MessageChannelMain');
export const netLog = missing('netLog');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const pushNotifications = missing('pushNotifications');
export const sharedTexture = missing('sharedTexture');
export const ShareMenu = missing('ShareMenu');
export const systemPreferences = missing('systemPreferences');
export const TouchBar = missing('TouchBar');
export const utilityProcess = missing('utilityProcess');
export const View = missing('View');
export const WebContentsView = missing('WebContentsView');
export const webFrameMain = missing('webFrameMain');

/** What only a preload has: undefined in main, as in Electron (packages look for it to learn where they run). */
const rendererOnly = new Set(['ipcRenderer', 'contextBridge', 'webFrame', 'webUtils', 'localAIHandler']);

const members: Readonly<Record<string, unknown>> = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
  autoUpdater,
  BaseWindow,
  BrowserView,
  ClipboardItem,
  contentTracing,
  desktopCapturer,
  globalShortcut,
  ImageView,
  inAppPurchase,
  IpcMainServiceWorker,
  MessageChannelMain,
  netLog,
  powerSaveBlocker,
  pushNotifications,
  sharedTexture,
  ShareMenu,
  systemPreferences,
  TouchBar,
  utilityProcess,
  View,
  WebContentsView,
  webFrameMain,
};

/** For `import electron from 'electron'` and `require('electron')`. */
const electron = new Proxy(members, {
  get(_target, key) {
    if (key === 'default') return electron;
    if (typeof key === 'symbol' || key in members || key === '__esModule' || key === 'then')
      return members[key as string];
    if (rendererOnly.has(key)) return undefined;
    throw new Error(`The Electron stand-in does not implement ${key}`);
  },
});

export { electron as default, electron as 'module.exports' };
