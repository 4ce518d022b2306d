import type { ElectronApplication } from 'playwright-core';
import type { Operations } from '../../electron-stand-in/control.ts';
import { Entries, type Control, type Recorded } from './control.ts';

type Shared = typeof globalThis & {
  standIn?: {
    readonly entries: { kind: string; detail: Record<string, unknown> }[];
    readonly answers: { kind: string; answer: unknown }[];
    readonly waiting: { kind: string; resolve(answer: unknown): void }[];
    readonly notifications: Map<number, { emit(event: string, ...args: unknown[]): boolean }>;
  };
};

/** How often (ms) the recordings in Electron's main process are fetched. */
const fetchEvery = 100;

/** Puts a recorder into Electron's main process, so that dialogs never open and notifications can be clicked. */
async function installRecorder(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ BrowserWindow, dialog, shell, Notification, app }) => {
    const state = { entries: [], answers: [], waiting: [], notifications: new Map() } as NonNullable<Shared['standIn']>;
    (globalThis as Shared).standIn = state;
    const record = (kind: string, detail: Record<string, unknown>): void => {
      state.entries.push({ kind, detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown> });
    };
    const ask =
      (kind: string) =>
      (...args: unknown[]): Promise<unknown> => {
        record('dialog', { kind, options: args.length > 1 ? args[1] : args[0] });
        const index = state.answers.findIndex((answer) => answer.kind === kind);
        if (index >= 0) return Promise.resolve(state.answers.splice(index, 1)[0]?.answer);
        return new Promise((resolve) => state.waiting.push({ kind, resolve }));
      };
    Object.assign(dialog, {
      showOpenDialog: ask('open'),
      showSaveDialog: ask('save'),
      showMessageBox: ask('message'),
      showErrorBox: (title: string, content: string) => record('error-box', { title, content }),
    });
    Object.assign(shell, {
      openExternal: async (url: string) => record('open-external', { url }),
      showItemInFolder: (path: string) => record('show-item-in-folder', { path }),
      openPath: async (path: string) => {
        record('open-path', { path });
        return '';
      },
    });
    let nextNotification = 1;
    Notification.prototype.show = function show() {
      const id = nextNotification++;
      state.notifications.set(id, this);
      record('notification', {
        id,
        title: this.title,
        body: this.body,
        actions: this.actions.map(({ text }) => text ?? ''),
      });
    };
    const watch = (window: Electron.BrowserWindow): void => {
      const { id, webContents } = window;
      webContents.on('did-navigate', (_event, url) => record('navigated', { window: id, url }));
      webContents.on('did-finish-load', () => record('loaded', { window: id, url: webContents.getURL() }));
      window.on('closed', () => record('window-closed', { window: id }));
    };
    for (const window of BrowserWindow.getAllWindows()) watch(window);
    app.on('browser-window-created', (_event, window) => watch(window));
  });
}

const clickMenu = (electron: ElectronApplication, path: readonly string[]): Promise<void> =>
  electron.evaluate(({ Menu }, wanted) => {
    let items = Menu.getApplicationMenu()?.items ?? [];
    for (const [index, name] of wanted.entries()) {
      const item = items.find(({ id, label }) => id === name || label.replace('&', '') === name);
      if (!item) throw new Error(`The menu has no item ${name}`);
      if (index === wanted.length - 1) item.click();
      items = item.submenu?.items ?? [];
    }
  }, path as string[]);

type Some = { [K in keyof Operations]?: (...args: Parameters<Operations[K]>) => Promise<unknown> };

/** The operations that a test can carry out on Electron itself. The others are refused by name. */
const operationsOn = (electron: ElectronApplication): Some => ({
  windows: () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        id: window.id,
        targetId: undefined,
        url: window.webContents.getURL(),
        browserUrl: window.webContents.getURL(),
        title: window.getTitle(),
        visible: window.isVisible(),
        focused: window.isFocused(),
      })),
    ),
  closeWindow: (id) => electron.evaluate(({ BrowserWindow }, each) => BrowserWindow.fromId(each)?.close(), id),
  focusWindow: (id) => electron.evaluate(({ BrowserWindow }, each) => BrowserWindow.fromId(each)?.focus(), id),
  answerDialog: (kind, answer) =>
    electron.evaluate(
      (_electron, given) => {
        const state = (globalThis as Shared).standIn;
        const index = state?.waiting.findIndex((dialog) => dialog.kind === given.kind) ?? -1;
        if (index >= 0) state?.waiting.splice(index, 1)[0]?.resolve(given.answer);
        else state?.answers.push(given);
      },
      { kind, answer } as { kind: string; answer: unknown },
    ),
  notification: (id, what) =>
    electron.evaluate(
      (_electron, given) => {
        const notification = (globalThis as Shared).standIn?.notifications.get(given.id);
        if ('action' in given.what) notification?.emit('action', {}, given.what.action);
        else notification?.emit('click' in given.what ? 'click' : 'close', {});
      },
      { id, what: what },
    ),
  clickApplicationMenu: (path) => clickMenu(electron, path),
  power: (event) => electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
  clipboardText: () => electron.evaluate(({ clipboard }) => clipboard.readText()),
  setClipboardText: (text) => electron.evaluate(({ clipboard }, given) => clipboard.writeText(given), text),
  quit: () => electron.evaluate(({ app }) => app.quit()),
  evaluate: (source, arg) =>
    electron.evaluate(
      (api, given) => {
        // oxlint-disable-next-line no-eval -- the functions come from the tests
        const run = (0, eval)(`(${given.source})`) as (api: unknown, arg: unknown) => unknown;
        return run(api, given.arg);
      },
      { source, arg },
    ),
});

/** The control of an app that runs under Electron. */
export async function electronControl(electron: ElectronApplication): Promise<Control> {
  const entries = new Entries();
  let seq = 0;
  await installRecorder(electron);
  const fetch = async (): Promise<void> => {
    const fresh = await electron.evaluate(() => (globalThis as Shared).standIn?.entries.splice(0) ?? []);
    for (const { kind, detail } of fresh) entries.add({ seq: ++seq, kind, detail } satisfies Recorded);
  };
  const timer = setInterval(() => void fetch().catch(() => clearInterval(timer)), fetchEvery);
  timer.unref();
  electron.on('close', () => {
    clearInterval(timer);
    entries.end('The app ended');
  });
  const operations = operationsOn(electron);
  return {
    recorded: (kind) => entries.list(kind),
    waitFor: (kind, matches = () => true, deadline = 15_000) => entries.waitFor(kind, matches, deadline),
    next: (deadline) => entries.next(deadline),
    call: async (name, ...args) => {
      const operation = operations[name] as ((...args: readonly unknown[]) => Promise<unknown>) | undefined;
      if (!operation) throw new Error(`A test cannot do '${name}' under Electron itself`);
      return (await operation(...args)) as never;
    },
  };
}
