import type { Finding } from '#shared/domain/finding.ts';
import type { Marketplace } from '../marketplace.ts';
import { finding } from './messages.ts';

/**
 * Where the endpoint is and the registration there. Nothing entered at all is a whole answer too: the seller then posts by
 * hand. So no field is required by itself.
 */
export const keyFields: Marketplace['keyFields'] = [
  { key: 'apiUrl', label: 'offerupApiUrl', secret: false, required: false },
  { key: 'authUrl', label: 'offerupAuthUrl', secret: false, required: false },
  { key: 'clientId', label: 'offerupClientId', secret: false, required: false },
  { key: 'clientSecret', label: 'offerupClientSecret', secret: true, required: false },
  {
    key: 'redirectUri',
    label: 'offerupRedirectUri',
    secret: false,
    required: false,
    suggested: 'https://localhost/crossdock/offerup',
  },
];

const NAMES: Readonly<Record<string, string>> = {
  apiUrl: 'API address',
  authUrl: 'Sign-in address',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  redirectUri: 'Redirect address',
};
/** A suggested redirect alone is no wish for an endpoint. */
const TELLING = ['apiUrl', 'authUrl', 'clientId', 'clientSecret'] as const;
const ADDRESSES = ['apiUrl', 'authUrl', 'redirectUri'] as const;

/** Whether an endpoint is configured. */
export const hasEndpoint = (keys: Readonly<Record<string, string>>): boolean =>
  TELLING.some((key) => (keys[key] ?? '') !== '');

/** All or nothing, and every address https or on this computer. There is no call that judges keys without a seller. */
export const keyFindings: Marketplace['keyFindings'] = (keys) => {
  if (!hasEndpoint(keys)) return [];
  const missing = Object.entries(NAMES)
    .filter(([key]) => (keys[key] ?? '') === '')
    .map(([key, label]) => problem(key, 'key_offerup_incomplete', { label }));
  const badForm = ADDRESSES.filter((key) => (keys[key] ?? '') !== '' && !isSafeAddress(keys[key] ?? '')).map((key) =>
    problem(key, 'key_url_form'),
  );
  return [...missing, ...badForm];
};

export const checkKeys: Marketplace['checkKeys'] = ({ keys, environment }) =>
  Promise.resolve(keyFindings(keys, environment));

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** https; http only on this computer, where nobody can listen in. No credentials, no query: it is a base to build on. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

const problem = (
  key: string,
  reason: 'key_offerup_incomplete' | 'key_url_form',
  params: Record<string, string> = {},
): Finding => finding('error', `keys.${key}`, reason, params);
