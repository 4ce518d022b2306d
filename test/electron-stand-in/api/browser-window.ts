import { record } from '../recorder.ts';
import { settings } from '../settings.ts';
import { PreventableEvent, StrictEmitter } from '../strict.ts';
import { browserWindowEvents, type BrowserWindowMembers } from './browser-window-members.ts';
import { isReady } from './lifecycle.ts';
import { NativeImage } from './native-image.ts';
import type { BrowserWindowConstructorOptions, Rectangle } from './types.ts';
import { WebContents } from './web-contents.ts';
import { checkOptions, pageOptions } from './window-options.ts';

/** Every window, in the order in which they were opened. */
const windows = new Map<number, BrowserWindow>();
let focused: BrowserWindow | undefined;
let nextId = 1;

const setFocused = (window: BrowserWindow | undefined): void => void (focused = window);

/** What the app does about windows as a whole. */
export const windowHooks = {
  created: (_window: BrowserWindow): void => undefined,
  focused: (_window: BrowserWindow): void => undefined,
  blurred: (_window: BrowserWindow): void => undefined,
  /** The page itself refused to be closed. */
  stayed: (_window: BrowserWindow): void => undefined,
  allClosed: (): void => undefined,
};

/** A window: only its page is real; whether it is shown, focused or maximised is kept as state. */
export class BrowserWindow extends StrictEmitter implements BrowserWindowMembers {
  readonly id = nextId++;
  readonly webContents: WebContents;
  readonly #options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #normal: Rectangle;
  #minimum: [number, number];
  #title: string;
  #visible = false;
  #state: 'normal' | 'maximized' | 'minimized' | 'fullscreen' = 'normal';
  #destroyed = false;
  #closing = false;
  #shownOnce = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super(browserWindowEvents);
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkOptions(options);
    this.#options = options;
    const { width = 800, height = 600, x, y } = options;
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height };
    this.#normal = this.#bounds;
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#title = options.title ?? settings.manifest.productName ?? settings.manifest.name;
    windows.set(this.id, this);
    this.webContents = new WebContents(pageOptions(options, { width, height }));
    this.#follow();
    record('window', { window: this.id, title: this.#title, bounds: this.#bounds });
    windowHooks.created(this);
    if (options.show !== false) this.show();
  }

  #follow(): void {
    const { webContents } = this;
    const readyToShow = (): void => {
      if (this.#shownOnce || this.#destroyed) return;
      this.#shownOnce = true;
      this.emit('ready-to-show');
    };
    webContents.on('dom-ready', readyToShow);
    webContents.on('did-fail-load', readyToShow);
    webContents.on('page-title-updated', (event: PreventableEvent, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    webContents.on('destroyed', () => this.#pageGone());
  }

  /** The page is gone because it was asked to close, or because a person closed Chromium's window. */
  #pageGone(): void {
    if (this.#destroyed) return;
    if (!this.#closing) {
      const event = new PreventableEvent();
      this.emit('close', event);
      if (event.defaultPrevented) console.error('The stand-in cannot keep a window that was closed in Chromium.');
    }
    this.#end();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }

  #end(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    windows.delete(this.id);
    if (focused === this) focused = undefined;
    this.webContents.drop();
    record('window-closed', { window: this.id });
    this.emit('closed');
    if (windows.size === 0) windowHooks.allClosed();
  }

  /** As a click on the window's cross: the app may refuse, then the page may; `closed` comes when the page is gone. */
  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented || this.#destroyed) return;
    this.#closing = true;
    void this.webContents.unload().then((left) => {
      if (left || this.#destroyed) return;
      this.#closing = false;
      windowHooks.stayed(this);
    });
  }

  /** Between the app's consent to close and the page's end. */
  get isClosing(): boolean {
    return this.#closing;
  }

  destroy(): void {
    this.#end();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }

  loadURL(url: string, options?: object): Promise<void> {
    this.#alive();
    return this.webContents.loadURL(url, options);
  }

  show(): void {
    this.#alive();
    if (!this.#visible) {
      this.#visible = true;
      record('window-shown', { window: this.id });
      this.emit('show');
    }
    this.focus();
  }

  showInactive(): void {
    this.#alive();
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#alive();
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    record('window-hidden', { window: this.id });
    this.emit('hide');
  }

  focus(): void {
    this.#alive();
    if (!this.#visible || focused === this) return;
    focused?.blur();
    setFocused(this);
    this.webContents.focus();
    this.emit('focus');
    windowHooks.focused(this);
  }

  blur(): void {
    if (focused !== this) return;
    setFocused(undefined);
    this.emit('blur');
    windowHooks.blurred(this);
  }

  isFocused(): boolean {
    return focused === this;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isModal(): boolean {
    return this.#options.modal === true;
  }

  getParentWindow(): BrowserWindow | null {
    return (this.#options.parent as BrowserWindow | undefined) ?? null;
  }

  getBounds(): Rectangle {
    this.#alive();
    return { ...this.#bounds };
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Rectangle {
    this.#alive();
    return { ...this.#normal };
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive();
    const before = this.#bounds;
    const wanted = { ...before, ...bounds };
    const width = Math.max(wanted.width, this.#minimum[0]);
    const height = Math.max(wanted.height, this.#minimum[1]);
    this.#bounds = { ...wanted, width, height };
    if (this.#state === 'normal') this.#normal = this.#bounds;
    if (before.width !== width || before.height !== height) {
      void this.webContents.resize({ width, height }).catch(() => undefined);
      this.emit('resize');
      this.emit('resized');
    }
    if (before.x !== wanted.x || before.y !== wanted.y) {
      this.emit('move');
      this.emit('moved');
    }
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    this.#alive();
  }

  moveTop(): void {
    this.#alive();
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  #become(state: 'normal' | 'maximized' | 'minimized' | 'fullscreen', event: string): void {
    this.#alive();
    if (this.#state === state) return;
    this.#state = state;
    this.emit(event);
  }

  maximize(): void {
    this.#become('maximized', 'maximize');
  }

  unmaximize(): void {
    this.#become('normal', 'unmaximize');
  }

  minimize(): void {
    this.#become('minimized', 'minimize');
  }

  restore(): void {
    this.#become('normal', 'restore');
  }

  setFullScreen(on: boolean): void {
    this.#become(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen');
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#alive();
    this.#title = title;
  }

  setProgressBar(progress: number, _options?: object): void {
    record('progress', { window: this.id, progress });
  }

  setOverlayIcon(overlay: unknown, description: string): void {
    record('overlay-icon', { window: this.id, shown: overlay !== null, description });
  }

  flashFrame(flag: boolean): void {
    record('flash-frame', { window: this.id, flag });
  }

  setAlwaysOnTop(flag: boolean): void {
    this.emit('always-on-top-changed', {}, flag);
  }

  /** Menu bars are not drawn; the application menu is clicked through the control channel. */
  setMenu(_menu: unknown): void {
    this.#alive();
  }

  removeMenu(): void {
    this.#alive();
  }

  setAutoHideMenuBar(_hide: boolean): void {
    this.#alive();
  }

  setMenuBarVisibility(_visible: boolean): void {
    this.#alive();
  }

  setBackgroundColor(color: string): void {
    record('background-color', { window: this.id, color });
  }

  async capturePage(): Promise<NativeImage> {
    const page = await this.webContents.devtools();
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' });
    return NativeImage.createFromBuffer(Buffer.from(data, 'base64'));
  }
}
