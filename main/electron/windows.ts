import { fileURLToPath } from 'node:url';
import { BrowserWindow, dialog, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { Logger } from '../ports.ts';
import { systemClock } from '../system.ts';
import { texts } from '../texts/texts.ts';

import { pagePreferences } from './policy/page-preferences.ts';
import { placeOnScreen } from './policy/window-place.ts';
import type { ShellStateStore } from './shell-state.ts';

/** What one window may choose for itself; the rest of its page's preferences is fixed above. */
export interface WindowOptions {
  readonly window: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>;
  /** Only our own page gets one. */
  readonly preload?: string;
  /** A session of its own; without `persist:` it lives in memory and dies with the window. */
  readonly partition?: string;
  readonly devTools: boolean;
}

/** The one place that makes windows. They appear when there is something to see. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options.window,
    show: false,
    webPreferences: {
      ...pagePreferences,
      devTools: options.devTools,
      ...(options.preload === undefined ? {} : { preload: options.preload }),
      ...(options.partition === undefined ? {} : { partition: options.partition }),
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

const defaultSize = { width: 1280, height: 820 };
/** Below this the inventory grid no longer fits; logical pixels. */
const leastSize = { minWidth: 880, minHeight: 560 };

/** The page's own backgrounds, so that a window does not flash before its first paint. */
const backgrounds = { light: '#ffffff', dark: '#242424' } as const;

/** Opens the app's window where it was last time, on this page. */
export function openMainWindow(options: {
  readonly page: string;
  readonly state: ShellStateStore;
  readonly icon: Electron.NativeImage;
  readonly devTools: boolean;
  readonly logger: Logger;
}): BrowserWindow {
  const remembered = options.state.read();
  const place = placeOnScreen(
    remembered.bounds,
    screen.getAllDisplays().map((display) => display.workArea),
    defaultSize,
  );
  const window = createWindow({
    window: {
      ...place,
      ...leastSize,
      title: 'Crossdock',
      icon: options.icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    },
    preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
    devTools: options.devTools,
  });
  if (remembered.maximized) window.maximize();
  window.on('close', () => {
    options.state.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  showPage(window, options.page, options.logger);
  return window;
}

/** Not awaited: the page may take its time, and may be closed or replaced before it has loaded. */
export function showPage(window: BrowserWindow, page: string, logger: Logger): void {
  window.loadURL(page).catch((error: unknown) => logger.log('warn', 'window.not_loaded', { error }));
}

/** The page's process died. What was saved is in the database, so a fresh page continues where the last one was. */
export async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Crossdock',
    message: texts().pageGone.message,
    detail: texts().pageGone.detail,
    buttons: [texts().pageGone.reload, texts().pageGone.close],
    defaultId: 0,
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.destroy();
}

/** How long a page may take to save its last change before its window goes anyway, ms. */
const closeMs = 1_000;

/** Closes a window for good: politely first, so that its page and its listeners can finish. */
export async function closeWindow(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  const cancel = systemClock.schedule(closeMs, () => {
    if (!window.isDestroyed()) window.destroy();
  });
  window.close();
  await closed;
  cancel();
}
