import type { PracticeContext } from '../hosts.ts';
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
export type OfferUpContext = PracticeContext<OfferUpState, Application, OfferUpUrls>;

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export const listingUrl = (context: OfferUpContext, id: string): string => `${context.urls().web}/item/detail/${id}`;
