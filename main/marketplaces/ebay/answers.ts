import { z } from 'zod';

/**
 * eBay's answers, as far as the app reads them. Tolerant on purpose: members that are not listed pass, and values of open
 * sets (states, conditions) are plain text, so that a word eBay adds tomorrow breaks nothing. What the app cannot do
 * without is required, and its absence is an error that names it.
 */

export const amountSchema = z.object({ value: z.string(), currency: z.string() });
export type Amount = z.infer<typeof amountSchema>;

export const issueSchema = z.object({
  errorId: z.number().int(),
  category: z.string().optional(),
  message: z.string().optional(),
  longMessage: z.string().optional(),
  parameters: z.array(z.object({ name: z.string().optional(), value: z.string().optional() })).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

export const errorBodySchema = z.object({ errors: z.array(issueSchema).min(1) });
export const oauthErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

export const userSchema = z.object({
  userId: z.string().min(1),
  username: z.string().min(1),
  accountType: z.string().optional(),
  registrationMarketplaceId: z.string().optional(),
});

export const imageSchema = z.object({ imageUrl: z.url() });

export const offerCreatedSchema = z.object({ offerId: z.string().min(1) });
export const publishedSchema = z.object({ listingId: z.string().min(1) });
/** Calls whose answer may be a body with warnings, or nothing at all. */
export const acknowledgedSchema = z.unknown();

export const offerSchema = z.object({
  offerId: z.string().min(1),
  sku: z.string().optional(),
  marketplaceId: z.string().optional(),
  format: z.string().optional(),
  status: z.string(),
  categoryId: z.string().optional(),
  availableQuantity: z.number().int().optional(),
  pricingSummary: z.object({ price: amountSchema.optional() }).optional(),
  listingPolicies: z
    .object({
      fulfillmentPolicyId: z.string().optional(),
      paymentPolicyId: z.string().optional(),
      returnPolicyId: z.string().optional(),
    })
    .optional(),
  merchantLocationKey: z.string().optional(),
  listing: z.object({ listingId: z.string().optional(), listingStatus: z.string().optional() }).optional(),
});
export type Offer = z.infer<typeof offerSchema>;
/** All that an offer says, to be said again with one thing changed. */
export const wholeOfferSchema = z.looseObject({ listingPolicies: z.looseObject({}).optional() });
export type WholeOffer = z.infer<typeof wholeOfferSchema>;
export const offersSchema = z.object({ offers: z.array(offerSchema).default([]) });

export const inventoryItemSchema = z.object({
  condition: z.string().optional(),
  availability: z
    .object({ shipToLocationAvailability: z.object({ quantity: z.number().int().optional() }).optional() })
    .optional(),
  product: z.object({ title: z.string().optional(), imageUrls: z.array(z.string()).optional() }).optional(),
});
export type InventoryItem = z.infer<typeof inventoryItemSchema>;

export const inventoryItemsSchema = z.object({
  inventoryItems: z.array(inventoryItemSchema.extend({ sku: z.string().min(1) })).default([]),
  next: z.string().optional(),
});

export const subtreeSchema = z.object({
  categorySubtreeNode: z.object({
    category: z.object({ categoryName: z.string() }),
    leafCategoryTreeNode: z.boolean().optional(),
    childCategoryTreeNodes: z.array(z.unknown()).optional(),
  }),
});

export const bulkRowsSchema = z.object({
  responses: z.array(
    z.object({
      sku: z.string().optional(),
      offerId: z.string().optional(),
      statusCode: z.number().int(),
      errors: z.array(issueSchema).optional(),
    }),
  ),
});

const policyName = z.object({ name: z.string(), description: z.string().optional() });
export const fulfillmentPolicySchema = policyName.extend({
  fulfillmentPolicyId: z.string(),
  handlingTime: z.object({ value: z.number() }).optional(),
  shippingOptions: z
    .array(
      z.object({
        optionType: z.string().optional(),
        costType: z.string().optional(),
        shippingServices: z
          .array(z.object({ freeShipping: z.boolean().optional(), shippingCost: amountSchema.optional() }))
          .optional(),
      }),
    )
    .optional(),
});
export type FulfillmentPolicy = z.infer<typeof fulfillmentPolicySchema>;
export const paymentPolicySchema = policyName.extend({
  paymentPolicyId: z.string(),
  immediatePay: z.boolean().optional(),
});
export type PaymentPolicy = z.infer<typeof paymentPolicySchema>;
export const returnPolicySchema = policyName.extend({
  returnPolicyId: z.string(),
  returnsAccepted: z.boolean().optional(),
  returnPeriod: z.object({ value: z.number() }).optional(),
});
export type ReturnPolicy = z.infer<typeof returnPolicySchema>;

export const fulfillmentPoliciesSchema = z.object({
  fulfillmentPolicies: z.array(fulfillmentPolicySchema).default([]),
});
export const paymentPoliciesSchema = z.object({ paymentPolicies: z.array(paymentPolicySchema).default([]) });
export const returnPoliciesSchema = z.object({ returnPolicies: z.array(returnPolicySchema).default([]) });

export const locationSchema = z.object({
  merchantLocationKey: z.string(),
  name: z.string().optional(),
  merchantLocationStatus: z.string().optional(),
  location: z
    .object({
      address: z
        .object({
          city: z.string().optional(),
          stateOrProvince: z.string().optional(),
          postalCode: z.string().optional(),
          country: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});
export type Location = z.infer<typeof locationSchema>;
export const locationsSchema = z.object({
  locations: z.array(locationSchema).default([]),
  total: z.number().int().optional(),
});

export const treeSchema = z.object({ categoryTreeId: z.string(), categoryTreeVersion: z.string() });
/** An empty answer (204) is possible and means: no suggestion. */
export const suggestionsSchema = z
  .object({
    categorySuggestions: z
      .array(
        z.object({
          category: z.object({ categoryId: z.string(), categoryName: z.string() }),
          categoryTreeNodeAncestors: z
            .array(z.object({ categoryName: z.string(), categoryTreeNodeLevel: z.number().int().optional() }))
            .optional(),
        }),
      )
      .default([]),
  })
  .optional();

export const aspectsSchema = z
  .object({
    aspects: z
      .array(
        z.object({
          localizedAspectName: z.string(),
          aspectConstraint: z
            .object({
              aspectRequired: z.boolean().optional(),
              aspectUsage: z.string().optional(),
              aspectMode: z.string().optional(),
              itemToAspectCardinality: z.string().optional(),
              aspectMaxLength: z.number().int().optional(),
              aspectDataType: z.string().optional(),
            })
            .optional(),
          aspectValues: z.array(z.object({ localizedValue: z.string() })).optional(),
        }),
      )
      .default([]),
  })
  .optional();

export const conditionPoliciesSchema = z
  .object({
    itemConditionPolicies: z
      .array(
        z.object({
          categoryId: z.string(),
          itemConditionRequired: z.boolean().optional(),
          itemConditions: z
            .array(
              z.object({
                conditionId: z.string(),
                conditionDescription: z.string().optional(),
                conditionDescriptors: z
                  .array(
                    z.object({
                      conditionDescriptorId: z.string(),
                      conditionDescriptorName: z.string(),
                      conditionDescriptorConstraint: z
                        .object({
                          usage: z.string().optional(),
                          mode: z.string().optional(),
                          maxLength: z.number().optional(),
                        })
                        .optional(),
                      conditionDescriptorValues: z
                        .array(
                          z.object({
                            conditionDescriptorValueId: z.string(),
                            conditionDescriptorValueName: z.string(),
                          }),
                        )
                        .optional(),
                    }),
                  )
                  .optional(),
              }),
            )
            .optional(),
        }),
      )
      .default([]),
  })
  .optional();

export const orderSchema = z.object({
  orderId: z.string().min(1),
  creationDate: z.string(),
  lastModifiedDate: z.string(),
  orderPaymentStatus: z.string().optional(),
  buyer: z.object({ username: z.string().optional() }).optional(),
  pricingSummary: z.object({ total: amountSchema.optional() }).optional(),
  lineItems: z.array(
    z.object({
      lineItemId: z.string().min(1),
      sku: z.string().optional(),
      title: z.string().optional(),
      quantity: z.number().int().positive(),
      /** Price of one piece times the quantity, before discounts and postage. */
      lineItemCost: amountSchema,
    }),
  ),
});
export type EbayOrder = z.infer<typeof orderSchema>;
export const ordersSchema = z.object({ orders: z.array(orderSchema).default([]), next: z.string().optional() });
