import { createHmac } from 'node:crypto';
import type { World } from '../marketplace.ts';

/**
 * Adds appsecret_proof, by which Meta knows that a token comes from the app it was given to: a stolen token alone is of no
 * use. Source: docs/graph-api/securing-requests.
 */
export function signUrl(url: string, token: string, keys: World['keys']): string {
  const signed = new URL(url);
  const proof = createHmac('sha256', keys['appSecret'] ?? '')
    .update(token)
    .digest('hex');
  signed.searchParams.set('appsecret_proof', proof);
  return signed.href;
}
