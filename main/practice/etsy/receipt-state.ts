import { z } from 'zod';
import { propertyValueSchema } from './listing-state.ts';

export const RECEIPT_STATUSES = [
  'paid',
  'completed',
  'open',
  'payment processing',
  'canceled',
  'fully refunded',
  'partially refunded',
] as const;

const buyerSchema = z.object({
  userId: z.int(),
  name: z.string(),
  email: z.string(),
  firstLine: z.string(),
  secondLine: z.string().nullable(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  country: z.string(),
});
export type Buyer = z.infer<typeof buyerSchema>;

/** What was bought; money in the currency's smallest unit. */
const transactionSchema = z.object({
  transactionId: z.int(),
  listingId: z.int(),
  productId: z.int(),
  sku: z.string(),
  title: z.string(),
  description: z.string(),
  quantity: z.int(),
  price: z.int(),
  shippingCost: z.int(),
  imageId: z.int().nullable(),
  shippingProfileId: z.int().nullable(),
  minProcessingDays: z.int().nullable(),
  maxProcessingDays: z.int().nullable(),
  propertyValues: z.array(propertyValueSchema),
});
export type Transaction = z.infer<typeof transactionSchema>;

const shipmentSchema = z.object({
  shipmentId: z.int(),
  carrier: z.string(),
  trackingCode: z.string(),
  notifiedAt: z.int(),
});

/** An order. Times in epoch seconds. */
export const receiptSchema = z.object({
  receiptId: z.int(),
  shopId: z.int(),
  sellerUserId: z.int(),
  currency: z.string(),
  status: z.enum(RECEIPT_STATUSES),
  buyer: buyerSchema,
  created: z.int(),
  updated: z.int(),
  paidAt: z.int().nullable(),
  shippedAt: z.int().nullable(),
  paymentId: z.int(),
  transactions: z.array(transactionSchema),
  shipments: z.array(shipmentSchema),
  /** Letters Etsy sent the buyer about this order: one for every submission of tracking. */
  mails: z.array(z.object({ at: z.int(), text: z.string() })),
});
export type Receipt = z.infer<typeof receiptSchema>;
