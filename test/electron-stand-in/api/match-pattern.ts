import type { WebRequestFilter } from './types.ts';

const quote = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A match pattern (`scheme://host/path` with `*`) as a regular expression over whole URLs. */
function patternToRegExp(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^[a-z][a-z0-9+.-]*:/i;
  const parts = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern);
  if (!parts) throw new TypeError(`Invalid url pattern ${pattern}`);
  const [, scheme = '*', host = '', path = '/*'] = parts;
  const schemeText = scheme === '*' ? '(?:https?|wss?)' : quote(scheme);
  const [name = '', port = '*'] = host.split(/:(?=[^:\]]*$)/);
  const anyHost = '[^/:]+';
  const nameText =
    name === '*'
      ? anyHost
      : quote(name)
          .replace(/^\*\\\./, String.raw`(?:[^/]+\.)?`)
          .replaceAll('*', anyHost);
  const portText = port === '*' ? String.raw`(?::\d+)?` : `:${quote(port)}`;
  const hostText = host === '' ? '' : nameText + portText;
  return new RegExp(`^${schemeText}://${hostText}${quote(path).replaceAll('*', '.*')}$`, 'i');
}

/** Whether a request is one that a webRequest listener with this filter is told of. */
export function compileFilter(filter: WebRequestFilter | undefined): (url: string, type: string) => boolean {
  if (!filter) return () => true;
  const wanted = filter.urls.map(patternToRegExp);
  const unwanted = (filter.excludeUrls ?? []).map(patternToRegExp);
  const types = filter.types as readonly string[] | undefined;
  const withoutHash = (url: string): string => url.replace(/#.*$/, '');
  return (url, type) =>
    (wanted.length === 0 || wanted.some((pattern) => pattern.test(withoutHash(url)))) &&
    !unwanted.some((pattern) => pattern.test(withoutHash(url))) &&
    (types === undefined || types.includes(type));
}
