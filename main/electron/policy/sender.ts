import { isAppPage } from './app-url.ts';

/**
 * Who may call the core: our own page, in the main frame of a window of ours. `frameUrl` is undefined when the frame was
 * gone before the message arrived.
 */
export function isTrustedSender(sender: {
  readonly isOurWindow: boolean;
  readonly isMainFrame: boolean;
  readonly frameUrl: string | undefined;
}): boolean {
  return sender.isOurWindow && sender.isMainFrame && sender.frameUrl !== undefined && isAppPage(sender.frameUrl);
}
