import type { HeldPage } from '../chromium/browser.ts';
import type { CdpSession } from '../chromium/connection.ts';
import { browser } from '../host.ts';
import { record } from '../recorder.ts';
import { toAppUrl } from '../scheme-map.ts';
import { settings } from '../settings.ts';
import { PreventableEvent, StrictEmitter } from '../strict.ts';
import { Interception } from './interception.ts';
import { colorScheme } from './native-theme.ts';
import { listenToConsole } from './page-console.ts';
import { PageMessages } from './page-messages.ts';
import { PageNavigation } from './page-navigation.ts';
import { printOptions } from './print-options.ts';
import type { Session } from './session.ts';
import { webContentsEvents, type WebContentsMembers } from './web-contents-members.ts';
import { WebFrameMain } from './web-frame-main.ts';

type OpenHandler = Parameters<WebContentsMembers['setWindowOpenHandler']>[0];

/** What a window asks of its page. */
export type PageOptions = {
  readonly session: Session;
  readonly preload: string | undefined;
  readonly additionalArguments: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
};

const all = new Map<number, WebContents>();
let nextId = 1;

/** Every page that is not destroyed. */
export function allWebContents(): readonly WebContents[] {
  return [...all.values()];
}

/** Told of each page as it is made, before it loads anything. */
export const created = { tell: (_contents: WebContents): void => undefined };

/** A page: Electron's webContents over one Chromium target. */
export class WebContents extends StrictEmitter implements WebContentsMembers {
  readonly id = nextId++;
  readonly session: Session;
  readonly mainFrame: WebFrameMain;
  readonly #messages: PageMessages;
  readonly #navigation: PageNavigation;
  readonly #page: Promise<HeldPage>;
  #held: HeldPage | undefined;
  #destroyed = false;
  #crashed = false;
  #zoom = 1;
  #userAgent: string;
  #size: PageOptions['size'];
  #openHandler: OpenHandler | undefined;
  #refuseToLeave: () => void = () => undefined;

