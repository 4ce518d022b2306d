import { isAppUrl } from './app-url.ts';

/**
 * The one decision for permission requests and permission checks, in every session. Our page may write plain text to
 * the clipboard ("copy SKU"); everything else, and everybody else, is denied.
 */
export function isPermissionGranted(request: {
  readonly permission: string;
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
}): boolean {
  return request.permission === 'clipboard-sanitized-write' && request.isMainFrame && isAppUrl(request.requestingUrl);
}
