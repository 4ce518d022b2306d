import { isLoopback } from './links.ts';

/** Whether a consent window may load an address: https anywhere, http only on this machine (practice), no credentials in it. */
export function isConsentUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLoopback(url);
}

/**
 * Whether a navigation is the awaited end of the attempt: the same origin and path as one of `redirectUrls`, and every
 * query parameter that the registered address has. The answer's own parameters (`code`, `state`) come on top.
 */
export function matchesRedirect(address: string, redirectUrls: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return redirectUrls.some((registered) => {
    const wanted = URL.parse(registered);
    return (
      wanted !== null &&
      url.protocol === wanted.protocol &&
      url.host === wanted.host &&
      url.pathname === wanted.pathname &&
      [...wanted.searchParams].every(([name, value]) => url.searchParams.getAll(name).includes(value))
    );
  });
}

/** What the title of the window shows: the true host, and whether the connection is encrypted. */
export function consentTitle(title: string, address: string): string {
  const url = URL.parse(address);
  if (url === null) return title;
  return `${url.host}${url.protocol === 'https:' ? '' : ' (this computer)'} – ${title}`;
}
