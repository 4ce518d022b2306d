import { z } from 'zod';

/**
 * The bodies that eBay's Sell APIs take, as far as this server goes. Unknown fields are ignored, as eBay ignores them
 * (clients send back what they read). Limits that eBay answers with errors of their own are not here but in the rules.
 */

/** Money on the wire: the value is a string, never a number. */
export const amountSchema = z.object({
  value: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type WireAmount = z.infer<typeof amountSchema>;

export const marketplaceIdSchema = z.enum([
  'EBAY_US',
  'EBAY_GB',
  'EBAY_DE',
  'EBAY_AU',
  'EBAY_CA',
  'EBAY_FR',
  'EBAY_IT',
  'EBAY_ES',
  'EBAY_IE',
  'EBAY_NL',
  'EBAY_BE',
  'EBAY_AT',
  'EBAY_CH',
  'EBAY_PL',
  'EBAY_HK',
  'EBAY_MY',
  'EBAY_SG',
  'EBAY_PH',
]);
export type EbayMarketplaceId = z.infer<typeof marketplaceIdSchema>;

/** ConditionEnum of the Inventory API. Source: ebay.md section 10. */
export const conditionSchema = z.enum([
  'NEW',
  'LIKE_NEW',
  'NEW_OTHER',
  'NEW_WITH_DEFECTS',
  'CERTIFIED_REFURBISHED',
  'EXCELLENT_REFURBISHED',
  'VERY_GOOD_REFURBISHED',
  'GOOD_REFURBISHED',
  'SELLER_REFURBISHED',
  'USED_EXCELLENT',
  'USED_VERY_GOOD',
  'USED_GOOD',
  'USED_ACCEPTABLE',
  'FOR_PARTS_OR_NOT_WORKING',
  'PRE_OWNED_EXCELLENT',
  'PRE_OWNED_FAIR',
]);
export type EbayCondition = z.infer<typeof conditionSchema>;

const dimensionsSchema = z.object({
  length: z.number(),
  width: z.number(),
  height: z.number(),
  unit: z.enum(['INCH', 'FEET', 'CENTIMETER', 'METER']),
});

const packageSchema = z.object({
  dimensions: dimensionsSchema.optional(),
  weight: z.object({ value: z.number(), unit: z.enum(['POUND', 'OUNCE', 'KILOGRAM', 'GRAM']) }).optional(),
  packageType: z.string().optional(),
  shippingIrregular: z.boolean().optional(),
});

const productSchema = z.object({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  description: z.string().optional(),
  brand: z.string().optional(),
  mpn: z.string().optional(),
  upc: z.array(z.string()).optional(),
  ean: z.array(z.string()).optional(),
  isbn: z.array(z.string()).optional(),
  epid: z.string().optional(),
  aspects: z.record(z.string(), z.array(z.string())).optional(),
  imageUrls: z.array(z.string()).optional(),
  videoIds: z.array(z.string()).optional(),
});

const shipToLocationSchema = z.object({
  quantity: z.int().optional(),
  availabilityDistributions: z
    .array(z.object({ merchantLocationKey: z.string(), quantity: z.int().optional() }))
    .optional(),
});

/** `PUT inventory_item/{sku}`. */
export const inventoryItemSchema = z.object({
  availability: z.object({ shipToLocationAvailability: shipToLocationSchema.optional() }).optional(),
  condition: conditionSchema.optional(),
  conditionDescription: z.string().optional(),
  conditionDescriptors: z
    .array(
      z.object({ name: z.string(), values: z.array(z.string()).optional(), additionalInfo: z.string().optional() }),
    )
    .optional(),
  packageWeightAndSize: packageSchema.optional(),
  product: productSchema.optional(),
});
export type InventoryItemBody = z.infer<typeof inventoryItemSchema>;

export const bulkInventoryItemSchema = z.object({
  requests: z.array(inventoryItemSchema.extend({ sku: z.string().optional(), locale: z.string().optional() })),
});

export const bulkGetInventoryItemSchema = z.object({ requests: z.array(z.object({ sku: z.string() })) });

const listingPoliciesSchema = z.object({
  fulfillmentPolicyId: z.string().optional(),
  paymentPolicyId: z.string().optional(),
  returnPolicyId: z.string().optional(),
  eBayPlusIfEligible: z.boolean().optional(),
  bestOfferTerms: z
    .object({
      bestOfferEnabled: z.boolean().optional(),
      autoAcceptPrice: amountSchema.optional(),
      autoDeclinePrice: amountSchema.optional(),
    })
    .optional(),
  shippingCostOverrides: z
    .array(
      z.object({
        priority: z.int().optional(),
        shippingServiceType: z.enum(['DOMESTIC', 'INTERNATIONAL']).optional(),
        shippingCost: amountSchema.optional(),
        additionalShippingCost: amountSchema.optional(),
        surcharge: amountSchema.optional(),
      }),
    )
    .optional(),
});

const offerFields = {
  availableQuantity: z.int().optional(),
  categoryId: z.string().optional(),
  secondaryCategoryId: z.string().optional(),
  hideBuyerDetails: z.boolean().optional(),
  includeCatalogProductDetails: z.boolean().optional(),
  listingDescription: z.string().optional(),
  listingDuration: z.string().optional(),
  listingPolicies: listingPoliciesSchema.optional(),
  listingStartDate: z.string().optional(),
  lotSize: z.int().optional(),
  merchantLocationKey: z.string().optional(),
  pricingSummary: z
    .object({
      price: amountSchema.optional(),
      originalRetailPrice: amountSchema.optional(),
      minimumAdvertisedPrice: amountSchema.optional(),
      auctionStartPrice: amountSchema.optional(),
      auctionReservePrice: amountSchema.optional(),
      originallySoldForRetailPriceOn: z.string().optional(),
      pricingVisibility: z.string().optional(),
    })
    .optional(),
  quantityLimitPerBuyer: z.int().optional(),
  storeCategoryNames: z.array(z.string()).optional(),
  tax: z
    .object({
      applyTax: z.boolean().optional(),
      vatPercentage: z.number().optional(),
      thirdPartyTaxCategory: z.string().optional(),
    })
    .optional(),
  regulatory: z.record(z.string(), z.unknown()).optional(),
  charity: z.record(z.string(), z.unknown()).optional(),
  extendedProducerResponsibility: z.record(z.string(), z.unknown()).optional(),
};

/** `PUT offer/{offerId}`: everything but the three keys. */
export const offerUpdateSchema = z.object(offerFields);
export type OfferUpdateBody = z.infer<typeof offerUpdateSchema>;

/** `POST offer`. The keys are optional here because eBay answers their absence with an error of its own. */
export const offerCreateSchema = z.object({
  sku: z.string().optional(),
  marketplaceId: z.string().optional(),
  format: z.enum(['FIXED_PRICE', 'AUCTION']).optional(),
  ...offerFields,
});
export type OfferCreateBody = z.infer<typeof offerCreateSchema>;

export const bulkOfferCreateSchema = z.object({ requests: z.array(offerCreateSchema) });
export const bulkPublishSchema = z.object({ requests: z.array(z.object({ offerId: z.string() })) });
export const listingFeesSchema = z.object({ offers: z.array(z.object({ offerId: z.string() })) });

export const bulkPriceQuantitySchema = z.object({
  requests: z.array(
    z.object({
      sku: z.string().optional(),
      shipToLocationAvailability: shipToLocationSchema.optional(),
      offers: z
        .array(
          z.object({
            offerId: z.string(),
            availableQuantity: z.int().optional(),
            price: amountSchema.optional(),
          }),
        )
        .optional(),
    }),
  ),
});
export type PriceQuantityRow = z.infer<typeof bulkPriceQuantitySchema>['requests'][number];

const addressSchema = z.object({
  addressLine1: z.string().optional(),
  addressLine2: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  county: z.string().optional(),
  postalCode: z.string().optional(),
  stateOrProvince: z.string().optional(),
});

/** `POST location/{merchantLocationKey}`. */
export const locationSchema = z.object({
  location: z
    .object({
      address: addressSchema.optional(),
      geoCoordinates: z.object({ latitude: z.number().optional(), longitude: z.number().optional() }).optional(),
    })
    .optional(),
  locationAdditionalInformation: z.string().optional(),
  locationInstructions: z.string().optional(),
  locationTypes: z.array(z.enum(['STORE', 'WAREHOUSE', 'FULFILLMENT_CENTER'])).optional(),
  locationWebUrl: z.string().optional(),
  merchantLocationStatus: z.enum(['ENABLED', 'DISABLED']).optional(),
  name: z.string().optional(),
  phone: z.string().optional(),
  timeZoneId: z.string().optional(),
});

const categoryTypesSchema = z.array(
  z.object({ name: z.enum(['ALL_EXCLUDING_MOTORS_VEHICLES', 'MOTORS_VEHICLES']), default: z.boolean().optional() }),
);
const durationSchema = z.object({
  value: z.int(),
  unit: z.enum(['YEAR', 'MONTH', 'DAY', 'HOUR', 'CALENDAR_DAY', 'BUSINESS_DAY', 'MINUTE', 'SECOND', 'MILLISECOND']),
});
const regionsSchema = z.object({
  regionIncluded: z.array(z.object({ regionName: z.string(), regionType: z.string().optional() })).optional(),
  regionExcluded: z.array(z.object({ regionName: z.string(), regionType: z.string().optional() })).optional(),
});
const policyFields = {
  name: z.string().optional(),
  description: z.string().optional(),
  marketplaceId: z.string().optional(),
  categoryTypes: categoryTypesSchema.optional(),
};

const shippingServiceSchema = z.object({
  sortOrder: z.int().optional(),
  shippingCarrierCode: z.string().optional(),
  shippingServiceCode: z.string().optional(),
  freeShipping: z.boolean().optional(),
  shippingCost: amountSchema.optional(),
  additionalShippingCost: amountSchema.optional(),
  surcharge: amountSchema.optional(),
  shipToLocations: regionsSchema.optional(),
  buyerResponsibleForShipping: z.boolean().optional(),
  buyerResponsibleForPickup: z.boolean().optional(),
});

export const fulfillmentPolicySchema = z.object({
  ...policyFields,
  handlingTime: durationSchema.optional(),
  shippingOptions: z
    .array(
      z.object({
        optionType: z.enum(['DOMESTIC', 'INTERNATIONAL']),
        costType: z.enum(['FLAT_RATE', 'CALCULATED', 'NOT_SPECIFIED']),
        shippingServices: z.array(shippingServiceSchema).optional(),
        insuranceOffered: z.boolean().optional(),
        insuranceFee: amountSchema.optional(),
        packageHandlingCost: amountSchema.optional(),
        rateTableId: z.string().optional(),
        shippingDiscountProfileId: z.string().optional(),
        shippingPromotionOffered: z.boolean().optional(),
      }),
    )
    .optional(),
  shipToLocations: regionsSchema.optional(),
  localPickup: z.boolean().optional(),
  pickupDropOff: z.boolean().optional(),
  freightShipping: z.boolean().optional(),
  globalShipping: z.boolean().optional(),
});
export type FulfillmentPolicyBody = z.infer<typeof fulfillmentPolicySchema>;

export const paymentPolicySchema = z.object({
  ...policyFields,
  immediatePay: z.boolean().optional(),
  paymentInstructions: z.string().optional(),
  fullPaymentDueIn: durationSchema.optional(),
  paymentMethods: z
    .array(z.object({ paymentMethodType: z.string(), brands: z.array(z.string()).optional() }))
    .optional(),
});
export type PaymentPolicyBody = z.infer<typeof paymentPolicySchema>;

const returnTermsSchema = {
  returnsAccepted: z.boolean().optional(),
  returnPeriod: durationSchema.optional(),
  returnShippingCostPayer: z.enum(['BUYER', 'SELLER']).optional(),
  returnMethod: z.enum(['EXCHANGE', 'REPLACEMENT']).optional(),
};
export const returnPolicySchema = z.object({
  ...policyFields,
  ...returnTermsSchema,
  refundMethod: z.enum(['MONEY_BACK', 'MERCHANDISE_CREDIT']).optional(),
  returnInstructions: z.string().optional(),
  extendedHolidayReturnsOffered: z.boolean().optional(),
  restockingFeePercentage: z.string().optional(),
  internationalOverride: z.object(returnTermsSchema).optional(),
});
export type ReturnPolicyBody = z.infer<typeof returnPolicySchema>;

export const programSchema = z.object({ programType: z.string().optional() });

export const shippingFulfillmentSchema = z.object({
  lineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.int().optional() })).optional(),
  shippedDate: z.string().optional(),
  shippingCarrierCode: z.string().optional(),
  trackingNumber: z.string().optional(),
});

export const imageFromUrlSchema = z.object({ imageUrl: z.string().optional() });
