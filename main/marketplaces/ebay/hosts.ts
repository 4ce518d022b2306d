import type { Hosts, Marketplace } from '../marketplace.ts';

/** The hosts of eBay by our names for them. Media and identity calls have hosts of their own. */
export const hosts: Marketplace['hosts'] = {
  production: {
    api: 'https://api.ebay.com',
    apim: 'https://apim.ebay.com',
    apiz: 'https://apiz.ebay.com',
    auth: 'https://auth.ebay.com',
    web: 'https://www.ebay.com',
  },
  sandbox: {
    api: 'https://api.sandbox.ebay.com',
    apim: 'https://apim.sandbox.ebay.com',
    apiz: 'https://apiz.sandbox.ebay.com',
    auth: 'https://auth.sandbox.ebay.com',
    web: 'https://www.sandbox.ebay.com',
  },
};

export type HostName = 'api' | 'apim' | 'apiz' | 'auth' | 'web';

/** An absolute URL on one of the hosts. `path` starts with a slash and is encoded already. */
export function urlOn(all: Hosts, host: HostName, path: string, query: Readonly<Record<string, string>> = {}): string {
  const base = all[host];
  if (base === undefined) throw new Error(`the eBay host “${host}” is not configured`);
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}
