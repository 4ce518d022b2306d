import type { Hosts, Marketplace, World } from '../marketplace.ts';

/** Etsy has one world for everybody: there is no sandbox. Calls go to `api`, the consent page and listings are on www. */
export const hosts: Marketplace['hosts'] = {
  production: { api: 'https://openapi.etsy.com', auth: 'https://www.etsy.com', web: 'https://www.etsy.com' },
};

export type HostName = 'api' | 'auth' | 'web';
export type Query = Readonly<Record<string, string>>;

/** An absolute URL on one of the hosts. `path` starts with a slash and is encoded already. */
export function urlOn(all: Hosts, host: HostName, path: string, query: Query = {}): string {
  const base = all[host];
  if (base === undefined) throw new Error(`the Etsy host “${host}” is not configured`);
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** A call of the Open API, below `/v3/application`. */
export const apiUrl = (all: Hosts, path: string, query: Query = {}): string =>
  urlOn(all, 'api', `/v3/application${path}`, query);

/** Every call names the app with both halves of its key; the keystring alone is refused since January 2026. */
export const keyHeader = ({ keys }: World): Readonly<Record<string, string>> => ({
  'x-api-key': `${keys['keystring'] ?? ''}:${keys['sharedSecret'] ?? ''}`,
});
