/**
 * Chromium knows no app:// scheme, so each registered scheme lives under an https origin of its own that no network
 * request ever leaves for: app://crossdock/x is https://crossdock.app-scheme.localhost/x in the page and app:// in main.
 */
const registered = new Set<string>();
const suffixOf = (scheme: string): string => `.${scheme}-scheme.localhost`;

/** Makes `scheme` one that the stand-in serves. */
export function addScheme(scheme: string): void {
  registered.add(scheme);
}

export function isServedScheme(scheme: string): boolean {
  return registered.has(scheme);
}

/** As the page sees it. */
export function toBrowserUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!match) return url;
  const [, scheme = '', host = '', rest = ''] = match;
  return registered.has(scheme.toLowerCase()) ? `https://${host}${suffixOf(scheme.toLowerCase())}${rest}` : url;
}

/** As the app sees it. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+?)(?::443)?([/?#].*)?$/is.exec(url);
  if (!match) return url;
  const [, host = '', rest = '/'] = match;
  for (const scheme of registered) {
    const suffix = suffixOf(scheme);
    if (host.endsWith(suffix)) return `${scheme}://${host.slice(0, -suffix.length)}${rest}`;
  }
  return url;
}

/** The scheme of `url` when it is one that the stand-in serves. */
export function servedSchemeOf(url: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  return scheme !== undefined && registered.has(scheme) ? scheme : undefined;
}

/** The origin of an app-side URL; URL.origin is 'null' for schemes Node does not know as standard. */
export function originOf(url: string): string {
  const scheme = servedSchemeOf(url);
  if (!URL.canParse(url)) return 'null';
  const parsed = new URL(url);
  return scheme === undefined ? parsed.origin : `${scheme}://${parsed.host}`;
}
