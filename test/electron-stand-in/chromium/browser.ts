import type { CdpSession, Connection } from './connection.ts';
import { killChromium, launchChromium, openAppWindow, type Launched, type LaunchOptions } from './launch.ts';
import type { Protocol } from './protocol.ts';

/** A page of the browser that is held until `Runtime.runIfWaitingForDebugger`. */
export type HeldPage = {
  readonly session: CdpSession;
  readonly targetId: string;
  readonly info: Protocol.Target.TargetInfo;
};

type PageSize = { readonly width: number; readonly height: number };

/** How long (ms) a window on the screen may take to appear. */
const appWindowDeadline = 15_000;

/** How long (ms) an unwanted page that requests nothing may stay. */
const popupDeadline = 500;

/** Lets a window's first, empty page come and go, so that nothing of it is heard later. */
async function started(session: CdpSession): Promise<void> {
  const loaded = new Promise<void>((resolve) => session.on('Page.loadEventFired', () => resolve()));
  await session.send('Page.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  await loaded;
}

/** One running Chromium: contexts (one per Electron session) and pages (one per web contents). */
export class Browser {
  readonly connection: Connection;
  readonly #launched: Launched;
  readonly #options: LaunchOptions;
  readonly #pages = new Map<string, HeldPage>();
  readonly #ours = new Set<string>();
  readonly #unwanted = new Set<string>();
  readonly #creating = new Set<Promise<unknown>>();
  readonly #gone = new Map<string, () => void>();

  /** Whoever waits for the next window that another process asks Chromium for. */
  #expectAppWindow: ((page: HeldPage) => void) | undefined;
  #appWindow: Promise<HeldPage> | undefined;

  private constructor(launched: Launched, options: LaunchOptions) {
    this.#launched = launched;
    this.#options = options;
    this.connection = launched.connection;
  }

  static async launch(options: LaunchOptions): Promise<Browser> {
    const browser = new Browser(await launchChromium(options), options);
    await browser.#attach();
    return browser;
  }

  get closed(): Promise<void> {
    return this.connection.closed;
  }

  async #attach(): Promise<void> {
    const { browser } = this.connection;
    browser.on('Target.attachedToTarget', (event) => void this.#onAttached(event));
    browser.on('Target.detachedFromTarget', ({ sessionId, targetId }) => {
      this.connection.forget(sessionId);
      if (targetId === undefined || this.#pages.get(targetId)?.session.id !== sessionId) return;
      this.#pages.delete(targetId);
      this.#unwanted.delete(targetId);
      this.#gone.get(targetId)?.();
      this.#gone.delete(targetId);
    });
    browser.on('Fetch.requestPaused', (event) => void this.#onPaused(event));
    const patterns: Protocol.Fetch.RequestPattern[] = [{ urlPattern: '*/favicon.ico' }, { resourceType: 'Document' }];
    await browser.send('Fetch.enable', { patterns });
    await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  async #onAttached(event: Protocol.Target.attachedToTargetPayload): Promise<void> {
    const session = this.connection.session(event.sessionId);
    const { targetInfo } = event;
    if (targetInfo.type !== 'page') return this.#leaveAlone(session);
    const page: HeldPage = { session, targetId: targetInfo.targetId, info: targetInfo };
    this.#pages.set(page.targetId, page);
    if (this.#expectAppWindow && targetInfo.openerId === undefined) {
      this.#expectAppWindow(page);
      return;
    }
    // Only the answers to our own requests tell which pages are ours.
    await Promise.allSettled(this.#creating);
    if (this.#ours.has(page.targetId)) return;
    // A test's own DevTools client may open pages for its own purposes (axe does); a page's popup has an opener.
    if (this.#options.debuggingPort && targetInfo.openerId === undefined) this.#leaveAlone(session);
    else this.#refuse(page);
  }

  #leaveAlone(session: CdpSession): void {
    session.sendLoose('Runtime.runIfWaitingForDebugger');
    if (session.id !== undefined)
      this.connection.browser.sendLoose('Target.detachFromTarget', { sessionId: session.id });
  }

  /** A page that we did not ask for: its document is refused in #onPaused, and it is closed. */
  #refuse({ session, targetId }: HeldPage): void {
    this.#unwanted.add(targetId);
    session.sendLoose('Runtime.runIfWaitingForDebugger');
    setTimeout(() => this.close(targetId), popupDeadline).unref();
  }

  /** What pauses at the browser's own level: icons, and the document of every page, whoever opened it. */
  async #onPaused({ requestId, frameId, resourceType }: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { browser } = this.connection;
    if (resourceType !== 'Document') {
      // Chromium asks sites for their icon by itself, even for a page that is being closed; Electron never does.
      browser.sendLoose('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    } else if (this.#unwanted.has(frameId) || (await this.#isPopup(frameId))) {
      browser.sendLoose('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      this.close(frameId);
    } else {
      browser.sendLoose('Fetch.continueRequest', { requestId });
    }
  }

  /** A popup may ask for its document before its arrival was told: then the browser knows who opened it. */
  async #isPopup(frameId: string): Promise<boolean> {
    if (this.#ours.has(frameId)) return false;
    try {
      const { targetInfo } = await this.connection.browser.send('Target.getTargetInfo', { targetId: frameId });
      await Promise.allSettled(this.#creating);
      return targetInfo.type === 'page' && targetInfo.openerId !== undefined && !this.#ours.has(frameId);
    } catch {
      // A frame within a page is no target.
      return false;
    }
  }

  async newContext(): Promise<string> {
    const answer = await this.connection.browser.send('Target.createBrowserContext', { disposeOnDetach: true });
    return answer.browserContextId;
  }

  disposeContext(browserContextId: string): void {
    this.connection.browser.sendLoose('Target.disposeBrowserContext', { browserContextId });
  }

  /** Opens an empty page in a window of its own. `gone` is called once, when it closed for whatever reason. */
  async newPage(context: string | undefined, size: PageSize, gone: () => void): Promise<HeldPage> {
    const page = await (context === undefined && !this.#options.headless
      ? this.#newAppWindow(size)
      : this.#newTarget(context, size));
    this.#gone.set(page.targetId, gone);
    return page;
  }

  /** A window without tabs and address bar: DevTools cannot open one, but a second start with --app can. */
  async #newAppWindow(size: PageSize): Promise<HeldPage> {
    while (this.#appWindow) await this.#appWindow.catch(() => undefined);
    const { promise, resolve, reject } = Promise.withResolvers<HeldPage>();
    const timer = setTimeout(() => reject(new Error('Chromium opened no window')), appWindowDeadline);
    this.#appWindow = promise;
    this.#expectAppWindow = resolve;
    try {
      openAppWindow(this.#options, size);
      const page = await promise;
      this.#ours.add(page.targetId);
      await started(page.session);
      return page;
    } finally {
      clearTimeout(timer);
      this.#expectAppWindow = undefined;
      this.#appWindow = undefined;
    }
  }

  async #newTarget(context: string | undefined, size: PageSize): Promise<HeldPage> {
    const creation = this.connection.browser
      .send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width: size.width,
        height: size.height,
        ...(context === undefined ? {} : { browserContextId: context }),
      })
      .then(({ targetId }) => {
        this.#ours.add(targetId);
        return targetId;
      });
    this.#creating.add(creation);
    try {
      const targetId = await creation;
      const page = this.#pages.get(targetId);
      if (!page) throw new Error('Chromium opened a page without attaching to it');
      return page;
    } finally {
      this.#creating.delete(creation);
    }
  }

  /** Gives the window of a page on the screen its size. */
  async resizeWindow(targetId: string, size: PageSize): Promise<void> {
    const { browser } = this.connection;
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { width: size.width, height: size.height } });
  }

  close(targetId: string): void {
    this.connection.browser.sendLoose('Target.closeTarget', { targetId });
  }

  /** Closes the browser so that its storage is written, and kills it after the deadline (ms). */
  async stop(deadline: number): Promise<void> {
    this.connection.browser.sendLoose('Browser.close');
    const timer = setTimeout(() => killChromium(this.#launched.process), deadline);
    await this.#launched.exited.catch(() => undefined);
    clearTimeout(timer);
  }
}
