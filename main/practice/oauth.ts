import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#main/ports.ts';
import { sendAnswer, type Answer } from './answers.ts';
import type { Collection } from './collection.ts';

/** The ticket, code or token when it exists and its time is not over. */
export const alive = <T extends { readonly expiresAt: number }>(
  { clock }: { readonly clock: Clock },
  kept: T | undefined,
): T | undefined => (kept !== undefined && kept.expiresAt > clock.now() ? kept : undefined);

/** Forgets what was given out and is kept by its own text; answers how many. */
export function drop<T extends { readonly token: string }>(
  kept: Collection<T>,
  which: (grant: T) => boolean = () => true,
): number {
  const dropped = kept.list().filter(which);
  for (const { token } of dropped) kept.delete(token);
  return dropped.length;
}

/** Whether it is the secret, found out in a time that does not tell how much of it was right. */
export function isSecret(given: string, secret: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The challenge that a PKCE verifier answers, by the method S256 of RFC 7636. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** What a token endpoint says no with. Source: RFC 6749 section 5.2. */
export const oauthError = (error: string, description: string, status = 400): Answer => ({
  status,
  body: { error, error_description: description },
});

/** No cache may keep what a token endpoint says. Source: RFC 6749 section 5.1. */
export const sendTokens = (reply: FastifyReply, answer: Answer): FastifyReply =>
  sendAnswer(reply.header('cache-control', 'no-store'), answer);

/** Space-separated scopes, without repeats; undefined when one of them is not known or none is there. */
export function scopesIn(text: string, known: ReadonlySet<string>): string[] | undefined {
  const scopes = [...new Set(text.split(/\s+/).filter((scope) => scope !== ''))];
  return scopes.length > 0 && scopes.every((scope) => known.has(scope)) ? scopes : undefined;
}
