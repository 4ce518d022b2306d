import { AppError } from '#shared/errors.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Marketplace, World } from '../marketplace.ts';
import { pingSchema } from './answers.ts';
import { apiUrl, keyHeader } from './hosts.ts';
import { finding, type FindingReason } from './messages.ts';

/** What Etsy's page “Your apps” shows of the seller's own registration. */
export const keyFields: Marketplace['keyFields'] = [
  { key: 'keystring', label: 'etsyKeystring', secret: false, required: true },
  { key: 'sharedSecret', label: 'etsySharedSecret', secret: true, required: true },
  {
    key: 'redirectUri',
    label: 'etsyRedirectUri',
    secret: false,
    required: true,
    suggested: 'https://localhost/crossdock/etsy',
  },
];

const NAMES: Readonly<Record<string, string>> = {
  keystring: 'Keystring',
  sharedSecret: 'Shared secret',
  redirectUri: 'Redirect address',
};

/** Keystrings have 24 lower-case letters and digits, shared secrets 10; looser here, as Etsy documents neither. */
const KEYSTRING = /^[a-z0-9]{20,40}$/;
const SHARED_SECRET = /^[a-z0-9]{8,40}$/;

/** Practice keys have no form of their own: the practice server makes them up. */
export const keyFindings: Marketplace['keyFindings'] = (keys, environment) => {
  const given = (key: string): string => keys[key] ?? '';
  const missing = Object.entries(NAMES)
    .filter(([key]) => given(key) === '')
    .map(([key, label]) => problem(key, 'key_missing', { label }));
  const wrong: Finding[] = [];
  if (given('keystring').includes(':')) wrong.push(problem('keystring', 'key_etsy_pair'));
  else if (environment !== 'practice') {
    if (given('keystring') !== '' && !KEYSTRING.test(given('keystring')))
      wrong.push(problem('keystring', 'key_etsy_keystring_form'));
    if (given('sharedSecret') !== '' && !SHARED_SECRET.test(given('sharedSecret')))
      wrong.push(problem('sharedSecret', 'key_etsy_secret_form'));
    if (given('sharedSecret') !== '' && given('sharedSecret') === given('keystring'))
      wrong.push(problem('sharedSecret', 'key_etsy_same'));
  }
  const redirect = given('redirectUri');
  if (redirect !== '' && !isRedirectTarget(redirect, environment === 'practice'))
    wrong.push(problem('redirectUri', 'key_etsy_redirect'));
  return [...missing, ...wrong];
};

/** Shape first, without a call; then the pair at Etsy, whose ping answers only to a good one. */
export async function checkKeys(world: World): Promise<readonly Finding[]> {
  const shape = keyFindings(world.keys, world.environment);
  if (shape.length > 0) return shape;
  try {
    await world.http.send({
      method: 'GET',
      url: apiUrl(world.hosts, '/openapi-ping'),
      headers: keyHeader(world),
      repeatable: true,
      answer: pingSchema,
    });
    return [];
  } catch (error) {
    const refused = error instanceof AppError ? REFUSED[error.data.reason] : undefined;
    if (refused === undefined) throw error;
    return [problem(refused.key, refused.reason)];
  }
}

const REFUSED: Readonly<Record<string, { readonly key: string; readonly reason: FindingReason }>> = {
  etsy_keys_refused: { key: 'keystring', reason: 'etsy_keys_refused' },
  etsy_secret_refused: { key: 'sharedSecret', reason: 'etsy_secret_refused' },
  etsy_app_inactive: { key: 'keystring', reason: 'etsy_app_inactive' },
};

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Etsy compares it letter for letter and wants https; a query or a fragment would not survive the way back. */
function isRedirectTarget(text: string, practice: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (practice && url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

const problem = (key: string, reason: FindingReason, params: Record<string, string> = {}): Finding =>
  finding('error', `keys.${key}`, reason, params);
