import { z } from 'zod';
import { collection } from '../collection.ts';
import type { DocStore } from '../doc-store.ts';
import {
  amountSchema,
  fulfillmentPolicySchema,
  inventoryItemSchema,
  locationSchema,
  marketplaceIdSchema,
  offerUpdateSchema,
  paymentPolicySchema,
  returnPolicySchema,
} from './requests.ts';

/** A seller of practice eBay. */
export const sellerSchema = z.object({
  userId: z.string(),
  username: z.string(),
  accountType: z.enum(['INDIVIDUAL', 'BUSINESS']),
  programs: z.array(z.string()),
  sellingLimit: z.object({ amount: amountSchema, quantity: z.int() }),
});
export type Seller = z.infer<typeof sellerSchema>;

/** The developer keys the app was given: what the portal shows in real life. */
export const applicationSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  ruName: z.string(),
});
export type Application = z.infer<typeof applicationSchema>;

/** An authorization code, an access or a refresh token. `userId` is absent on application tokens. */
export const grantSchema = z.object({
  token: z.string(),
  userId: z.string().optional(),
  scopes: z.array(z.string()),
  expiresAt: z.int(),
  used: z.boolean().optional(),
});

/** A consent page that was shown and not yet answered. */
export const consentTicketSchema = z.object({
  scopes: z.array(z.string()),
  state: z.string().optional(),
  expiresAt: z.int(),
});
export type ConsentTicket = z.infer<typeof consentTicketSchema>;

export const itemSchema = z.object({
  owner: z.string(),
  sku: z.string(),
  locale: z.string(),
  body: inventoryItemSchema,
});
export type Item = z.infer<typeof itemSchema>;

export const listingStatusSchema = z.enum(['ACTIVE', 'OUT_OF_STOCK', 'ENDED']);

export const offerSchema = z.object({
  owner: z.string(),
  offerId: z.string(),
  sku: z.string(),
  marketplaceId: marketplaceIdSchema,
  format: z.enum(['FIXED_PRICE', 'AUCTION']),
  status: z.enum(['PUBLISHED', 'UNPUBLISHED']),
  listingId: z.string().optional(),
  body: offerUpdateSchema,
});
export type Offer = z.infer<typeof offerSchema>;

/** What buyers see: a copy of item and offer as of the last publish or revise. */
export const listingSchema = z.object({
  owner: z.string(),
  listingId: z.string(),
  offerId: z.string(),
  sku: z.string(),
  marketplaceId: marketplaceIdSchema,
  format: z.enum(['FIXED_PRICE', 'AUCTION']),
  status: listingStatusSchema,
  title: z.string(),
  description: z.string(),
  condition: z.string(),
  conditionDescription: z.string().optional(),
  categoryId: z.string(),
  aspects: z.record(z.string(), z.array(z.string())),
  imageUrls: z.array(z.string()),
  price: amountSchema,
  quantity: z.int(),
  soldQuantity: z.int(),
  fulfillmentPolicyId: z.string(),
  startedAt: z.int(),
  endedAt: z.int().optional(),
  /** eBay allows 250 revisions a calendar day. */
  revisions: z.object({ day: z.string(), count: z.int() }),
});
export type Listing = z.infer<typeof listingSchema>;

export const storedLocationSchema = z.object({
  owner: z.string(),
  merchantLocationKey: z.string(),
  locationId: z.string(),
  body: locationSchema,
});
export type StoredLocation = z.infer<typeof storedLocationSchema>;

const policyKeys = { owner: z.string(), policyId: z.string() };
export const policySchema = z.discriminatedUnion('kind', [
  z.object({ ...policyKeys, kind: z.literal('fulfillment'), body: fulfillmentPolicySchema }),
  z.object({ ...policyKeys, kind: z.literal('payment'), body: paymentPolicySchema }),
  z.object({ ...policyKeys, kind: z.literal('return'), body: returnPolicySchema }),
]);
export type Policy = z.infer<typeof policySchema>;
export type PolicyKind = Policy['kind'];

export const imageSchema = z.object({
  owner: z.string(),
  imageId: z.string(),
  /** The name in the picture's own URL; differs from the id, as at eBay. */
  pictureId: z.string(),
  imageUrl: z.string(),
  mediaType: z.string(),
  width: z.int(),
  height: z.int(),
  /** ms UTC; an image that no listing uses is dropped then. */
  expiresAt: z.int(),
});
export type StoredImage = z.infer<typeof imageSchema>;

export const orderSchema = z.object({
  owner: z.string(),
  orderId: z.string(),
  createdAt: z.int(),
  modifiedAt: z.int(),
  fulfillmentStatus: z.enum(['NOT_STARTED', 'IN_PROGRESS', 'FULFILLED']),
  marketplaceId: marketplaceIdSchema,
  buyer: z.object({
    username: z.string(),
    fullName: z.string(),
    email: z.string(),
    phone: z.string(),
    addressLine1: z.string(),
    city: z.string(),
    stateOrProvince: z.string(),
    postalCode: z.string(),
    countryCode: z.string(),
  }),
  line: z.object({
    lineItemId: z.string(),
    listingId: z.string(),
    sku: z.string(),
    title: z.string(),
    quantity: z.int(),
    unitPrice: amountSchema,
  }),
  deliveryCost: amountSchema,
  shippingServiceCode: z.string().optional(),
  shippingCarrierCode: z.string().optional(),
  fulfillments: z.array(
    z.object({
      fulfillmentId: z.string(),
      lineItemId: z.string(),
      quantity: z.int(),
      shippedDate: z.string(),
      carrier: z.string().optional(),
      trackingNumber: z.string().optional(),
    }),
  ),
});
export type Order = z.infer<typeof orderSchema>;

/** What a seller's live listings add up to, for the selling limit; worth in hundredths. */
export const exposureSchema = z.object({ pieces: z.int(), worth: z.int() });

/** Calls of one API on one day: by the application, or by one user of it. */
export const usageSchema = z.object({ count: z.int() });

/** Everything practice eBay remembers, by kind. Ids that belong to a seller start with `<userId>/`. */
export function ebayState(store: DocStore) {
  return {
    application: collection(store, 'ebay.application', applicationSchema),
    sellers: collection(store, 'ebay.seller', sellerSchema),
    tickets: collection(store, 'ebay.ticket', consentTicketSchema),
    codes: collection(store, 'ebay.code', grantSchema),
    accessTokens: collection(store, 'ebay.access-token', grantSchema),
    refreshTokens: collection(store, 'ebay.refresh-token', grantSchema),
    items: collection(store, 'ebay.item', itemSchema),
    offers: collection(store, 'ebay.offer', offerSchema),
    /** `<userId>/<sku>/<offerId>` → offer id: the offers of one SKU without reading all of them. */
    offersBySku: collection(store, 'ebay.offer-by-sku', z.string()),
    listings: collection(store, 'ebay.listing', listingSchema),
    exposure: collection(store, 'ebay.exposure', exposureSchema),
    locations: collection(store, 'ebay.location', storedLocationSchema),
    policies: collection(store, 'ebay.policy', policySchema),
    images: collection(store, 'ebay.image', imageSchema),
    /** Picture id in the URL → image id. */
    pictures: collection(store, 'ebay.picture', z.string()),
    orders: collection(store, 'ebay.order', orderSchema),
    usage: collection(store, 'ebay.usage', usageSchema),
    limits: collection(store, 'ebay.limit', z.int()),
  };
}
export type EbayState = Readonly<ReturnType<typeof ebayState>>;
