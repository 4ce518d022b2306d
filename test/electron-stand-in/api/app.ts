import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { appendedSwitches, appendSwitch, browserIfStarted, setUserDataFolder, userDataFolder } from '../host.ts';
import { record } from '../recorder.ts';
import { settings } from '../settings.ts';
import { PreventableEvent, Strict, StrictEmitter } from '../strict.ts';
import { appEvents, type AppMembers } from './app-members.ts';
import { BrowserWindow, windowHooks } from './browser-window.ts';
import { isReady, markReady, mustPrecedeReady } from './lifecycle.ts';
import { menuHooks } from './menu.ts';
import { sessionHooks } from './session.ts';
import { SingleInstance } from './single-instance.ts';
import { created } from './web-contents.ts';

type PathName = Parameters<AppMembers['getPath']>[0];

class CommandLine extends Strict {
  appendSwitch(name: string, value?: string): void {
    appendSwitch(value === undefined ? `--${name}` : `--${name}=${value}`);
  }

  hasSwitch(name: string): boolean {
    return [...process.argv, ...appendedSwitches()].some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  }

  getSwitchValue(name: string): string {
    const found = [...process.argv, ...appendedSwitches()].find((arg) => arg.startsWith(`--${name}=`));
    return found?.slice(name.length + 3) ?? '';
  }
}

/** How long (ms) Chromium may take to write its storage when the app ends. */
const stopDeadline = 3000;

class App extends StrictEmitter implements AppMembers {
  readonly commandLine = new CommandLine();
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  readonly #protocols = new Set<string>();
  readonly #whenReady = Promise.withResolvers<void>();
  #name = settings.manifest.productName ?? settings.manifest.name;
  #lock: SingleInstance | undefined;
  #quitting = false;
  /** From the first quit() on, though the app may put it off to finish its work. */
  #quitWasAsked = false;
  #ending = false;
  #badge = 0;

  constructor() {
    super(appEvents);
    created.tell = (contents) => {
      this.emit('web-contents-created', {}, contents);
      contents.on('render-process-gone', (_event: unknown, details: unknown) =>
        this.emit('render-process-gone', {}, contents, details),
      );
    };
    sessionHooks.created = (session) => void this.emit('session-created', session);
    windowHooks.created = (window) => void this.emit('browser-window-created', {}, window);
    windowHooks.focused = (window) => void this.emit('browser-window-focus', {}, window);
    windowHooks.blurred = (window) => void this.emit('browser-window-blur', {}, window);
    windowHooks.allClosed = () => this.#allClosed();
    windowHooks.stayed = () => (this.#quitting = false);
    menuHooks.quit = () => this.quit();
  }

  /** The entry has been evaluated: Electron's `ready`. */
  becomeReady(): void {
    if (this.#ending) return;
    markReady();
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#whenReady.resolve();
  }

  get isEnding(): boolean {
    return this.#ending;
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }

  isReady(): boolean {
    return isReady();
  }

  #allClosed(): void {
    if (this.#ending) return;
    if (this.#quitting) this.#lastWord();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
    if (settings.attended && !this.#quitWasAsked && BrowserWindow.getAllWindows().length === 0) {
      console.error(
        `The last window is closed; without Electron there is no tray icon to reopen it, so ${this.#name} quits.`,
      );
      this.quit();
    }
  }

  quit(): void {
    if (this.#quitting || this.#ending) return;
    const asked = new PreventableEvent();
    this.#quitting = true;
    this.#quitWasAsked = true;
    this.emit('before-quit', asked);
    if (asked.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) {
      window.close();
      if (!window.isDestroyed() && !window.isClosing) {
        this.#quitting = false;
        return;
      }
    }
    if (windows.length === 0) this.#lastWord();
  }

  /** No window is left, and the app may still refuse to end. */
  #lastWord(): void {
    const last = new PreventableEvent();
    this.emit('will-quit', last);
    if (last.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }

  exit(code = 0): void {
    if (this.#ending) return;
    this.#ending = true;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('quit', {}, code);
    record('quit', { code });
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    await this.#lock?.told;
    const chromium = await browserIfStarted()?.catch(() => undefined);
    await chromium?.stop(stopDeadline);
    this.#lock?.release();
    process.exit(code);
  }

  relaunch(options?: Parameters<AppMembers['relaunch']>[0]): void {
    const args = options?.args ?? process.argv.slice(1);
    record('relaunch', { args });
    // A test starts the app again itself, so that it keeps hold of the process.
    if (process.send) return;
    process.once('exit', () => {
      const runner = new URL('../run.ts', import.meta.url).pathname;
      spawn(process.execPath, [runner, ...args], { detached: true, stdio: 'ignore' }).unref();
    });
  }

  enableSandbox(): void {
    mustPrecedeReady('app.enableSandbox() can only be called');
  }

  disableHardwareAcceleration(): void {
    mustPrecedeReady('app.disableHardwareAcceleration() can only be called');
    appendSwitch('--disable-gpu');
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#lock ??= new SingleInstance(userDataFolder(), (second) =>
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData),
    );
    return this.#lock.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.has() ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }

  getPath(name: PathName): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    switch (name) {
      case 'userData':
      case 'sessionData':
        return userDataFolder();
      case 'appData':
        return dirname(settings.userData);
      case 'home':
        return homedir();
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return process.execPath;
      case 'logs':
        return join(userDataFolder(), 'logs');
      case 'crashDumps':
        return join(userDataFolder(), 'Crashpad');
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(homedir(), name[0]!.toUpperCase() + name.slice(1));
      default:
        throw new Error(`The Electron stand-in does not implement app.getPath('${name}')`);
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
    if (name === 'userData') setUserDataFolder(path);
  }

  setAppLogsPath(path?: string): void {
    const folder = path ?? join(userDataFolder(), 'logs');
    mkdirSync(folder, { recursive: true });
    this.#paths.set('logs', folder);
  }

  getAppPath(): string {
    return settings.appFolder;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return settings.manifest.version;
  }

  #language(): string {
    return (
      process.argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) ??
      Intl.DateTimeFormat().resolvedOptions().locale
    );
  }

  getLocale(): string {
    return isReady() ? this.#language() : '';
  }

  getSystemLocale(): string {
    return this.#language();
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(this.#language()).maximize().region ?? '';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.#language()];
  }

  setAppUserModelId(id: string): void {
    record('app-user-model-id', { id });
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.#protocols.add(scheme);
    record('default-protocol-client', { scheme });
    return true;
  }

  removeAsDefaultProtocolClient(scheme: string): boolean {
    return this.#protocols.delete(scheme);
  }

  isDefaultProtocolClient(scheme: string): boolean {
    return this.#protocols.has(scheme);
  }

  getLoginItemSettings(): ReturnType<AppMembers['getLoginItemSettings']> {
    return { openAtLogin: false } as ReturnType<AppMembers['getLoginItemSettings']>;
  }

  setLoginItemSettings(given: object): void {
    record('login-item', { ...given });
  }

  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    record('badge', { count });
    return true;
  }

  getBadgeCount(): number {
    return this.#badge;
  }

  setAboutPanelOptions(_options: object): void {
    // The panel is the system's; there is none here.
  }

  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  hide(): void {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  }

  show(): void {
    for (const window of BrowserWindow.getAllWindows()) window.show();
  }
}

export const app = new App();
