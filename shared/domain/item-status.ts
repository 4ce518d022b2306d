import { z } from 'zod';

/**
 * How an item stands at the marketplaces. It can stand several ways at once, live here and being published there; the most
 * urgent one, in this order, is what the grid shows.
 *
 * `needs_attention`: an intent has an unknown outcome, or an open listing is unconfirmed or differs from what was sent.
 * `publishing`: a publication is queued, running or waiting. `live`: a listing is open. `sold_out` and `ended`: none is
 * open, and one was sold out, or otherwise one was ended. `not_listed`: nothing of this.
 */
export const itemStatuses = ['needs_attention', 'publishing', 'live', 'sold_out', 'ended', 'not_listed'] as const;
export const itemStatusSchema = z.enum(itemStatuses);
export type ItemStatus = z.infer<typeof itemStatusSchema>;
