import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, nativeTheme, protocol, session, shell as electronShell } from 'electron';
import type { EventPayload } from '#shared/ipc/contract.ts';
import { createApp, type App } from './app.ts';
import { guardEverything, guardSession } from './electron/guards.ts';
import { appIcon, trayIcon } from './electron/icons.ts';
import { connectIpc } from './electron/ipc.ts';
import { installMenu } from './electron/menu.ts';
import { openCore } from './electron/open-core.ts';
import { deepLinkTarget, type NavigateTarget } from './electron/policy/deep-link.ts';
import { createElectronPorts } from './electron/ports.ts';
import { serveApp } from './electron/protocol.ts';
import { createShellState, type ShellStateStore } from './electron/shell-state.ts';
import { runAllWithin, runInOrder, type Step } from './electron/steps.ts';
import { createTray } from './electron/tray.ts';
import { hasReleaseChannel, watchForUpdates } from './electron/updates.ts';
import { closeWindow, offerReload, openMainWindow } from './electron/windows.ts';
import { createFileLogger } from './log/logger.ts';
import type { Logger } from './ports.ts';
import { systemClock } from './system.ts';
import { filled, texts } from './texts/texts.ts';

/** What the steps share. Each is there once the step that makes it has run. */
interface Shell {
  readonly logger: Logger;
  readonly state: ShellStateStore;
  readonly devTools: boolean;
  core: App | undefined;
  window: BrowserWindow | undefined;
  /** Whether work is under way to end the app; a second request to quit then does nothing. */
  ending: boolean;
  readonly undo: Map<'ipc' | 'tray' | 'updates', () => void>;
  /** Whether the page of the open window has asked something yet; before that it hears no events. */
  listening: boolean;
  /** Where the page shall go as soon as it listens. */
  pendingTarget: NavigateTarget | undefined;
  /** Tells the open page to go somewhere. */
  navigatePage: (to: NavigateTarget) => void;
}

/** In this order, each after the one before it has finished. */
const startUp: readonly Step<Shell>[] = [
  // First, because whatever breaks later must be found in the log.
  { name: 'report failures', run: reportFailures },
  // Before any page or session exists, so that none is without them.
  { name: 'guard', run: guard },
  // Early, so that a second start during a slow first one is not lost.
  { name: 'listen to the system', run: listenToSystem },
  // Before the window: its first request must find the core. Asks the seller when the database cannot be opened.
  { name: 'open the core', run: openTheCore },
  // Before the window loads its page from it.
  { name: 'serve the page', run: servePage },
  { name: 'answer the page', run: answerPage },
  // Before the window, so that it does not flash in the other one.
  { name: 'theme', run: followTheme },
  // On macOS without a menu there is no copy and paste.
  { name: 'menu', run: showMenu },
  { name: 'window', run: showWindow },
  // After the window: the seller sees the inventory while unfinished work is taken up again.
  { name: 'start the core', run: startTheCore },
  { name: 'tray', run: showTray },
  // Last: nothing waits for it.
  { name: 'updates', run: lookForUpdates },
];

/** In this order; each runs even if the one before it failed, and all together have `shutDownMs`. */
const shutDown: readonly Step<Shell>[] = [
  // Windows first: the app is gone for the eye at once, each remembers its place, and a page can still save what was typed.
  { name: 'windows', run: closeWindows },
  { name: 'updates', run: (shell) => undo(shell, 'updates') },
  // No new requests while the core finishes what it has.
  { name: 'answer the page', run: (shell) => undo(shell, 'ipc') },
  // Ends at the next recorded step and closes the database cleanly; the journal knows the rest.
  { name: 'close the core', run: async (shell) => await shell.core?.close() },
  // Last, because as long as the icon is there the app is still at work.
  { name: 'tray', run: (shell) => undo(shell, 'tray') },
];

/** After this the process ends even if a marketplace does not answer; the journal makes that safe. Milliseconds. */
const shutDownMs = 10_000;

/** Runs the desktop app. Called once, by the instance that holds the lock. */
export async function start(): Promise<void> {
  const logger = createFileLogger({ folder: app.getPath('logs'), clock: systemClock, console: !app.isPackaged });
  const shell: Shell = {
    logger,
    state: createShellState(),
    devTools: !app.isPackaged,
    core: undefined,
    window: undefined,
    ending: false,
    undo: new Map(),
    listening: false,
    pendingTarget: undefined,
    navigatePage: () => undefined,
  };
  try {
    await app.whenReady();
    await runInOrder(startUp, shell, () => !shell.ending);
    if (shell.ending) return;
    logger.log('info', 'start.done', { version: app.getVersion(), ms: Math.round(performance.now()) });
  } catch (error) {
    logger.log('error', 'start.failed', { error });
    const where = filled(texts.failure.logIn, { folder: app.getPath('logs') });
    dialog.showErrorBox(texts.failure.cannotStart, `${describe(error)}\n\n${where}`);
    app.exit(1);
  }
}

async function stop(shell: Shell): Promise<void> {
  await runAllWithin(shutDown, shell, { deadlineMs: shutDownMs, clock: systemClock, logger: shell.logger });
  shell.logger.log('info', 'stop.done');
}

function reportFailures({ logger }: Shell): void {
  process.on('uncaughtException', (error) => {
    logger.log('error', 'uncaught_exception', { error });
    const reassurance = filled(texts.failure.savedIsSafe, { folder: app.getPath('logs') });
    dialog.showErrorBox(texts.failure.hasToClose, `${describe(error)}\n\n${reassurance}`);
    // The state of the process is unknown from here on; the journal brings unfinished work back at the next start.
    app.exit(1);
  });
  process.on('unhandledRejection', (error) => logger.log('error', 'unhandled_rejection', { error }));
  app.on('child-process-gone', (_event, details) => logger.log('error', 'child_process_gone', { ...details }));
}

