import type { HttpRequest } from './http.ts';
import { isSecretName } from './redact.ts';

/** Shorter values are words that an answer may well contain by itself. */
const SHORTEST = 8;

/** The secrets that went out with a request, wherever they stood: a server may quote them when it refuses. */
export function sentSecrets({ url, headers = {}, body }: HttpRequest<unknown>, token: string | null): string[] {
  const fields = [
    ...new URL(url).searchParams,
    ...Object.entries(body?.kind === 'form' || body?.kind === 'file' ? (body.fields ?? {}) : {}),
    ...(body?.kind === 'json' && typeof body.value === 'object' ? Object.entries(body.value ?? {}) : []),
  ].filter(([name]) => isSecretName(name));
  const sent = [
    token,
    ...Object.entries(headers).flatMap(([name, value]) => (isSecretName(name) ? inHeader(value) : [])),
    ...fields.map(([, value]) => value as unknown),
  ];
  const long = sent.filter((value): value is string => typeof value === 'string' && value.length >= SHORTEST);
  return [...new Set(long.flatMap((value) => [value, encodeURIComponent(value)]))];
}

/** `Bearer token`, `Basic base64(id:secret)`, or Etsy's `keystring:secret`: the id is nobody's secret. */
function inHeader(value: string): string[] {
  const [scheme = '', credentials = scheme] = value.split(' ');
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString('utf8') : credentials;
  return [credentials, pair.slice(pair.indexOf(':') + 1)];
}

/** A decoded body without those values, at any depth. What the rest of the app makes of the answer has never seen them. */
export function withoutSent(body: unknown, secrets: readonly string[]): unknown {
  if (typeof body === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, '[removed]'), body);
  if (Array.isArray(body)) return body.map((entry) => withoutSent(entry, secrets));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, member]) => [name, withoutSent(member, secrets)]));
}
