import type { Hosts, Marketplace, World } from '../marketplace.ts';

/** The hosts of Facebook by our names for them. There is no sandbox: tests go to a test Page of a test app. */
export const hosts: Marketplace['hosts'] = {
  production: {
    graph: 'https://graph.facebook.com',
    auth: 'https://www.facebook.com',
    web: 'https://www.facebook.com',
  },
};

/** Versions live about two years, so the seller can move on without a new version of the app. Source: Graph API changelog. */
export const DEFAULT_VERSION = 'v25.0';

export type Place = Pick<World, 'hosts' | 'keys'>;
type Query = Readonly<Record<string, string>>;

/** An address of the Graph API. `path` starts with a slash and is encoded already. */
export const graphUrl = (place: Place, path: string, query: Query = {}): string =>
  address(place.hosts, 'graph', `/${versionOf(place)}${path}`, query);

/** Where the seller agrees. */
export const dialogUrl = (place: Place, query: Query): string =>
  address(place.hosts, 'auth', `/${versionOf(place)}/dialog/oauth`, query);

/** What a buyer opens. */
export const webUrl = (place: Pick<World, 'hosts'>, path: string): string => address(place.hosts, 'web', path, {});

const versionOf = ({ keys }: Place): string => {
  const version = keys['graphVersion'] ?? '';
  return version === '' ? DEFAULT_VERSION : version;
};

function address(all: Hosts, host: 'graph' | 'auth' | 'web', path: string, query: Query): string {
  const base = all[host];
  if (base === undefined) throw new Error(`the Facebook host “${host}” is not configured`);
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}
