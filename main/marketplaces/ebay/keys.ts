import { AppError } from '#shared/errors.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Marketplace, World } from '../marketplace.ts';
import { finding, type FindingReason } from './messages.ts';
import { requestAppToken } from './oauth.ts';

/** The key set of the seller's own registration, as eBay's portal names the values. */
export const keyFields: Marketplace['keyFields'] = [
  { key: 'clientId', label: 'clientId', secret: false, required: true },
  { key: 'clientSecret', label: 'clientSecret', secret: true, required: true },
  { key: 'ruName', label: 'ruName', secret: false, required: true },
  /** Only for a RuName that points to a page of the seller's own; empty means eBay's thank-you page. */
  { key: 'acceptedUrl', label: 'acceptedUrl', secret: false, required: false },
  { key: 'declinedUrl', label: 'declinedUrl', secret: false, required: false },
];

const NAMES: Readonly<Record<string, string>> = { clientId: 'App ID', clientSecret: 'Cert ID', ruName: 'RuName' };

/**
 * Today's App IDs and Cert IDs name their key set (PRD, SBX); those of older registrations do not, so its absence is no
 * error. A value is refused only when it cannot be one.
 */
const CLIENT_ID = /^[A-Za-z0-9_.]+(-[A-Za-z0-9_.]+)+$/;
const CLIENT_SECRET = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)+$/;
const KEY_SET = /(?:^|-)(PRD|SBX)-/;
const RU_NAME = /^[A-Za-z0-9_.]+(-[A-Za-z0-9_.]+){1,6}$/;

/** Shape first, without a call; then the pair at eBay by asking for an application token. */
export async function checkKeys(world: World): Promise<readonly Finding[]> {
  const shape = keyFindings(world.keys, world.environment);
  if (shape.length > 0) return shape;
  try {
    await requestAppToken(world);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.data.reason === 'keys_refused')
      return [problem('clientSecret', 'keys_refused')];
    throw error;
  }
}

/** Practice keys have no form of their own: the practice server makes them up. */
export const keyFindings: Marketplace['keyFindings'] = (keys, environment) => {
  const findings = Object.entries(NAMES)
    .filter(([key]) => (keys[key] ?? '') === '')
    .map(([key, label]) => problem(key, 'key_missing', { label }));
  if (environment !== 'practice') {
    const expected = environment === 'production' ? 'PRD' : 'SBX';
    for (const [key, pattern, reason] of [
      ['clientId', CLIENT_ID, 'key_client_id_form'],
      ['clientSecret', CLIENT_SECRET, 'key_secret_form'],
    ] as const) {
      const value = keys[key];
      if (value === undefined || value === '') continue;
      const found = KEY_SET.exec(value)?.[1];
      if (!pattern.test(value)) findings.push(problem(key, reason));
      else if (found !== undefined && found !== expected)
        findings.push(problem(key, 'key_environment', { found, expected }));
    }
    if (keys['ruName'] !== undefined && keys['ruName'] !== '' && !RU_NAME.test(keys['ruName'])) {
      findings.push(problem('ruName', 'key_ru_name_form'));
    }
  }
  for (const key of ['acceptedUrl', 'declinedUrl']) {
    const value = keys[key];
    if (value !== undefined && value !== '' && !isRedirectTarget(value)) findings.push(problem(key, 'key_url_form'));
  }
  return findings;
};

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** https; http only on this computer, where nobody can listen in (RFC 8252 section 8.3). */
function isRedirectTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return safe && username === '' && password === '';
}

const problem = (key: string, reason: FindingReason, params: Record<string, string> = {}): Finding =>
  finding('error', `keys.${key}`, reason, params);
