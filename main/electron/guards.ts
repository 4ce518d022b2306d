import { app, type Session, type WebContents } from 'electron';
import type { Logger } from '../ports.ts';
import { isOwnPage } from './policy/app-url.ts';
import { isPermissionGranted } from './policy/permissions.ts';

/** Windows that may leave the app's page, because a policy of their own watches them (consent). */
const selfGuarded = new WeakSet<WebContents>();

/** Exempts a window from the navigation guard below; whoever calls this puts a stricter one in its place. */
export const guardsItself = (contents: WebContents): void => void selfGuarded.add(contents);

/**
 * Puts every page and every session that will ever exist under guard: no leaving the app's page, no new windows, no
 * embedded guests, no permissions. Called before the first window, so that nothing can slip through.
 */
export function guardEverything(logger: Logger): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, logger));
}

/** Both handlers are needed: the check answers what a page may ask synchronously, the request what it prompts for. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    decide(
      isPermissionGranted({
        permission,
        requestingUrl: 'requestingUrl' in details ? details.requestingUrl : contents.getURL(),
        isMainFrame: details.isMainFrame,
      }),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted({
      permission,
      requestingUrl: details.requestingUrl ?? requestingOrigin,
      isMainFrame: details.isMainFrame,
    }),
  );
  session.setDevicePermissionHandler(() => false);
}

function guardContents(contents: WebContents, logger: Logger): void {
  const refuse = (what: string) => (event: Electron.Event<{ url: string }>) => {
    if (selfGuarded.has(contents) || isOwnPage(event.url, contents.getURL())) return;
    event.preventDefault();
    logger.log('warn', 'guard.refused', { what, url: event.url });
  };
  contents.on('will-navigate', refuse('navigation'));
  contents.on('will-frame-navigate', refuse('frame navigation'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    logger.log('warn', 'guard.refused', { what: 'webview' });
  });
  contents.setWindowOpenHandler(({ url }) => {
    logger.log('warn', 'guard.refused', { what: 'window', url });
    return { action: 'deny' };
  });
}
