import { AppError } from '#shared/errors.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Marketplace, World } from '../marketplace.ts';
import { debugSchema } from './answers.ts';
import { graphUrl } from './hosts.ts';
import { finding, type FindingReason } from './messages.ts';

/** The values of the seller's own app, as Meta's dashboard names them. */
export const keyFields: Marketplace['keyFields'] = [
  { key: 'appId', label: 'facebookAppId', secret: false, required: true },
  { key: 'appSecret', label: 'facebookAppSecret', secret: true, required: true },
  {
    key: 'redirectUri',
    label: 'facebookRedirectUri',
    secret: false,
    required: true,
    suggested: 'https://localhost/crossdock/facebook',
  },
  { key: 'graphVersion', label: 'facebookGraphVersion', secret: false, required: false },
];

const NAMES: Readonly<Record<string, string>> = {
  appId: 'App ID',
  appSecret: 'App secret',
  redirectUri: 'Redirect URI',
};

const APP_ID = /^\d{5,20}$/;
const APP_SECRET = /^[0-9a-f]{32}$/;
const VERSION = /^v(\d{2})\.0$/;
/** Older ones end before this version of the app does. Source: Graph API changelog. */
const OLDEST_VERSION = 21;

/** Practice keys have no form of their own: the practice server makes them up. */
export const keyFindings: Marketplace['keyFindings'] = (keys, environment) => {
  const value = (key: string): string => keys[key] ?? '';
  const findings = Object.entries(NAMES)
    .filter(([key]) => value(key) === '')
    .map(([key, label]) => problem(key, 'key_missing', { label }));
  const refuse = (key: string, fits: (text: string) => boolean, reason: FindingReason): void => {
    if (value(key) !== '' && !fits(value(key))) findings.push(problem(key, reason));
  };
  if (environment !== 'practice') {
    refuse('appId', (text) => APP_ID.test(text), 'key_app_id_form');
    refuse('appSecret', (text) => APP_SECRET.test(text), 'key_app_secret_form');
  }
  refuse('redirectUri', isRedirectTarget, 'key_url_form');
  refuse('graphVersion', (text) => Number(VERSION.exec(text)?.[1] ?? 0) >= OLDEST_VERSION, 'key_graph_version');
  return findings;
};

/** The app's own token is its id and its secret; asking what that token is proves the pair. */
export async function checkKeys(world: World): Promise<readonly Finding[]> {
  const shape = keyFindings(world.keys, world.environment);
  if (shape.length > 0) return shape;
  const refused = [problem('appSecret', 'facebook_keys_refused')];
  try {
    const { is_valid: valid, app_id: appId } = await inspectToken(world, appToken(world));
    return valid && (appId === undefined || appId === world.keys['appId']) ? [] : refused;
  } catch (error) {
    const unanswered = error instanceof AppError && (error.code === 'network' || error.code === 'rate_limited');
    if (!(error instanceof AppError) || unanswered) throw error;
    if (error.data.reason === 'facebook_version') return [problem('graphVersion', 'key_graph_version')];
    return refused;
  }
}

const appToken = ({ keys }: World): string => `${keys['appId'] ?? ''}|${keys['appSecret'] ?? ''}`;

/** What Meta says of a token: to whom it belongs, what it may and how long. */
export async function inspectToken(world: World, token: string) {
  const { body } = await world.http.send({
    method: 'GET',
    url: graphUrl(world, '/debug_token', { input_token: token }),
    headers: { authorization: `Bearer ${appToken(world)}` },
    repeatable: true,
    answer: debugSchema,
  });
  return body.data;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** https; http only on this computer. Meta compares the whole text, so nothing may follow. */
function isRedirectTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return safe && username === '' && password === '' && hash === '';
}

const problem = (key: string, reason: FindingReason, params: Record<string, string> = {}): Finding =>
  finding('error', `keys.${key}`, reason, params);
