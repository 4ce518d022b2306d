import { AppError } from '#shared/errors.ts';
import type { Marketplace, World } from '../marketplace.ts';
import { worded } from './messages.ts';

/** Only the site itself is known. Where an API is, the seller enters: OfferUp has no public one. */
export const hosts: Marketplace['hosts'] = { production: { web: 'https://offerup.com' } };

export type HostName = 'api' | 'auth' | 'web';

const KEY_OF: Readonly<Record<Exclude<HostName, 'web'>, string>> = { api: 'apiUrl', auth: 'authUrl' };

/** An absolute URL on one of the hosts. `path` starts with a slash and is encoded already. */
export function urlOn(
  world: Pick<World, 'hosts' | 'keys' | 'environment'>,
  host: HostName,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  // The practice servers listen elsewhere after every start, so what was entered there is not looked at.
  const entered = host === 'web' || world.environment === 'practice' ? undefined : world.keys[KEY_OF[host]];
  const base = entered ?? world.hosts[host];
  // Keys can be removed while an account still counts on them.
  if (base === undefined) throw new AppError(worded('conflict', 'offerup_endpoint_missing'));
  const search = new URLSearchParams(query).toString();
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}
