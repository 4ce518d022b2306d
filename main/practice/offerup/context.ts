import type { Random } from '#main/ports.ts';
import type { DocStore } from '../doc-store.ts';
import type { PracticeClock } from '../practice-clock.ts';
import type { Application, OfferUpState } from './state.ts';

/** Where practice OfferUp is reached. */
export interface OfferUpUrls {
  readonly api: string;
  /** Consent and tokens. */
  readonly auth: string;
  /** Listing pages and photos: what offerup.com is for buyers. */
  readonly web: string;
}

/** What every part of practice OfferUp works with. */
export interface OfferUpContext {
  readonly store: DocStore;
  readonly state: OfferUpState;
  readonly clock: PracticeClock;
  readonly random: Random;
  readonly application: () => Application;
  /** Known once all listeners are up; a request cannot come earlier. */
  readonly urls: () => OfferUpUrls;
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export const listingUrl = (context: OfferUpContext, id: string): string => `${context.urls().web}/item/detail/${id}`;
