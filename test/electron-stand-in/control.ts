import { constants, runInThisContext } from 'node:vm';
import { clipboard, ClipboardItem } from './api/clipboard.ts';
import { powerMonitor } from './api/desktop.ts';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { answerDialog, openDialogs, type DialogAnswer, type DialogKind } from './api/dialog.ts';
import { Menu, poppedUpMenu } from './api/menu.ts';
import { nativeTheme } from './api/native-theme.ts';
import { net } from './api/net.ts';
import { shownNotification, type NotificationAct } from './api/notification.ts';
import { shownTray } from './api/tray.ts';
import electron from './electron.ts';
import { recordings, watchRecordings } from './recorder.ts';
import { toBrowserUrl } from './scheme-map.ts';

/** A window as a test sees it. `url` is the app's, `browserUrl` what a DevTools client of the page sees. */
export type WindowState = {
  readonly id: number;
  readonly targetId: string | undefined;
  readonly url: string;
  readonly browserUrl: string;
  readonly title: string;
  readonly visible: boolean;
  readonly focused: boolean;
};

const windowById = (id: number): BrowserWindow => {
  const window = BrowserWindow.fromId(id);
  if (!window) throw new Error(`There is no window ${id}`);
  return window;
};

/** Everything a test may do from outside, by name. Arguments and answers are plain data. */
const operations = {
  recordings: () => recordings(),
  windows: (): WindowState[] =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      targetId: window.webContents.targetId,
      url: window.webContents.getURL(),
      browserUrl: toBrowserUrl(window.webContents.getURL()),
      title: window.getTitle(),
      visible: window.isVisible(),
      focused: window.isFocused(),
    })),
  closeWindow: (id: number) => windowById(id).close(),
  focusWindow: (id: number) => windowById(id).focus(),
  crashPage: async (id: number) => (await windowById(id).webContents.devtools()).sendLoose('Page.crash'),
  openDialogs: () => openDialogs(),
  answerDialog: (kind: DialogKind, answer: DialogAnswer) => answerDialog(kind, answer),
  notification: (id: number, what: NotificationAct) => shownNotification(id).act(what),
  trayMenu: () => shownTray().menu?.lines() ?? [],
  clickTrayMenu: (path: readonly string[]) => shownTray().menu?.clickPath(path),
  clickTray: () => void shownTray().emit('click', {}, { x: 0, y: 0, width: 16, height: 16 }, { x: 0, y: 0 }),
  applicationMenu: () => Menu.getApplicationMenu()?.lines() ?? [],
  clickApplicationMenu: (path: readonly string[]) => {
    const menu = Menu.getApplicationMenu();
    if (!menu) throw new Error('The app has set no application menu');
    menu.clickPath(path);
  },
  clickPopupMenu: (path: readonly string[]) => {
    const menu = poppedUpMenu();
    if (!menu) throw new Error('No menu is popped up');
    menu.clickPath(path);
  },
  power: (event: string) => void powerMonitor.emit(event),
  online: (online: boolean) => void (net.online = online),
  systemDark: (dark: boolean) => nativeTheme.setSystemDark(dark),
  clipboardText: () => clipboard.readText(),
  setClipboardText: (text: string) => clipboard.writeText(text),
  setClipboardImage: (png: string) =>
    clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }) }),
    ]),
  activate: () =>
    void app.emit(
      'activate',
      {},
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    ),
  openUrl: (url: string) => void app.emit('open-url', { preventDefault: () => undefined }, url),
  quit: () => app.quit(),
  /** Runs a function's source in main, with Electron's API; the answer must be plain data. */
  evaluate: (source: string, arg: unknown): unknown => {
    const run = runInThisContext(`(${source})`, {
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as (api: unknown, arg: unknown) => unknown;
    return run(electron, arg);
  },
} as const;

/** The names and signatures that the harness calls. */
export type Operations = typeof operations;

type Request = { readonly id: number; readonly call: keyof Operations; readonly args: readonly unknown[] };

/** Serves a parent process over Node's own channel, where there is one. */
export function serveControl(): void {
  if (!process.send) return;
  const post = (message: object): void => void process.send?.(message, undefined, undefined, () => undefined);
  watchRecordings((entry) => post({ recorded: entry }));
  process.on('message', (message: Request) => {
    const run = async (): Promise<unknown> =>
      (operations[message.call] as (...args: readonly unknown[]) => unknown)(...message.args);
    run().then(
      (value) => post({ id: message.id, value: value ?? null }),
      (error: unknown) => post({ id: message.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  // A test that is gone leaves no app behind.
  process.on('disconnect', () => app.exit(1));
  process.channel?.unref();
}
