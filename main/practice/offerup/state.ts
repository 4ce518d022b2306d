import { z } from 'zod';
import { collection } from '../collection.ts';
import type { DocStore } from '../doc-store.ts';

/** A seller of practice OfferUp. */
export const sellerSchema = z.object({ userId: z.string(), name: z.string() });
export type Seller = z.infer<typeof sellerSchema>;

/** The registration that a partner endpoint would hand out. */
export const applicationSchema = z.object({ clientId: z.string(), clientSecret: z.string() });
export type Application = z.infer<typeof applicationSchema>;

/** A consent page that was shown and not yet answered. */
export const ticketSchema = z.object({
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  state: z.string().optional(),
  /** PKCE: what the verifier has to hash to. */
  challenge: z.string().optional(),
  expiresAt: z.int(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** An authorization code or a token. All that belong to one consent share its id, so that it can be withdrawn. */
export const grantSchema = z.object({
  token: z.string(),
  consentId: z.string(),
  userId: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.int(),
  redirectUri: z.string().optional(),
  challenge: z.string().optional(),
  used: z.boolean().optional(),
  /** On a refresh token that was exchanged: it is accepted once more, because the answer may have been lost. */
  replaced: z.boolean().optional(),
});
export type Grant = z.infer<typeof grantSchema>;

export const photoSchema = z.object({ owner: z.string(), photoId: z.string(), mediaType: z.string() });

export const statuses = ['active', 'sold', 'archived'] as const;

export const listingSchema = z.object({
  owner: z.string(),
  id: z.string(),
  externalId: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  priceCents: z.int(),
  photos: z.array(z.string()),
  category: z.string(),
  condition: z.string(),
  location: z.object({ latitude: z.number(), longitude: z.number() }),
  status: z.enum(statuses),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Listing = z.infer<typeof listingSchema>;

/** What a create with an Idempotency-Key made. */
export const idempotencySchema = z.object({ bodyHash: z.string(), listingId: z.string(), expiresAt: z.int() });

/** Everything practice OfferUp remembers, by kind. */
export function offerUpState(store: DocStore) {
  return {
    application: collection(store, 'offerup.application', applicationSchema),
    sellers: collection(store, 'offerup.seller', sellerSchema),
    tickets: collection(store, 'offerup.ticket', ticketSchema),
    codes: collection(store, 'offerup.code', grantSchema),
    accessTokens: collection(store, 'offerup.access-token', grantSchema),
    refreshTokens: collection(store, 'offerup.refresh-token', grantSchema),
    photos: collection(store, 'offerup.photo', photoSchema),
    listings: collection(store, 'offerup.listing', listingSchema),
    /** `<userId>/<listing id>`: a seller's listings, newest last, without reading everybody's. */
    listingsOf: collection(store, 'offerup.listing-of', z.string()),
    /** `<userId>/<key>`. */
    idempotency: collection(store, 'offerup.idempotency', idempotencySchema),
    /** How many listings were ever made, which is where ids come from. */
    counters: collection(store, 'offerup.counter', z.int()),
    limits: collection(store, 'offerup.limit', z.int()),
  };
}
export type OfferUpState = Readonly<ReturnType<typeof offerUpState>>;
