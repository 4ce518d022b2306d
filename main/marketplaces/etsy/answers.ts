import { z } from 'zod';

/**
 * Etsy's answers, as far as the app reads them. Tolerant on purpose: members that are not listed pass, and values of open
 * sets (states) are plain text. The official document requires nothing of any answer; what the app cannot do without is
 * required here, and its absence is an error that names it.
 */

/** Ids are 64-bit numbers at Etsy and text with us; none of them is beyond what a number holds exactly. */
const idSchema = z
  .number()
  .int()
  .positive()
  .transform((id) => String(id));
const optionalId = idSchema.nullish();
const seconds = z.number().int();
const list = <Row extends z.ZodType>(row: Row) =>
  z.object({ count: z.number().int().default(0), results: z.array(row) });

export const errorBodySchema = z.object({ error: z.string(), error_description: z.string().optional() });
export const pingSchema = z.object({ application_id: z.number().optional() });
/** Calls whose answer may be a body or nothing. */
export const acknowledgedSchema = z.unknown();

export const moneySchema = z.object({
  amount: z.number().int(),
  divisor: z.number().int().positive(),
  currency_code: z.string(),
});
export type EtsyMoney = z.infer<typeof moneySchema>;

export const meSchema = z.object({ user_id: idSchema, shop_id: optionalId });
/** `POST /scopes` answers a list, bare or wrapped, or one text: the document leaves its form open. */
export const scopesSchema = z.union([
  z.array(z.string()),
  z.object({ scopes: z.array(z.string()) }).transform(({ scopes }) => scopes),
  z.object({ scope: z.string() }).transform(({ scope }) => scope.split(/\s+/)),
]);

export const shopSchema = z.object({
  shop_id: idSchema,
  user_id: optionalId,
  shop_name: z.string(),
  currency_code: z.string(),
  is_vacation: z.boolean().nullish(),
  url: z.string().nullish(),
  shop_location_country_iso: z.string().nullish(),
  shipping_from_country_iso: z.string().nullish(),
});
export type Shop = z.infer<typeof shopSchema>;

export const shippingProfileSchema = z.object({
  shipping_profile_id: idSchema,
  title: z.string().nullish(),
  is_deleted: z.boolean().nullish(),
  origin_country_iso: z.string().nullish(),
  profile_type: z.string().nullish(),
  shipping_profile_destinations: z.array(z.object({ primary_cost: moneySchema.nullish() })).nullish(),
});
export type ShippingProfile = z.infer<typeof shippingProfileSchema>;
export const shippingProfilesSchema = list(shippingProfileSchema);

export const processingProfileSchema = z.object({
  readiness_state_id: idSchema,
  readiness_state: z.string().nullish(),
  min_processing_days: z.number().nullish(),
  max_processing_days: z.number().nullish(),
  processing_days_display_label: z.string().nullish(),
});
export type ProcessingProfile = z.infer<typeof processingProfileSchema>;
export const processingProfilesSchema = list(processingProfileSchema);

export const returnPolicySchema = z.object({
  return_policy_id: idSchema,
  accepts_returns: z.boolean(),
  accepts_exchanges: z.boolean(),
  return_deadline: z.number().int().nullish(),
});
export type ReturnPolicy = z.infer<typeof returnPolicySchema>;
export const returnPoliciesSchema = list(returnPolicySchema);

export const sectionSchema = z.object({ shop_section_id: idSchema, title: z.string() });
export type Section = z.infer<typeof sectionSchema>;
export const sectionsSchema = list(sectionSchema);

export interface TaxonomyNode {
  readonly id: number;
  readonly name: string;
  readonly children?: readonly TaxonomyNode[] | null | undefined;
}
const nodeSchema: z.ZodType<TaxonomyNode> = z.object({
  id: z.number().int(),
  name: z.string(),
  get children() {
    return z.array(nodeSchema).nullish();
  },
});
export const taxonomySchema = list(nodeSchema);

export const propertySchema = z.object({
  property_id: idSchema,
  name: z.string(),
  display_name: z.string().nullish(),
  scales: z.array(z.object({ scale_id: idSchema, display_name: z.string() })).nullish(),
  is_required: z.boolean().nullish(),
  supports_attributes: z.boolean().nullish(),
  is_multivalued: z.boolean().nullish(),
  max_values_allowed: z.number().int().nullish(),
  possible_values: z.array(z.object({ value_id: optionalId, name: z.string(), scale_id: optionalId })).nullish(),
});
export type TaxonomyProperty = z.infer<typeof propertySchema>;
export const propertiesSchema = list(propertySchema);

export const imageSchema = z.object({ listing_image_id: idSchema, rank: z.number().int().nullish() });
export const imagesSchema = list(imageSchema);

export const listingSchema = z.object({
  listing_id: idSchema,
  title: z.string().nullish(),
  description: z.string().nullish(),
  state: z.string(),
  quantity: z.number().int().nullish(),
  price: moneySchema.nullish(),
  taxonomy_id: optionalId,
  url: z.string().nullish(),
  has_variations: z.boolean().nullish(),
  shipping_profile_id: optionalId,
  return_policy_id: optionalId,
  shop_section_id: optionalId,
  readiness_state_id: optionalId,
  should_auto_renew: z.boolean().nullish(),
  images: z.array(imageSchema).nullish(),
  skus: z.array(z.string()).nullish(),
});
export type Listing = z.infer<typeof listingSchema>;
export const listingsSchema = list(listingSchema);

const propertyValueSchema = z.object({
  property_id: z.number().int(),
  property_name: z.string().nullish(),
  scale_id: z.number().int().nullish(),
  value_ids: z.array(z.number().int()).default([]),
  values: z.array(z.string()).default([]),
});
const offeringSchema = z.object({
  price: moneySchema,
  quantity: z.number().int(),
  is_enabled: z.boolean(),
  is_deleted: z.boolean().nullish(),
  readiness_state_id: z.number().int().nullish(),
});
const productSchema = z.object({
  sku: z.string().nullish(),
  is_deleted: z.boolean().nullish(),
  property_values: z.array(propertyValueSchema).default([]),
  offerings: z.array(offeringSchema),
});
export type Product = z.infer<typeof productSchema>;
const onProperty = z.array(z.number().int()).nullish();
export const inventorySchema = z.object({
  products: z.array(productSchema),
  price_on_property: onProperty,
  quantity_on_property: onProperty,
  sku_on_property: onProperty,
  readiness_state_on_property: onProperty,
});
export type Inventory = z.infer<typeof inventorySchema>;

/** A listing that was never edited with the inventory tools has none here. */
export const inventoriesSchema = list(z.object({ listing_id: idSchema, inventory: inventorySchema.nullish() }));

export const listingPropertiesSchema = list(z.object({ property_id: idSchema }));

const transactionSchema = z.object({
  transaction_id: idSchema,
  listing_id: optionalId,
  sku: z.string().nullish(),
  title: z.string().nullish(),
  quantity: z.number().int(),
  price: moneySchema,
});
/** Names and addresses are null where Etsy hides them from the app. */
export const receiptSchema = z.object({
  receipt_id: idSchema,
  status: z.string().nullish(),
  is_paid: z.boolean().nullish(),
  name: z.string().nullish(),
  create_timestamp: seconds.nullish(),
  created_timestamp: seconds.nullish(),
  update_timestamp: seconds.nullish(),
  updated_timestamp: seconds.nullish(),
  grandtotal: moneySchema.nullish(),
  transactions: z.array(transactionSchema).default([]),
});
export type Receipt = z.infer<typeof receiptSchema>;
export const receiptsSchema = list(receiptSchema);
