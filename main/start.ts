import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, nativeTheme, protocol, session, shell as electronShell } from 'electron';
import { languageOf } from '#shared/domain/language.ts';
import { notFound } from '#shared/errors.ts';
import type { EventPayload } from '#shared/ipc/contract.ts';
import type { ResponseEnvelope } from '#shared/ipc/transport.ts';
import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { createBusinesses } from './electron/businesses.ts';
import { guardEverything, guardSession } from './electron/guards.ts';
import { appIcon, trayIcon } from './electron/icons.ts';
import { connectIpc, type PageDispatch } from './electron/ipc.ts';
import { installMenu } from './electron/menu.ts';
import { createPageLink, type PageLink } from './electron/page-link.ts';
import { appPageOf } from './electron/policy/app-url.ts';
import { deepLinkTarget, type NavigateTarget } from './electron/policy/deep-link.ts';
import { serveApp } from './electron/protocol.ts';
import { createShellState, type ShellStateStore } from './electron/shell-state.ts';
import { runAllWithin, runInOrder, type Step } from './electron/steps.ts';
import { createTray, type TrayIcon } from './electron/tray.ts';
import { hasReleaseChannel, watchForUpdates } from './electron/updates.ts';
import { closeWindow, offerReload, openMainWindow, showPage } from './electron/windows.ts';
import type { EmittedEvent } from './events.ts';
import { createFileLogger } from './log/logger.ts';
import type { Logger } from './ports.ts';
import { systemClock } from './system.ts';
import { filled, speak, texts } from './texts/texts.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

/** What the steps share. Each is there once the step that makes it has run. */
interface Shell {
  readonly logger: Logger;
  readonly state: ShellStateStore;
  readonly devTools: boolean;
  /** There once one business is open. */
  workspaces: Workspaces | undefined;
  window: BrowserWindow | undefined;
  /** Whether work is under way to end the app; a second request to quit then does nothing. */
  ending: boolean;
  tray: TrayIcon | undefined;
  readonly undo: Map<'ipc' | 'tray' | 'updates', () => void>;
  readonly page: PageLink;
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
  { name: 'open the business shown last', run: openTheCore },
  // Before the window loads its page from it.
  { name: 'serve the page', run: servePage },
  { name: 'answer the page', run: answerPage },
  // Before the window, so that it does not flash in the other colours; before the menu, which is the first to speak.
  { name: 'theme and language', run: followSettings },
  // On macOS without a menu there is no copy and paste.
  { name: 'menu', run: showMenu },
  { name: 'window', run: showWindow },
  // After the window: the seller sees the inventory while unfinished work is taken up again.
  { name: 'start the core', run: startTheCore },
  { name: 'tray', run: showTray },
  // After the shown one: it must not wait for those in the background.
  { name: 'start the other businesses', run: (shell) => void shell.workspaces?.startOthers() },
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
  { name: 'close the cores', run: async (shell) => await shell.workspaces?.stopAll() },
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
    workspaces: undefined,
    window: undefined,
    tray: undefined,
    ending: false,
    undo: new Map(),
    page: createPageLink(),
  };
  try {
    await app.whenReady();
    // Until the settings can be read, and when they cannot be.
    speak(languageOf('system', app.getLocale()));
    await runInOrder(startUp, shell, () => !shell.ending);
    if (shell.ending) return;
    logger.log('info', 'start.done', { version: app.getVersion(), ms: Math.round(performance.now()) });
  } catch (error) {
    logger.log('error', 'start.failed', { error });
    const where = filled(texts().failure.logIn, { folder: app.getPath('logs') });
    dialog.showErrorBox(texts().failure.cannotStart, `${describe(error)}\n\n${where}`);
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
    const reassurance = filled(texts().failure.savedIsSafe, { folder: app.getPath('logs') });
    dialog.showErrorBox(texts().failure.hasToClose, `${describe(error)}\n\n${reassurance}`);
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
  const workspaces = createBusinesses({
    logger: shell.logger,
    devTools: shell.devTools,
    window: () => shell.window,
    starting: () => shell.workspaces === undefined,
    bringUp: (id) => showBusiness(shell, id),
    show: (id) => turnTo(shell, id),
    onEvent: (id, event) => hear(shell, id, event),
  });
  if ((await workspaces.openLast()) === undefined) app.quit();
  else shell.workspaces = workspaces;
}

function servePage(shell: Shell): void {
  serveApp(protocol, {
    folder: fileURLToPath(new URL('../renderer', import.meta.url)),
    readPhoto: async (workspace, id, size) => {
      const core = opened(shell).running(workspace);
      if (core === undefined) throw notFound('business', workspace);
      return await core.readPhoto(id, size);
    },
    logger: shell.logger,
  });
}

