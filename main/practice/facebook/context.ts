import type { PracticeContext } from '../hosts.ts';
import { randomDigits } from '../random-text.ts';
import type { Application, FacebookState } from './state.ts';
import type { Usage } from './usage.ts';

/** Where practice Facebook is reached. */
export interface FacebookUrls {
  /** graph.facebook.com */
  readonly graph: string;
  /** www.facebook.com with the consent dialog */
  readonly auth: string;
  /** www.facebook.com with Pages and posts, and the photo servers */
  readonly web: string;
}

/** What every part of practice Facebook works with. */
export interface FacebookContext extends PracticeContext<FacebookState, Application, FacebookUrls> {
  readonly usage: Usage;
}

/**
 * An id larger than every one before: 15 digits, as Meta's own look, so that the order of ids is the order of creation.
 * The gaps are random, so that nobody learns to guess a neighbour's.
 */
export function newId(context: FacebookContext): string {
  const last = context.state.lastId.get('last') ?? 122_000_000_000_000;
  const next = last + Number(randomDigits(context.random, 4));
  context.state.lastId.put('last', next);
  return String(next);
}

/** Meta's way of writing a moment: `2026-09-01T00:00:00+0000`. */
export function graphTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
