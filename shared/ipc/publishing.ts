import { z } from 'zod';
import { findingSchema } from '../domain/finding.ts';
import { idListSchema, idSchema, timeSchema } from '../domain/ids.ts';
import { intentKindSchema, intentStateSchema, listingSchema, unsentOfferSchema } from '../domain/listing.ts';
import { endModeSchema } from '../domain/marketplace.ts';
import { moneySchema } from '../domain/money.ts';
import { pairListSchema, pairSchema } from '../domain/pairs.ts';
import { feeSchema } from '../domain/pricing.ts';
import { orderSchema } from '../domain/order.ts';
import { appErrorDataSchema } from '../errors.ts';
import { request } from './define.ts';

/** One item on one account, judged before anything is sent. */
export const publishCellSchema = z.object({
  itemId: idSchema,
  accountId: idSchema,
  findings: z.array(findingSchema),
  /** Already live there; publishing would be a duplicate and is refused. */
  listing: listingSchema.nullable(),
  itemPrice: moneySchema.nullable(),
  /** What would be asked there: the item's price by the account's rule. */
  price: moneySchema.nullable(),
  /** Of one piece at that price, by the marketplace's published fees: estimates. */
  fees: z.array(feeSchema),
  cost: moneySchema.nullable(),
  /** Price less fees, less cost where it is known. `null` without a price, or when currencies differ. */
  net: moneySchema.nullable(),
});
export type PublishCell = z.infer<typeof publishCellSchema>;

/** A request exactly as it would be sent, credentials left out. Values known only on the way are shown as `‹name›`. */
export const previewRequestSchema = z.object({
  step: z.string(),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

export const intentSchema = z.object({
  id: idSchema,
  batchId: idSchema,
  kind: intentKindSchema,
  itemId: idSchema,
  itemTitle: z.string(),
  sku: z.string(),
  accountId: idSchema,
  state: intentStateSchema,
  steps: z.array(z.object({ name: z.string(), state: z.enum(['pending', 'started', 'done']) })),
  findings: z.array(findingSchema),
  error: appErrorDataSchema.nullable(),
  listing: listingSchema.nullable(),
  retryAt: timeSchema.nullable(),
  /** While it waits: for a moment (`retryAt`), for a sign-in, or for the seller, who does the step by hand. */
  waitsFor: z.enum(['time', 'sign_in', 'seller']).nullable(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});
export type Intent = z.infer<typeof intentSchema>;

const pairs = z.object({ pairs: pairListSchema });
const intentIds = z.object({ intentIds: idListSchema.min(1) });
const listingIds = z.object({ listingIds: idListSchema.min(1) });
const queued = z.object({ batchId: idSchema, intentIds: idListSchema });

/** A quota that ends before all of a batch is out. Nothing is shown for those that suffice. */
export const forecastSchema = z.object({
  accountId: idSchema,
  /** Catalogue key below `budget.`. */
  budget: z.string(),
  /** About how many postings wait until `resetsAt`. */
  postponed: z.number().int(),
  of: z.number().int(),
  resetsAt: timeSchema.nullable(),
});
export type Forecast = z.infer<typeof forecastSchema>;

export const publishingRequests = {
  'publishing.preflight': request(pairs, z.array(publishCellSchema)),
  /** What the quotas of the accounts will make wait. */
  'publishing.forecast': request(pairs, z.array(forecastSchema)),
  'publishing.preview': request(pairSchema, z.array(previewRequestSchema)),
  /** Queues what preflight lets pass; the rest comes back as failed intents with their findings. */
  'publishing.publish': request(pairs, queued),
  'publishing.batch': request(z.object({ batchId: idSchema }), z.array(intentSchema)),
  /** Newest first, unfinished ones before the rest. */
  'publishing.recent': request(z.object({ limit: z.number().int().min(1).max(500) }), z.array(intentSchema)),
  'publishing.retry': request(intentIds, z.object({ retried: z.number().int() })),
  /** Only what has not started; a running step is always finished. */
  'publishing.cancel': request(intentIds, z.object({ cancelled: z.number().int() })),
  'listings.forItem': request(z.object({ itemId: idSchema }), z.array(listingSchema)),
  /** Of the item's listings those that offer something else than the item has by now. */
  'listings.unsent': request(z.object({ itemId: idSchema }), z.array(unsentOfferSchema)),
  'listings.list': request(
    z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({
      rows: z.array(listingSchema.extend({ itemTitle: z.string(), sku: z.string() })),
      total: z.number().int(),
    }),
  ),
  /** Sends the item's present price, quantity and policies. */
  'listings.revise': request(listingIds, queued),
  'listings.end': request(listingIds.extend({ mode: endModeSchema.default('end') }), queued),
  /** Asks the marketplace now and stores what it said. */
  'listings.readBack': request(z.object({ id: idSchema }), listingSchema),
  'orders.list': request(
    z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({ rows: z.array(orderSchema), total: z.number().int() }),
  ),
  /** Asks every connected account for new orders now. */
  'orders.check': request(z.void(), z.object({ found: z.number().int() })),
};
