import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { marketplaceIdSchema } from './marketplace.ts';
import { moneySchema } from './money.ts';

export const orderLineSchema = z.object({
  id: idSchema,
  remoteLineId: z.string(),
  sku: z.string(),
  title: z.string(),
  quantity: z.number().int().positive(),
  price: moneySchema,
  /** Absent when no item of ours carries the SKU. */
  itemId: idSchema.nullable(),
  /** Pieces sold that were not in stock any more; absent when all were. */
  oversold: z.number().int().positive().optional(),
});

/** A sale as the marketplace reported it, ingested once. Buyer's address stays out until shipping needs it. */
export const orderSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  marketplace: marketplaceIdSchema,
  remoteOrderId: z.string(),
  orderedAt: timeSchema,
  detectedAt: timeSchema,
  buyerName: z.string(),
  total: moneySchema,
  lines: z.array(orderLineSchema),
});
export type Order = z.infer<typeof orderSchema>;
