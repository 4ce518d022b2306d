import { z } from 'zod';
import { findingSchema } from '../domain/finding.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { marketplaceIdSchema } from '../domain/marketplace.ts';
import { request } from './define.ts';

/** What the seller is asked to do on the marketplace's own site. */
export const handAskSchema = z.enum(['post', 'change_price', 'take_down', 'mark_sold']);
export type HandAsk = z.infer<typeof handAskSchema>;

/** One thing that waits for the seller's hand. */
export const handTaskSchema = z.object({
  intentId: idSchema,
  ask: handAskSchema,
  itemId: idSchema,
  itemTitle: z.string(),
  sku: z.string(),
  accountId: idSchema,
  marketplace: marketplaceIdSchema,
  since: timeSchema,
  /** The page of the listing concerned, where it is known. */
  listingUrl: z.string().nullable(),
});
export type HandTask = z.infer<typeof handTaskSchema>;

/** The texts to copy, in the order of the marketplace's form. */
export const handCopySchema = z.object({
  ask: handAskSchema,
  /** Where it is done: the posting form, or the listing's own page. */
  pageUrl: z.string(),
  /** `label`: catalogue key below `copy.`. */
  texts: z.array(z.object({ label: z.string(), text: z.string() })),
  notes: z.array(findingSchema),
  photoCount: z.number().int(),
});
export type HandCopy = z.infer<typeof handCopySchema>;

const intent = z.object({ intentId: idSchema });

export const byHandRequests = {
  /** Oldest first. */
  'publishing.handTasks': request(z.void(), z.array(handTaskSchema)),
  'publishing.handCopy': request(intent, handCopySchema),
  /** Lays the photos out in a folder, in order, and shows it. */
  'publishing.openPhotos': request(intent, z.object({ files: z.number().int() })),
  /** It is done. `url`: the address of the new listing, `null` when the seller has none. */
  'publishing.confirmByHand': request(intent.extend({ url: z.string().max(2_000).nullable() }), z.void()),
};
