import type { HeldPage } from '../chromium/browser.ts';
import type { CdpSession } from '../chromium/connection.ts';
import { netError } from '../chromium/net-errors.ts';
import { browser } from '../host.ts';
import { record } from '../recorder.ts';
import { toAppUrl, toBrowserUrl } from '../scheme-map.ts';
import { settings } from '../settings.ts';
import { PreventableEvent, StrictEmitter } from '../strict.ts';
import { Interception, type NavigationGuard } from './interception.ts';
import { colorScheme } from './native-theme.ts';
import { PageMessages } from './page-messages.ts';
import { printOptions } from './print-options.ts';
import type { Session } from './session.ts';
import type { WebContents as ElectronWebContents } from './types.ts';
import { WebFrameMain } from './web-frame-main.ts';

type Implemented = Pick<
  ElectronWebContents,
  | 'id'
  | 'close'
  | 'executeJavaScript'
  | 'getTitle'
  | 'getType'
  | 'getURL'
  | 'getUserAgent'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isLoading'
  | 'loadURL'
  | 'openDevTools'
  | 'closeDevTools'
  | 'toggleDevTools'
  | 'printToPDF'
  | 'reload'
  | 'send'
  | 'setUserAgent'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setZoomLevel'
  | 'getZoomLevel'
  | 'setVisualZoomLevelLimits'
  | 'setWebRTCIPHandlingPolicy'
  | 'focus'
  | 'stop'
>;

type OpenHandler = Parameters<Implemented['setWindowOpenHandler']>[0];

const events = [
  'before-input-event',
  'certificate-error',
  'console-message',
  'context-menu',
  'destroyed',
  'devtools-opened',
  'did-attach-webview',
  'did-create-window',
  'did-fail-load',
  'did-fail-provisional-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-redirect-navigation',
  'did-start-loading',
  'did-start-navigation',
  'did-stop-loading',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'responsive',
  'select-bluetooth-device',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
];

/** What a window asks of its page. */
export type PageOptions = {
  readonly session: Session;
  readonly preload: string | undefined;
  readonly additionalArguments: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
};

type Load = { readonly url: string; resolve(): void; reject(error: Error): void };

const all = new Map<number, WebContents>();
let nextId = 1;

/** Every page that is not destroyed. */
export function allWebContents(): readonly WebContents[] {
  return [...all.values()];
}

/** Told of each page as it is made, before it loads anything. */
export const created = { tell: (_contents: WebContents): void => undefined };

/** A page: Electron's webContents over one Chromium target. */
export class WebContents extends StrictEmitter implements Implemented {
  readonly id = nextId++;
  readonly session: Session;
  readonly mainFrame: WebFrameMain;
  readonly #messages: PageMessages;
  readonly #page: Promise<HeldPage>;
  #held: HeldPage | undefined;
  #url = '';
  #title = '';
  #status = { code: 0, text: '' };
  #expected: string | undefined;
  #load: Load | undefined;
  #failure: { readonly url: string; readonly error: string } | undefined;
  #toldFailure: string | undefined;
  #loading = false;
  #destroyed = false;
  #crashed = false;
  #zoom = 1;
  #userAgent: string;
  #size: PageOptions['size'];
  #openHandler: OpenHandler | undefined;
  #refuseToLeave: () => void = () => undefined;

