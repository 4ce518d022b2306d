import type { CdpSession } from '../chromium/connection.ts';
import { netError } from '../chromium/net-errors.ts';
import { record } from '../recorder.ts';
import { toAppUrl, toBrowserUrl } from '../scheme-map.ts';
import { PreventableEvent } from '../strict.ts';
import type { NavigationGuard } from './interception.ts';
import type { Session } from './session.ts';

/** The web contents that navigates. */
type Owner = {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: object;
  emit(event: string, ...args: unknown[]): boolean;
};

type Load = { readonly url: string; resolve(): void; reject(error: Error): void };

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

const loadError = (url: string, name: string): Error => {
  const { code } = netError(name);
  return Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url });
};

/** Where a page is, where it goes, and Electron's events about it. */
export class PageNavigation {
  readonly #owner: Owner;
  url = '';
  title = '';
  isLoading = false;
  #status = { code: 0, text: '' };
  /** What the app itself asked for: no `will-navigate` for that. */
  #expected: string | undefined;
  #load: Load | undefined;
  #failure: string | undefined;
  #toldFailure: string | undefined;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  guard(mainFrameId: string): NavigationGuard {
    return {
      webContentsId: this.#owner.id,
      mainFrameId,
      mayNavigate: (url, isMainFrame) => {
        if (isMainFrame && this.#expected === withoutHash(url)) {
          this.#expected = undefined;
          return true;
        }
        return this.#ask(['will-frame-navigate', 'will-navigate'], url, isMainFrame);
      },
      mayRedirect: (url, isMainFrame) => this.#ask(['will-redirect'], url, isMainFrame),
      documentAnswered: (code, text) => {
        this.#status = { code, text };
        this.#failure = undefined;
      },
      documentFailed: (url, error) => {
        this.#failure = error;
        if (error === 'ERR_ABORTED') this.#failed(url, error);
      },
      beforeDocument: (url) => this.#owner.session.applyPermissions(this.#owner, url),
    };
  }

  /** False when a listener prevents it. `will-navigate` is told of main frames only. */
  #ask(names: readonly string[], url: string, isMainFrame: boolean): boolean {
    const { id, mainFrame } = this.#owner;
    const frame = isMainFrame ? mainFrame : null;
    for (const name of names.filter((each) => isMainFrame || each !== 'will-navigate')) {
      const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
      const event = Object.assign(new PreventableEvent(), details);
      this.#owner.emit(name, event, url, false, isMainFrame, id, id);
      if (event.defaultPrevented) return false;
    }
    return true;
  }

  listen(page: CdpSession, mainFrameId: string): void {
    const { id, mainFrame } = this.#owner;
    const emit = (event: string, ...args: unknown[]): boolean => this.#owner.emit(event, ...args);
    page.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      if (frameId !== mainFrameId) return;
      this.#toldFailure = undefined;
      const isSameDocument = navigationType === 'sameDocument';
      const details = { url: toAppUrl(url), isSameDocument, isMainFrame: true, frame: mainFrame };
      emit('did-start-navigation', details, details.url, isSameDocument, true, id, id);
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      const failedUrl = frame.unreachableUrl;
      this.url = toAppUrl((failedUrl ?? frame.url) + (frame.urlFragment ?? ''));
      record('navigated', { window: id, url: this.url });
      if (failedUrl === undefined) emit('did-navigate', {}, this.url, this.#status.code, this.#status.text);
      else this.#failed(toAppUrl(failedUrl), this.#failure ?? 'ERR_FAILED');
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== mainFrameId) return;
      this.url = toAppUrl(url);
      emit('did-navigate-in-page', {}, this.url, true, id, id);
    });
    page.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== mainFrameId) return;
      this.isLoading = true;
      emit('did-start-loading');
    });
    page.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== mainFrameId) return;
      this.isLoading = false;
      emit('did-stop-loading');
    });
    page.on('Page.domContentEventFired', () => void emit('dom-ready', {}));
    page.on('Page.loadEventFired', () => void this.#loaded(page));
    page.on('Page.frameRequestedNavigation', ({ url, frameId }) => {
      // Chromium refuses other schemes itself, before any request that could be intercepted.
      if (/^(?:https?|about|blob):/i.test(url)) return;
      this.#ask(['will-frame-navigate', 'will-navigate'], toAppUrl(url), frameId === mainFrameId);
    });
  }

  async #loaded(page: CdpSession): Promise<void> {
    const question = { expression: 'document.title', returnByValue: true };
    const answer = await page.send('Runtime.evaluate', question).catch(() => undefined);
    if (!answer || this.#failure !== undefined) return;
    const title = String(answer.result.value);
    if (title !== '' && title !== this.title) {
      this.title = title;
      this.#owner.emit('page-title-updated', new PreventableEvent(), title, true);
    }
    record('loaded', { window: this.#owner.id, url: this.url });
    this.#owner.emit('did-finish-load');
    this.#settle()?.resolve();
  }

  /** Chromium tells of one failure in several ways, in no fixed order. */
  #failed(url: string, name: string): void {
    const { id } = this.#owner;
    if (this.#toldFailure !== url) this.#owner.emit('did-fail-load', {}, netError(name).code, name, url, true, id, id);
    this.#toldFailure = url;
    this.#settle()?.reject(loadError(url, name));
  }

  #settle(): Load | undefined {
    const load = this.#load;
    this.#load = undefined;
    return load;
  }

  /** The page is gone, or goes elsewhere. */
  abandon(): void {
    const load = this.#settle();
    load?.reject(loadError(load.url, 'ERR_ABORTED'));
  }

  /** loadURL: resolves when the document has loaded and rejects as Electron does. */
  async load(page: Promise<CdpSession>, url: string): Promise<void> {
    this.abandon();
    const wanted = URL.canParse(url) ? new URL(url).href : url;
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    done.catch(() => undefined);
    const load: Load = { url: wanted, resolve, reject };
    this.#load = load;
    const session = await page;
    if (this.#load !== load) return done;
    this.#expected = withoutHash(wanted);
    this.#failure = undefined;
    const answer = await session
      .send('Page.navigate', { url: toBrowserUrl(wanted) })
      .catch(() => ({ errorText: 'ERR_INVALID_URL', loaderId: undefined }));
    if (this.#load !== load) return done;
    this.#expected = undefined;
    if (answer.errorText !== undefined) {
      this.#failure ??= netError(answer.errorText).name;
      this.#failed(wanted, this.#failure);
    } else if (answer.loaderId === undefined) {
      // Only the part behind the # changed, so nothing is loaded.
      this.#settle()?.resolve();
    }
    return done;
  }

  reload(page: CdpSession): void {
    this.#expected = withoutHash(this.url);
    page.sendLoose('Page.reload');
  }
}
