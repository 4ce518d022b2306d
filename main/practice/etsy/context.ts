import type { PracticeContext } from '../hosts.ts';
import { randomDigits } from '../random-text.ts';
import type { Application, EtsyState } from './state.ts';

/** Where practice Etsy is reached; each plays one of Etsy's hosts. */
export interface EtsyUrls {
  /** openapi.etsy.com, tokens included */
  readonly api: string;
  /** www.etsy.com: the consent page */
  readonly auth: string;
  /** www.etsy.com and i.etsystatic.com: listing pages and pictures */
  readonly web: string;
}

/** What every part of practice Etsy works with. */
export type EtsyContext = PracticeContext<EtsyState, Application, EtsyUrls>;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Etsy's times are whole seconds since 1970. */
export const epochSeconds = (context: EtsyContext): number => Math.floor(context.clock.now() / 1000);

/** A number of `length` digits that nothing of the kind has yet. */
export function freshId(context: EtsyContext, length: number, taken: (id: string) => boolean = () => false): number {
  for (;;) {
    const id = randomDigits(context.random, length);
    if (!taken(id)) return Number(id);
  }
}