  constructor(options: PageOptions) {
    super(webContentsEvents);
    this.#size = options.size;
    this.session = options.session;
    this.#userAgent = options.session.getUserAgent();
    this.mainFrame = new WebFrameMain(this.id, null, () => ({ url: this.getURL(), gone: this.#destroyed }));
    this.#navigation = new PageNavigation(this);
    this.#messages = new PageMessages(
      this,
      options.preload === undefined ? undefined : { ...options, file: options.preload },
    );
    all.set(this.id, this);
    this.#page = this.#open();
    this.#page.catch((error: unknown) => {
      if (!this.#destroyed) console.error('The window could not be opened:', error);
      this.#gone();
    });
    created.tell(this);
  }

  /** Nothing is heard of a destroyed page, though Chromium may still be closing it. */
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    return (!this.#destroyed || event === 'destroyed') && super.emit(event, ...args);
  }

  async #open(): Promise<HeldPage> {
    const chromium = await browser();
    const page = await chromium.newPage(await this.session.context(), this.#size, () => this.#gone());
    this.#held = page;
    if (this.#destroyed) chromium.close(page.targetId);
    else await this.#prepare(page);
    return page;
  }

  async #prepare({ session: page, targetId }: HeldPage): Promise<void> {
    const interception = new Interception(this.session, this.#navigation.guard(targetId));
    interception.listen(page);
    this.#navigation.listen(page, targetId);
    listenToConsole(page, this);
    this.#listen(page, interception);
    const forget = this.session.addPage(
      page,
      targetId,
      this,
      () => void interception.enable(page).catch(() => undefined),
    );
    this.once('destroyed', forget);
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Inspector.enable'),
      page.send('Log.enable'),
      interception.enable(page),
      page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: colorScheme() }] }),
      page.send('Emulation.setUserAgentOverride', { userAgent: this.#userAgent }),
      ...(settings.headless ? [page.send('Emulation.setFocusEmulationEnabled', { enabled: true })] : []),
      this.#applySize(page, targetId),
      ...this.#messages.install(page),
      page.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  async #applySize(page: CdpSession, targetId: string): Promise<unknown> {
    if (!settings.headless) return (await browser()).resizeWindow(targetId, this.#size);
    // Zoomed in, a page has fewer and larger pixels.
    const [width, height] = [this.#size.width, this.#size.height].map((length) => Math.round(length / this.#zoom));
    const metrics = { width: width ?? 0, height: height ?? 0, deviceScaleFactor: this.#zoom, mobile: false };
    return page.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  #listen(page: CdpSession, interception: Interception): void {
    page.on('Page.frameNavigated', () => (this.#crashed = false));
    page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const disposition = windowFeatures.length > 0 ? 'new-window' : 'foreground-tab';
      this.#windowOpened(toAppUrl(url), windowName, windowFeatures.join(','), disposition);
    });
    page.on('Page.javascriptDialogOpening', ({ type, message }) => {
      record('page-dialog', { window: this.id, type, message });
      if (type !== 'beforeunload') return;
      const event = new PreventableEvent();
      this.emit('will-prevent-unload', event);
      page.sendLoose('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
      if (!event.defaultPrevented) this.#refuseToLeave();
    });
    page.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    page.on('Target.attachedToTarget', ({ sessionId }) => {
      const child = page.child(sessionId);
      interception.listen(child);
      interception.enable(child).catch(() => undefined);
      child.sendLoose('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
      child.sendLoose('Runtime.runIfWaitingForDebugger');
    });
  }

  #windowOpened(url: string, frameName: string, features: string, disposition: 'new-window' | 'foreground-tab'): void {
    const answer = this.#openHandler?.({
      url,
      frameName,
      features,
      disposition,
      referrer: { url: this.getURL(), policy: 'default' },
    });
    record('window-open', { window: this.id, url, action: answer?.action ?? 'allow' });
    if (answer?.action === 'deny') return;
    throw new Error(`The Electron stand-in opens no window for a page; setWindowOpenHandler must deny ${url}`);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.#navigation.abandon();
    this.emit('destroyed');
    this.removeAllListeners();
  }

  async loadURL(url: string, _options?: object): Promise<void> {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    return this.#navigation.load(
      this.#page.then(({ session }) => session),
      url,
    );
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#messages.send(channel, args);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session: page } = await this.#page;
    return this.#messages.evaluate(page, code, userGesture);
  }

  async printToPDF(options: Parameters<WebContentsMembers['printToPDF']>[0]): Promise<Buffer> {
    const { session: page } = await this.#page;
    const { data } = await page.send('Page.printToPDF', printOptions(options));
    return Buffer.from(data, 'base64');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The application menu has other keys. */
  sendKeys(): void {
    this.#messages.sendKeys();
  }

  /** What the page sees as prefers-color-scheme. */
  setColorScheme(scheme: 'light' | 'dark'): void {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    void this.#page.then(({ session }) => session.sendLoose('Emulation.setEmulatedMedia', { features }));
  }

  /** The page's DevTools session, once it is set up. */
  async devtools(): Promise<CdpSession> {
    return (await this.#page).session;
  }

  get targetId(): string | undefined {
    return this.#held?.targetId;
  }

  async resize(size: PageOptions['size']): Promise<void> {
    this.#size = size;
    const { session: page, targetId } = await this.#page;
    if (!this.#destroyed) await this.#applySize(page, targetId);
  }

  close(_options?: object): void {
    void this.unload();
  }

  /** Lets the page's unload handlers run and closes it; false when the page refused. */
  async unload(): Promise<boolean> {
    try {
      const { session: page } = await this.#page;
      const left = new Promise<boolean>((resolve) => {
        this.once('destroyed', () => resolve(true));
        this.#refuseToLeave = () => resolve(false);
      });
      page.sendLoose('Page.close');
      return this.#destroyed || (await left);
    } catch {
      return true;
    }
  }

  /** Closes the page without asking it. */
  drop(): void {
    if (this.#destroyed) return;
    if (this.#held) void browser().then((chromium) => chromium.close(this.#held?.targetId ?? ''));
    this.#gone();
  }

  getURL(): string {
    return this.#navigation.url;
  }

  getTitle(): string {
    return this.#navigation.title;
  }

  getType(): 'window' {
    return 'window';
  }

  getUserAgent(): string {
    return this.#userAgent;
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
    void this.#page.then(({ session }) => session.sendLoose('Emulation.setUserAgentOverride', { userAgent }));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isLoading(): boolean {
    return this.#navigation.isLoading;
  }

  reload(): void {
    void this.#page.then(({ session }) => this.#navigation.reload(session));
  }

  stop(): void {
    void this.#page.then(({ session }) => session.sendLoose('Page.stopLoading'));
  }

  focus(): void {
    void this.#page.then(({ session }) => session.sendLoose('Page.bringToFront'));
  }

  /** On the screen Chromium's own zoom keys work; DevTools has no hand on that zoom. */
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    record('zoom', { window: this.id, factor });
    if (settings.headless) void this.resize(this.#size).catch(() => undefined);
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }

  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    // Pinch zoom does not occur without a touch screen.
  }

  setWebRTCIPHandlingPolicy(_policy: Parameters<WebContentsMembers['setWebRTCIPHandlingPolicy']>[0]): void {
    // Nothing in the stand-in reaches the network through WebRTC.
  }

  openDevTools(options?: object): void {
    record('devtools', { window: this.id, options: options ?? {} });
  }

  closeDevTools(): void {
    record('devtools-closed', { window: this.id });
  }

  toggleDevTools(): void {
    this.openDevTools();
  }

  isDevToolsOpened(): boolean {
    return false;
  }
}