function guard({ logger }: Shell): void {
  guardEverything(logger);
  // Exists already, so the event above does not come for it.
  guardSession(session.defaultSession);
}

function listenToSystem(shell: Shell): void {
  app.on('second-instance', (_event, argv) => {
    showWindow(shell);
    openDeepLink(shell, argv.at(-1) ?? '');
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    openDeepLink(shell, url);
  });
  app.on('activate', () => showWindow(shell));
  app.on('window-all-closed', () => {
    const stays = shell.undo.has('tray') && keepsWatching(shell);
    if (!stays && !shell.ending) app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (shell.ending) return;
    shell.ending = true;
    void stop(shell).then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

async function openTheCore(shell: Shell): Promise<void> {
  const ports = createElectronPorts({
    logger: shell.logger,
    mainWindow: () => shell.window,
    showApp: () => showWindow(shell),
    practiceOrigins: () => shell.core?.practiceOrigins() ?? [],
    devTools: shell.devTools,
  });
  shell.core = await openCore(() => createApp(ports), { clock: systemClock, logger: shell.logger });
  if (shell.core === undefined) app.quit();
}

function servePage(shell: Shell): void {
  serveApp(protocol, {
    folder: fileURLToPath(new URL('../renderer', import.meta.url)),
    readPhoto: (id, size) => opened(shell).readPhoto(id, size),
    logger: shell.logger,
  });
}

function answerPage(shell: Shell): void {
  const core = opened(shell);
  const dispatch = (envelope: unknown) => {
    shell.listening = true;
    if (shell.pendingTarget !== undefined) shell.navigatePage(shell.pendingTarget);
    shell.pendingTarget = undefined;
    return core.dispatch(envelope);
  };
  const connection = connectIpc(
    { dispatch, subscribe: (listener) => core.events.subscribe(listener) },
    (window) => window === shell.window,
    shell.logger,
  );
  core.events.subscribe(({ name, payload }) => {
    // A page that is not there yet hears of it when it is.
    if (name === 'app.navigate' && !shell.listening) shell.pendingTarget = (payload as EventPayload<'app.navigate'>).to;
  });
  shell.navigatePage = (to) => connection.send({ name: 'app.navigate', payload: { to } });
  shell.undo.set('ipc', () => connection.close());
}

function followTheme(shell: Shell): void {
  const { settings, events } = opened(shell);
  const follow = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  follow();
  events.subscribe(({ name }) => {
    if (name === 'settings.changed') follow();
  });
}

function showMenu(shell: Shell): void {
  installMenu({
    navigate: (to) => navigate(shell, to),
    openLogFolder: () => void electronShell.openPath(app.getPath('logs')),
    platform: process.platform,
    devTools: shell.devTools,
  });
}

function showWindow(shell: Shell): void {
  // Before the core is open there is nothing to show; the step of that name will.
  if (shell.core === undefined || shell.ending) return;
  if (shell.window !== undefined) {
    if (shell.window.isMinimized()) shell.window.restore();
    shell.window.show();
    shell.window.focus();
    return;
  }
  const window = openMainWindow({
    state: shell.state,
    icon: appIcon(),
    devTools: shell.devTools,
    logger: shell.logger,
  });
  shell.window = window;
  window.on('closed', () => {
    shell.window = undefined;
    shell.listening = false;
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    shell.logger.log('error', 'page_gone', { ...details });
    if (details.reason !== 'clean-exit') void offerReload(window);
  });
}

async function startTheCore(shell: Shell): Promise<void> {
  await opened(shell).start();
}

function showTray(shell: Shell): void {
  const remove = createTray(trayIcon(process.platform), {
    show: () => showWindow(shell),
    checkOrders: () => void opened(shell).dispatch({ name: 'orders.check', input: undefined }),
    quit: () => app.quit(),
    keepWatching: () => keepsWatching(shell),
    setKeepWatching: (keep) => shell.state.update({ keepWatching: keep }),
  });
  shell.undo.set('tray', remove);
}

async function lookForUpdates(shell: Shell): Promise<void> {
  // An installer without a release channel has nowhere to look.
  if (!app.isPackaged || !hasReleaseChannel(process.resourcesPath)) return;
  shell.undo.set('updates', await watchForUpdates({ clock: systemClock, logger: shell.logger }));
}

async function closeWindows(): Promise<void> {
  await Promise.all(BrowserWindow.getAllWindows().map(closeWindow));
}

function undo(shell: Shell, what: 'ipc' | 'tray' | 'updates'): void {
  shell.undo.get(what)?.();
  shell.undo.delete(what);
}

/** On Linux the icon may be invisible (no tray in the desktop), so there the seller has to choose it first. */
const keepsWatching = (shell: Shell): boolean => shell.state.read().keepWatching ?? process.platform !== 'linux';

function navigate(shell: Shell, to: NavigateTarget): void {
  if (shell.listening) shell.navigatePage(to);
  else shell.pendingTarget = to;
  showWindow(shell);
}

function openDeepLink(shell: Shell, address: string): void {
  const target = deepLinkTarget(address);
  if (target !== undefined) navigate(shell, target);
}

function opened(shell: Shell): App {
  if (shell.core === undefined) throw new Error('the core is not open yet');
  return shell.core;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
