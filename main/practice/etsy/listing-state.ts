import { z } from 'zod';

/** The states that Etsy's listings are read in. Source: ShopListing.state of the official document. */
export const LISTING_STATES = ['active', 'inactive', 'sold_out', 'draft', 'expired'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

export const propertyValueSchema = z.object({
  propertyId: z.int(),
  name: z.string(),
  scaleId: z.int().nullable(),
  scaleName: z.string().nullable(),
  valueIds: z.array(z.int()),
  values: z.array(z.string()),
});
export type PropertyValue = z.infer<typeof propertyValueSchema>;

/** One variation, with the one offering that Etsy gives each. Price in the currency's smallest unit. */
const productSchema = z.object({
  productId: z.int(),
  sku: z.string(),
  propertyValues: z.array(propertyValueSchema),
  offeringId: z.int(),
  price: z.int(),
  quantity: z.int(),
  enabled: z.boolean(),
  readinessId: z.int().nullable(),
});
export type Product = z.infer<typeof productSchema>;

const onPropertySchema = z.object({
  price: z.array(z.int()),
  quantity: z.array(z.int()),
  sku: z.array(z.int()),
  readiness: z.array(z.int()),
});
export type OnProperty = z.infer<typeof onPropertySchema>;

const attachedImageSchema = z.object({ imageId: z.int(), altText: z.string() });
export type AttachedImage = z.infer<typeof attachedImageSchema>;

const variationImageSchema = z.object({ propertyId: z.int(), valueId: z.int(), imageId: z.int() });

/** A listing, whole: its photos in their order (rank 1 first), its products, its attributes. Times in epoch seconds. */
export const listingSchema = z.object({
  listingId: z.int(),
  shopId: z.int(),
  userId: z.int(),
  state: z.enum(LISTING_STATES),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  materials: z.array(z.string()),
  styles: z.array(z.string()),
  taxonomyId: z.int(),
  whoMade: z.string(),
  whenMade: z.string(),
  isSupply: z.boolean(),
  type: z.enum(['physical', 'download', 'both']),
  sectionId: z.int().nullable(),
  shippingProfileId: z.int().nullable(),
  returnPolicyId: z.int().nullable(),
  readinessId: z.int().nullable(),
  processingMin: z.int().nullable(),
  processingMax: z.int().nullable(),
  weight: z.number().nullable(),
  weightUnit: z.string().nullable(),
  length: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  dimensionsUnit: z.string().nullable(),
  isCustomizable: z.boolean(),
  isTaxable: z.boolean(),
  autoRenew: z.boolean(),
  featuredRank: z.int(),
  created: z.int(),
  modified: z.int(),
  stateSince: z.int(),
  /** When the four months end that the listing fee pays for; before the first fee, four months after creation. */
  endsAt: z.int(),
  /** Whether the fee of the running four months was charged. */
  feePaid: z.boolean(),
  images: z.array(attachedImageSchema),
  products: z.array(productSchema),
  onProperty: onPropertySchema,
  /** Listings that the inventory tools never touched have no record in the batch read. */
  inventoryEdited: z.boolean(),
  properties: z.array(propertyValueSchema),
  variationImages: z.array(variationImageSchema),
  soldQuantity: z.int(),
});
export type Listing = z.infer<typeof listingSchema>;

export const listingRowSchema = z.object({
  listingId: z.int(),
  state: z.enum(LISTING_STATES),
  created: z.int(),
  modified: z.int(),
  price: z.int(),
  endsAt: z.int(),
  sectionId: z.int().nullable(),
  returnPolicyId: z.int().nullable(),
});
export type ListingRow = z.infer<typeof listingRowSchema>;
