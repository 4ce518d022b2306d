import { z } from 'zod';
import { collection } from '../collection.ts';
import type { DocStore } from '../doc-store.ts';
import { listingSchema, listingRowSchema } from './listing-state.ts';
import { receiptSchema } from './receipt-state.ts';
import { readinessSchema, returnPolicySchema, sectionSchema, shippingProfileSchema } from './shop-state.ts';

/** The developer keys the app was given: what the portal shows in real life. */
const applicationSchema = z.object({ applicationId: z.int(), keystring: z.string(), sharedSecret: z.string() });
export type Application = z.infer<typeof applicationSchema>;

/** An Etsy user; one user has at most one shop. */
const sellerSchema = z.object({ userId: z.int(), name: z.string(), shopId: z.int().optional() });
export type Seller = z.infer<typeof sellerSchema>;

const shopSchema = z.object({
  shopId: z.int(),
  userId: z.int(),
  name: z.string(),
  title: z.string().nullable(),
  announcement: z.string().nullable(),
  currency: z.string(),
  country: z.string(),
  /** Etsy hides buyers' addresses from new keys on shops of some countries, and refuses their shipments. */
  hidesAddresses: z.boolean(),
  created: z.int(),
  updated: z.int(),
});
export type Shop = z.infer<typeof shopSchema>;

/** A consent page that was shown and not yet answered. */
const ticketSchema = z.object({
  scopes: z.array(z.string()),
  state: z.string(),
  redirectUri: z.string(),
  challenge: z.string(),
  expiresAt: z.int(),
});
export type Ticket = z.infer<typeof ticketSchema>;

const grantSchema = z.object({ userId: z.int(), scopes: z.array(z.string()), expiresAt: z.int() });
export type Grant = z.infer<typeof grantSchema>;

const codeSchema = grantSchema.extend({ redirectUri: z.string(), challenge: z.string(), used: z.boolean() });
export type Code = z.infer<typeof codeSchema>;

/** A photo that was uploaded; it outlives its listing, so that it can be attached again. */
const imageSchema = z.object({
  imageId: z.int(),
  shopId: z.int(),
  mediaType: z.string(),
  width: z.int(),
  height: z.int(),
  created: z.int(),
});

/** A line of the shop's payment account: what Etsy charged or paid out, in the currency's smallest unit. */
const ledgerEntrySchema = z.object({
  entryId: z.int(),
  shopId: z.int(),
  amount: z.int(),
  currency: z.string(),
  description: z.string(),
  ledgerType: z.string(),
  referenceType: z.string(),
  referenceId: z.string(),
  created: z.int(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Everything practice Etsy remembers, by kind. Ids that belong to a shop start with `<shopId>/`. */
export function etsyState(store: DocStore) {
  return {
    application: collection(store, 'etsy.application', applicationSchema),
    sellers: collection(store, 'etsy.seller', sellerSchema),
    shops: collection(store, 'etsy.shop', shopSchema),
    tickets: collection(store, 'etsy.ticket', ticketSchema),
    codes: collection(store, 'etsy.code', codeSchema),
    accessTokens: collection(store, 'etsy.access-token', grantSchema),
    refreshTokens: collection(store, 'etsy.refresh-token', grantSchema),
    sections: collection(store, 'etsy.section', sectionSchema),
    shippingProfiles: collection(store, 'etsy.shipping-profile', shippingProfileSchema),
    readiness: collection(store, 'etsy.readiness', readinessSchema),
    returnPolicies: collection(store, 'etsy.return-policy', returnPolicySchema),
    listings: collection(store, 'etsy.listing', listingSchema),
    /** `<shopId>/<listingId>`: what lists are filtered and sorted by, without reading every listing whole. */
    listingRows: collection(store, 'etsy.listing-row', listingRowSchema),
    images: collection(store, 'etsy.image', imageSchema),
    receipts: collection(store, 'etsy.receipt', receiptSchema),
    ledger: collection(store, 'etsy.ledger', ledgerEntrySchema),
    limits: collection(store, 'etsy.limit', z.int()),
  };
}
export type EtsyState = Readonly<ReturnType<typeof etsyState>>;