function answerPage(shell: Shell): void {
  const workspaces = opened(shell);
  const dispatch: PageDispatch = async (workspace, envelope) => {
    // The last words of a page that is being replaced are still answered by its own core.
    if (workspace === workspaces.shown()) shell.page.heard(workspace);
    return (await workspaces.running(workspace)?.dispatch(envelope)) ?? notRunning;
  };
  const connection = connectIpc(dispatch, (window) => window === shell.window, shell.logger);
  shell.page.attach((event) => connection.send(event));
  shell.undo.set('ipc', () => connection.close());
}

const notRunning: ResponseEnvelope = { ok: false, error: notFound('business', 'of this page').data };

/** What a core emits goes to the page of its own business and to no other. */
function hear(shell: Shell, id: WorkspaceId, event: EmittedEvent): void {
  if (event.name === 'app.navigate') {
    // A page that is not there yet hears of it when it is.
    shell.page.deliver(id, event);
    return;
  }
  shell.page.hint(id, event);
  if (id !== shell.workspaces?.shown()) return;
  if (event.name === 'settings.changed') followSettings(shell);
  if (event.name === 'workspaces.changed') showMenus(shell);
}

/** The window stays where it is and gets the page of another business. */
function turnTo(shell: Shell, id: WorkspaceId): void {
  shell.page.gone();
  if (shell.window !== undefined) showPage(shell.window, appPageOf(id), shell.logger);
  followSettings(shell);
  showMenus(shell);
}

/** Theme and language are settings of the business that is shown. */
function followSettings(shell: Shell): void {
  const { theme, language } = opened(shell).shownApp().settings.get();
  nativeTheme.themeSource = theme;
  const before = texts();
  speak(languageOf(language, app.getLocale()));
  if (texts() !== before) showMenus(shell);
}

function showMenus(shell: Shell): void {
  showMenu(shell);
  shell.tray?.renewMenu();
}

function showMenu(shell: Shell): void {
  installMenu({
    navigate: (to) => navigate(shell, to),
    businesses: opened(shell).port.list().workspaces,
    askPage: (what) => askPage(shell, what),
    openLogFolder: () => void electronShell.openPath(app.getPath('logs')),
    platform: process.platform,
    devTools: shell.devTools,
  });
}

function showWindow(shell: Shell): void {
  // Before the core is open there is nothing to show; the step of that name will.
  if (shell.workspaces === undefined || shell.ending) return;
  if (shell.window !== undefined) {
    if (shell.window.isMinimized()) shell.window.restore();
    shell.window.show();
    shell.window.focus();
    return;
  }
  const window = openMainWindow({
    page: appPageOf(shell.workspaces.shown()),
    state: shell.state,
    icon: appIcon(),
    devTools: shell.devTools,
    logger: shell.logger,
  });
  shell.window = window;
  window.on('closed', () => {
    shell.window = undefined;
    shell.page.gone();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    shell.logger.log('error', 'page_gone', { ...details });
    if (details.reason !== 'clean-exit') void offerReload(window);
  });
}

async function startTheCore(shell: Shell): Promise<void> {
  const workspaces = opened(shell);
  await workspaces.start(workspaces.shown());
}

function showTray(shell: Shell): void {
  const tray = createTray(trayIcon(process.platform), {
    show: () => showWindow(shell),
    businesses: () => {
      const all = opened(shell).port.list().workspaces;
      return all.length > 1 ? all : [];
    },
    showBusiness: (id) => showBusiness(shell, id),
    checkOrders: () => {
      for (const core of opened(shell).all()) void core.dispatch({ name: 'orders.check', input: undefined });
    },
    quit: () => app.quit(),
    keepWatching: () => keepsWatching(shell),
    setKeepWatching: (keep) => shell.state.update({ keepWatching: keep }),
  });
  shell.tray = tray;
  shell.undo.set('tray', () => {
    shell.tray = undefined;
    tray.remove();
  });
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
  shell.page.deliver(undefined, { name: 'app.navigate', payload: { to } });
  showWindow(shell);
}

/** Turns to a business from outside the page. A page that is there does it itself, because it may have something to save. */
function showBusiness(shell: Shell, id: WorkspaceId): void {
  if (shell.workspaces === undefined || id === shell.workspaces.shown()) showWindow(shell);
  else askPage(shell, { kind: 'open', id });
}

function askPage(shell: Shell, what: EventPayload<'workspaces.asked'>): void {
  if (what.kind !== 'open' || shell.page.listens()) {
    shell.page.deliver(undefined, { name: 'workspaces.asked', payload: what });
    showWindow(shell);
    return;
  }
  opened(shell)
    .port.open({ id: what.id })
    .catch((error: unknown) => shell.logger.log('warn', 'workspace.not_opened', { workspace: what.id, error }))
    .finally(() => showWindow(shell));
}

function openDeepLink(shell: Shell, address: string): void {
  const target = deepLinkTarget(address);
  if (target !== undefined) navigate(shell, target);
}

function opened({ workspaces }: Shell): Workspaces {
  if (workspaces === undefined) throw new Error('no business is open yet');
  return workspaces;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
