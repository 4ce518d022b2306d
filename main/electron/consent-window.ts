import { randomUUID } from 'node:crypto';
import type { BrowserWindow, Session } from 'electron';
import type { Clock, ConsentOutcome, ConsentPort, ConsentRequest, Logger } from '../ports.ts';
import { guardsItself } from './guards.ts';
import { consentTitle, isConsentUrl, isStrayAnswer, matchesRedirect } from './policy/consent.ts';
import { createWindow } from './windows.ts';

export interface ConsentWindowOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The window the consent belongs to; it stays in front of it. */
  readonly parent: () => BrowserWindow | undefined;
  readonly devTools: boolean;
}

/**
 * Shows a marketplace's own sign-in page in a window that has nothing of ours: a session in memory that no other attempt
 * shares and that is wiped at the end, no preload, no downloads, no further windows. It ends with the navigation back
 * to the redirect address, which is caught before anything is loaded from it, and just so with an answer that was turned
 * aside to another address. Addresses are never logged: they carry codes.
 */
export function createConsentPort(options: ConsentWindowOptions): ConsentPort {
  return {
    open: (request) => (request.signal.aborted ? Promise.resolve({ kind: 'closed' }) : attempt(request, options)),
  };
}

function attempt(request: ConsentRequest, options: ConsentWindowOptions): Promise<ConsentOutcome> {
  if (!isConsentUrl(request.startUrl))
    return Promise.reject(new Error('the consent page is neither https nor on this computer'));
  const parent = options.parent();
  const window = createWindow({
    window: {
      width: 560,
      height: 760,
      title: consentTitle(request.title, request.startUrl),
      autoHideMenuBar: true,
      backgroundColor: '#ffffff',
      ...(parent === undefined ? {} : { parent }),
    },
    partition: `consent-${randomUUID()}`,
    devTools: options.devTools,
  });
  const { webContents } = window;
  const { session } = webContents;
  guardsItself(webContents);

  return new Promise((resolve) => {
    let settled = false;
    const finish = (outcome: ConsentOutcome) => {
      if (settled) return;
      settled = true;
      stopDeadline();
      request.signal.removeEventListener('abort', abort);
      if (!window.isDestroyed()) window.destroy();
      wipe(session, options.logger);
      resolve(outcome);
    };
    const abort = () => finish({ kind: 'closed' });
    const stopDeadline = options.clock.schedule(request.deadlineMs, () => finish({ kind: 'expired' }));
    request.signal.addEventListener('abort', abort, { once: true });
    window.on('closed', () => finish({ kind: 'closed' }));

    /** The awaited end, or this attempt's answer on its way to somewhere else: the core refuses that with a reason. */
    const isAnswer = (url: string): boolean =>
      matchesRedirect(url, request.redirectUrls, request.redirectMarks) || isStrayAnswer(url, request.startUrl);
    /** Every way a page can come up passes here; the awaited end counts in the main frame only. */
    const judge = (event: Electron.Event<{ url: string; isMainFrame: boolean }>) => {
      if (event.isMainFrame && isAnswer(event.url)) {
        event.preventDefault();
        finish({ kind: 'redirected', url: event.url });
      } else if (!isConsentUrl(event.url) && !isEmptyFrame(event)) {
        event.preventDefault();
        options.logger.log('warn', 'consent.refused_navigation', { protocol: URL.parse(event.url)?.protocol });
      }
    };
    webContents.on('will-navigate', judge);
    webContents.on('will-frame-navigate', judge);
    webContents.on('will-redirect', judge);
    // "Forgot password" and the like open in the same window: a second one would have no host in its title.
    webContents.setWindowOpenHandler(({ url }) => {
      if (isAnswer(url)) finish({ kind: 'redirected', url });
      else if (isConsentUrl(url)) void load(window, url);
      return { action: 'deny' };
    });
    session.on('will-download', (event) => event.preventDefault());
    const showHost = () => window.setTitle(consentTitle(request.title, webContents.getURL()));
    webContents.on('did-navigate', showHost);
    // The page names its title as it likes; the host is what the seller must be able to trust.
    webContents.on('page-title-updated', (event) => {
      event.preventDefault();
      showHost();
    });
    void load(window, request.startUrl);
  });
}

/** Identity providers place empty frames before they fill them. */
const isEmptyFrame = (event: { readonly url: string; readonly isMainFrame: boolean }): boolean =>
  !event.isMainFrame && ['about:blank', 'about:srcdoc'].includes(event.url);

/** A page that fails to load (offline, or the caught redirect) shows in the window or has ended it: no failure of ours. */
async function load(window: BrowserWindow, url: string): Promise<void> {
  await window.loadURL(url).catch(() => undefined);
}

function wipe(session: Session, logger: Logger): void {
  Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache()]).catch((error: unknown) => {
    logger.log('warn', 'consent.wipe_failed', { error });
  });
}
