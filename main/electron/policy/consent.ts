import type { ConsentRequest } from '../../ports.ts';
import { isLoopback } from './links.ts';

/** Whether a consent window may load an address: https anywhere, http only on this machine (practice), no credentials in it. */
export function isConsentUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLoopback(url);
}

/**
 * Whether a navigation is the awaited end of the attempt: exactly the origin and path of one of `redirectUrls`. The query
 * is the answer (`code`, `state`) and decides nothing here, except for addresses that have other uses as well (see
 * ConsentRequest.redirectMarks): an address that matches must never be loaded.
 */
export function matchesRedirect(
  address: string,
  redirectUrls: readonly string[],
  redirectMarks: ConsentRequest['redirectMarks'] = {},
): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return redirectUrls.some((registered) => {
    const wanted = URL.parse(registered);
    const marks = redirectMarks[registered];
    return (
      wanted !== null &&
      url.protocol === wanted.protocol &&
      url.host === wanted.host &&
      url.pathname === wanted.pathname &&
      (marks === undefined || marks.some((name) => url.searchParams.has(name)))
    );
  });
}

/**
 * Whether an address that is not the agreed one carries the answer of this very attempt: its state, and a code. Such a page
 * must not be loaded, because it would learn the code. The marketplace's own host has it anyway and may pass it on.
 */
export function isStrayAnswer(address: string, startUrl: string): boolean {
  const [url, start] = [URL.parse(address), URL.parse(startUrl)];
  if (url === null || start === null || url.origin === start.origin) return false;
  const state = start.searchParams.get('state');
  const carried = [url.searchParams, new URLSearchParams(url.hash.slice(1))];
  return state !== null && carried.some((names) => names.has('code') && names.getAll('state').includes(state));
}

/** What the title of the window shows: the true host, and whether the connection is encrypted. */
export function consentTitle(title: string, address: string): string {
  const url = URL.parse(address);
  if (url === null) return title;
  return `${url.host}${url.protocol === 'https:' ? '' : ' (this computer)'} – ${title}`;
}
