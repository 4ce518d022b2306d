import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { marketplaceIdSchema } from './marketplace.ts';
import { moneySchema } from './money.ts';

/**
 * `live` only after the listing was read back from the marketplace and agreed. `unconfirmed`: the marketplace accepted it
 * but the read-back is missing or differs.
 */
export const listingStateSchema = z.enum(['unconfirmed', 'live', 'ended', 'sold_out']);
export type ListingState = z.infer<typeof listingStateSchema>;

/** Buyers can buy from it, or soon. */
export const isOpen = (state: ListingState): boolean => state === 'live' || state === 'unconfirmed';

/** What a marketplace says of a listing. `null` is "the marketplace did not report it", never zero. */
export const remoteListingSchema = z.object({
  listingId: z.string().nullable(),
  title: z.string().nullable(),
  price: moneySchema.nullable(),
  quantity: z.number().int().nullable(),
  photoCount: z.number().int().nullable(),
  condition: z.string().nullable(),
  categoryId: z.string().nullable(),
  /** The account's choices as this listing has them (policies, profiles, place), by key. Listings of earlier versions have none. */
  terms: z.record(z.string(), z.string()).nullable().default(null),
  status: z.enum(['live', 'out_of_stock', 'ended', 'not_listed']),
});
export type RemoteListing = z.infer<typeof remoteListingSchema>;

/** A field whose read-back differs from what was sent. */
export const driftSchema = z.object({ field: z.string(), sent: z.string().nullable(), found: z.string().nullable() });
export type Drift = z.infer<typeof driftSchema>;

/** A view of an item on one account. */
export const listingSchema = z.object({
  id: idSchema,
  itemId: idSchema,
  accountId: idSchema,
  marketplace: marketplaceIdSchema,
  state: listingStateSchema,
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  price: moneySchema.nullable(),
  quantity: z.number().int().nullable(),
  publishedAt: timeSchema.nullable(),
  readBackAt: timeSchema.nullable(),
  readBack: remoteListingSchema.nullable(),
  drift: z.array(driftSchema),
});
export type Listing = z.infer<typeof listingSchema>;

/** What a listing was not told yet: price and number, if they differ, and whether a policy does. */
export const unsentOfferSchema = z.object({
  listingId: idSchema,
  offer: z.object({ price: moneySchema, quantity: z.number().int() }).nullable(),
  terms: z.boolean(),
});
export type UnsentOffer = z.infer<typeof unsentOfferSchema>;

export const intentKindSchema = z.enum(['publish', 'revise', 'end']);
export type IntentKind = z.infer<typeof intentKindSchema>;

export const intentStateSchema = z.enum([
  'queued',
  'running',
  /** Rate limit or backoff; `retryAt` says until when. Burns no attempt. */
  'waiting',
  'succeeded',
  /** Refused, with findings or an error the seller can act on. */
  'failed',
  /** The outcome is unknown or contradictory and the app will not guess. */
  'needs_attention',
  'cancelled',
]);
export type IntentState = z.infer<typeof intentStateSchema>;
