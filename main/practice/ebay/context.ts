import type { PracticeContext } from '../hosts.ts';
import { randomDigits } from '../random-text.ts';
import type { SkuLocks } from './sku-locks.ts';
import type { Application, EbayState } from './state.ts';

/** Where practice eBay is reached; each plays one of eBay's hosts. */
export interface EbayUrls {
  /** api.ebay.com */
  readonly api: string;
  /** apim.ebay.com: media */
  readonly apim: string;
  /** apiz.ebay.com: identity */
  readonly apiz: string;
  /** auth.ebay.com: consent */
  readonly auth: string;
  /** www.ebay.com and i.ebayimg.com: listing pages and pictures */
  readonly web: string;
}

/** What every part of practice eBay works with. */
export interface EbayContext extends PracticeContext<EbayState, Application, EbayUrls> {
  readonly locks: SkuLocks;
}

/** An id of `length` digits that no other document of the kind has. */
export function freshId(context: EbayContext, length: number, taken: (id: string) => boolean): string {
  for (;;) {
    const id = randomDigits(context.random, length);
    if (!taken(id)) return id;
  }
}

/** eBay's way of writing a moment: `2026-09-01T00:00:00.000Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

export const DAY_MS = 24 * 60 * 60 * 1000;