  constructor(options: PageOptions) {
    super(events);
    this.#size = options.size;
    this.session = options.session;
    this.#userAgent = options.session.getUserAgent();
    this.mainFrame = new WebFrameMain(this.id, null, () => ({ url: this.#url, gone: this.#destroyed }));
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
    const interception = new Interception(this.session, this.#guard(targetId));
    interception.listen(page);
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
      ...(this.#userAgent === '' ? [] : [page.send('Emulation.setUserAgentOverride', { userAgent: this.#userAgent })]),
      ...(settings.headless ? [page.send('Emulation.setFocusEmulationEnabled', { enabled: true })] : []),
      this.#applySize(page, targetId),
      ...this.#messages.install(page),
      page.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  async #applySize(page: CdpSession, targetId: string): Promise<unknown> {
    if (!settings.headless) return (await browser()).resizeWindow(targetId, this.#size);
    return page.send('Emulation.setDeviceMetricsOverride', { ...this.#size, deviceScaleFactor: 1, mobile: false });
  }

  #guard(mainFrameId: string): NavigationGuard {
    return {
      webContentsId: this.id,
      mainFrameId,
      mayNavigate: (url, isMainFrame) => {
        if (isMainFrame && this.#expected === url.replace(/#.*$/, '')) {
          this.#expected = undefined;
          return true;
        }
        return this.#tellNavigation(
          ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])],
          url,
          isMainFrame,
        );
      },
      mayRedirect: (url, isMainFrame) => this.#tellNavigation(['will-redirect'], url, isMainFrame),
      documentAnswered: (code, text) => {
        this.#status = { code, text };
        this.#failure = undefined;
      },
      documentFailed: (url, error) => {
        this.#failure = { url, error };
        if (error === 'ERR_ABORTED') this.#failed(url, error);
      },
      beforeDocument: (url) => this.session.applyPermissions(this, url),
    };
  }

  #tellNavigation(names: readonly string[], url: string, isMainFrame: boolean): boolean {
    const frame = isMainFrame ? this.mainFrame : null;
    for (const name of names) {
      const event = Object.assign(new PreventableEvent(), {
        url,
        isMainFrame,
        isSameDocument: false,
        frame,
        initiator: frame,
      });
      this.emit(name, event, url, false, isMainFrame, this.id, this.id);
      if (event.defaultPrevented) return false;
    }
    return true;
  }

  #listen(page: CdpSession, interception: Interception): void {
    page.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      if (frameId !== this.#held?.targetId) return;
      this.#toldFailure = undefined;
      const isSameDocument = navigationType === 'sameDocument';
      const details = { url: toAppUrl(url), isSameDocument, isMainFrame: true, frame: this.mainFrame };
      this.emit('did-start-navigation', details, details.url, isSameDocument, true, this.id, this.id);
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      const failedUrl = frame.unreachableUrl;
      this.#crashed = false;
      this.#url = toAppUrl((failedUrl ?? frame.url) + (frame.urlFragment ?? ''));
      record('navigated', { window: this.id, url: this.#url });
      if (failedUrl === undefined) this.emit('did-navigate', {}, this.#url, this.#status.code, this.#status.text);
      else this.#failed(toAppUrl(failedUrl), this.#failure?.error ?? 'ERR_FAILED');
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.#held?.targetId) return;
      this.#url = toAppUrl(url);
      this.emit('did-navigate-in-page', {}, this.#url, true, this.id, this.id);
    });
    page.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== this.#held?.targetId) return;
      this.#loading = true;
      this.emit('did-start-loading');
    });
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    page.on('Page.loadEventFired', () => void this.#loaded(page));
    page.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== this.#held?.targetId) return;
      this.#loading = false;
      this.emit('did-stop-loading');
    });
    page.on('Page.frameRequestedNavigation', ({ url, frameId }) => {
      // Chromium refuses these itself, before any request that could be intercepted.
      if (!/^(?:https?|about|blob):/i.test(url)) {
        const isMainFrame = frameId === this.#held?.targetId;
        this.#tellNavigation(
          ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])],
          toAppUrl(url),
          isMainFrame,
        );
      }
    });
    page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const disposition = windowFeatures.length > 0 ? 'new-window' : 'foreground-tab';
      this.#windowOpened(toAppUrl(url), windowName, windowFeatures.join(','), disposition);
    });
    page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const text = args
        .map((arg) => String(arg.value ?? arg.description ?? arg.unserializableValue ?? arg.type))
        .join(' ');
      const level =
        ({ error: 'error', assert: 'error', warning: 'warning', debug: 'debug' } as const)[type as 'error'] ?? 'info';
      const at = stackTrace?.callFrames[0];
      this.#console(level, text, at?.lineNumber ?? 0, at?.url ?? '');
    });
    page.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, lineNumber, url } }) =>
      this.#console('error', `${text} ${exception?.description ?? ''}`.trim(), lineNumber, url ?? ''),
    );
    page.on('Log.entryAdded', ({ entry }) => {
      const level = entry.level === 'verbose' ? 'debug' : entry.level;
      this.#console(level, entry.text, entry.lineNumber ?? 0, entry.url ?? '');
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

  #console(level: string, message: string, lineNumber: number, sourceId: string): void {
    const where = toAppUrl(sourceId);
    const number = ['debug', 'info', 'warning', 'error'].indexOf(level);
    record('console', { window: this.id, level, message, sourceId: where });
    this.emit(
      'console-message',
      { level, message, lineNumber, sourceId: where, frame: this.mainFrame },
      number,
      message,
      lineNumber,
      where,
    );
  }

  async #loaded(page: CdpSession): Promise<void> {
    const answer = await page
      .send('Runtime.evaluate', { expression: 'document.title', returnByValue: true })
      .catch(() => undefined);
    if (!answer || this.#url.startsWith('chrome-error:') || this.#failure) return;
    const title = String(answer.result.value);
    if (title !== '' && title !== this.#title) {
      this.#title = title;
      this.emit('page-title-updated', new PreventableEvent(), title, true);
    }
    record('loaded', { window: this.id, url: this.#url });
    this.emit('did-finish-load');
    this.#load?.resolve();
    this.#load = undefined;
  }

  /** Chromium tells of one failure by several ways, in no fixed order. */
  #failed(url: string, name: string): void {
    if (this.#destroyed) return;
    const { code } = netError(name);
    if (this.#toldFailure !== url) this.emit('did-fail-load', {}, code, name, url, true, this.id, this.id);
    this.#toldFailure = url;
    const error = Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url });
    this.#load?.reject(error);
    this.#load = undefined;
  }

  #windowOpened(url: string, frameName: string, features: string, disposition: 'new-window' | 'foreground-tab'): void {
    const answer = this.#openHandler?.({
      url,
      frameName,
      features,
      disposition,
      referrer: { url: this.#url, policy: 'default' },
    });
    record('window-open', { window: this.id, url, action: answer?.action ?? 'allow' });
    if (answer?.action === 'deny') return;
    throw new Error(`The Electron stand-in opens no window for a page; setWindowOpenHandler must deny ${url}`);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.#load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#load.url}'`));
    this.emit('destroyed');
    this.removeAllListeners();
  }

  async loadURL(url: string, _options?: object): Promise<void> {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const wanted = URL.canParse(url) ? new URL(url).href : url;
    this.#load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#load.url}'`));
    const done = new Promise<void>((resolve, reject) => {
      this.#load = { url: wanted, resolve, reject };
    });
    done.catch(() => undefined);
    const { session: page } = await this.#page;
    this.#expected = wanted.replace(/#.*$/, '');
    this.#failure = undefined;
    const error = await page.send('Page.navigate', { url: toBrowserUrl(wanted) }).then(
      ({ errorText }) => errorText,
      () => 'ERR_INVALID_URL',
    );
    if (error !== undefined && this.#load?.url === wanted) {
      this.#failure ??= { url: wanted, error: netError(error).name };
      this.#failed(wanted, this.#failure.error);
    }
    return done;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#messages.send(channel, args);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session: page } = await this.#page;
    return this.#messages.evaluate(page, code, userGesture);
  }

  async printToPDF(options: Parameters<Implemented['printToPDF']>[0]): Promise<Buffer> {
    const { session: page } = await this.#page;
    const { data } = await page.send('Page.printToPDF', printOptions(options));
    return Buffer.from(data, 'base64');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
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
    return this.#url;
  }

  getTitle(): string {
    return this.#title;
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
    return this.#loading;
  }

  reload(): void {
    this.#expected = this.#url.replace(/#.*$/, '');
    void this.#page.then(({ session }) => session.sendLoose('Page.reload'));
  }

  stop(): void {
    void this.#page.then(({ session }) => session.sendLoose('Page.stopLoading'));
  }

  focus(): void {
    void this.#page.then(({ session }) => session.sendLoose('Page.bringToFront'));
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    void this.#page.then(({ session }) =>
      session.sendLoose('Emulation.setPageScaleFactor', { pageScaleFactor: factor }),
    );
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

  setWebRTCIPHandlingPolicy(_policy: Parameters<Implemented['setWebRTCIPHandlingPolicy']>[0]): void {
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
