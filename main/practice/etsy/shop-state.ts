import { z } from 'zod';

export const sectionSchema = z.object({ sectionId: z.int(), shopId: z.int(), title: z.string(), rank: z.int() });
export type Section = z.infer<typeof sectionSchema>;

/** Where a shipping profile delivers to and for how much; costs in the currency's smallest unit. */
const destinationSchema = z.object({
  destinationId: z.int(),
  country: z.string().nullable(),
  region: z.enum(['eu', 'non_eu', 'none']),
  primaryCost: z.int(),
  secondaryCost: z.int(),
  carrierId: z.int().nullable(),
  mailClass: z.string().nullable(),
  minDays: z.int().nullable(),
  maxDays: z.int().nullable(),
});
export type Destination = z.infer<typeof destinationSchema>;

export const shippingProfileSchema = z.object({
  profileId: z.int(),
  shopId: z.int(),
  userId: z.int(),
  title: z.string(),
  originCountry: z.string(),
  originPostalCode: z.string().nullable(),
  destinations: z.array(destinationSchema),
});
export type ShippingProfile = z.infer<typeof shippingProfileSchema>;

/** A processing profile; Etsy's API calls it readiness state definition. */
export const readinessSchema = z.object({
  readinessId: z.int(),
  shopId: z.int(),
  readinessState: z.enum(['ready_to_ship', 'made_to_order']),
  min: z.int(),
  max: z.int(),
  unit: z.enum(['days', 'weeks']),
});
export type Readiness = z.infer<typeof readinessSchema>;

export const returnPolicySchema = z.object({
  policyId: z.int(),
  shopId: z.int(),
  acceptsReturns: z.boolean(),
  acceptsExchanges: z.boolean(),
  deadline: z.int().nullable(),
});
export type ReturnPolicy = z.infer<typeof returnPolicySchema>;
