import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { itemLimits } from '../domain/item.ts';
import { moneySchema } from '../domain/money.ts';
import { request } from './define.ts';

/** One cost that a variant had, and what gave it. */
export const costEntrySchema = z.object({
  id: idSchema,
  at: timeSchema,
  before: moneySchema.nullable(),
  cost: moneySchema.nullable(),
  why: z.enum(['hand', 'lot', 'bulk', 'import', 'undo']),
  /** The lot whose split gave it. */
  lotName: z.string().nullable(),
});
export type CostEntry = z.infer<typeof costEntrySchema>;

/** What a number of pieces is worth, by currency; pieces whose cost is not known are counted instead of guessed. */
const effectSchema = z.object({ amounts: z.array(moneySchema), withoutCost: z.number().int() });

/** A count of the stock of one bin, or of everything. */
export const countSchema = z.object({
  id: idSchema,
  /** `null`: everywhere. Empty: where no bin is entered. */
  location: z.string().nullable(),
  blind: z.boolean(),
  state: z.enum(['open', 'paused', 'applied', 'cancelled']),
  startedAt: timeSchema,
  endedAt: timeSchema.nullable(),
  lines: z.number().int(),
  counted: z.number().int(),
  different: z.number().int(),
});
export type Count = z.infer<typeof countSchema>;

export const countLineSchema = z.object({
  position: z.number().int(),
  variantId: idSchema,
  itemId: idSchema,
  title: z.string(),
  options: z.string(),
  sku: z.string(),
  location: z.string(),
  /** It turned up in this count but is kept elsewhere. */
  found: z.boolean(),
  /** By the ledger: at the time of the entry, or now while there is none. Not told in a blind count. */
  expected: z.number().int().nullable(),
  counted: z.number().int().nullable(),
  cost: moneySchema.nullable(),
});
export type CountLine = z.infer<typeof countLineSchema>;

const locationSchema = z.string().max(itemLimits.location * 2);
const windowShape = {
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
};
const byId = z.object({ id: idSchema });

export const stockRequests = {
  'stock.costs': request(z.object({ variantId: idSchema }), z.array(costEntrySchema)),

  /** Bins that items lie in, with what is in them. */
  'counts.places': request(
    z.void(),
    z.array(z.object({ location: z.string(), items: z.number().int(), pieces: z.number().int() })),
  ),
  /** The last ones, unfinished first. */
  'counts.list': request(z.void(), z.array(countSchema)),
  /** Refused while a count of the same place is unfinished. */
  'counts.start': request(z.object({ location: locationSchema.nullable(), blind: z.boolean() }), countSchema),
  'counts.get': request(
    byId,
    countSchema.extend({
      effect: effectSchema,
      /** Lines that nobody counted and that have pieces by the ledger. */
      uncountedInStock: z.number().int(),
      /** Lines that turned up here but are kept elsewhere. */
      found: z.number().int(),
    }),
  ),
  'counts.rows': request(
    z.object({ id: idSchema, show: z.enum(['all', 'open', 'different']), ...windowShape }),
    z.object({ rows: z.array(countLineSchema), total: z.number().int() }),
  ),
  /** One more piece, by its SKU: what a scanner types. */
  'counts.scan': request(z.object({ id: idSchema, sku: z.string().max(itemLimits.sku * 2) }), countLineSchema),
  'counts.enter': request(
    z.object({
      id: idSchema,
      position: z.number().int().min(0).max(10_000_000),
      counted: z.number().int().min(0).max(itemLimits.quantity).nullable(),
    }),
    countLineSchema,
  ),
  'counts.pause': request(byId, countSchema),
  'counts.resume': request(byId, countSchema),
  'counts.cancel': request(byId, countSchema),
  /**
   * Corrects the stock by the differences. `missing`: what nobody counted stays, or counts as none. `move`: what turned up
   * here gets this bin. `limited` are lines of which more had been sold meanwhile than the correction takes away.
   */
  'counts.apply': request(
    z.object({ id: idSchema, missing: z.enum(['leave', 'zero']), move: z.boolean() }),
    z.object({ runId: idSchema, corrected: z.number().int(), limited: z.number().int() }),
  ),

  /** Items at or below their threshold, the fewest pieces first. */
  'lowStock.list': request(
    z.object(windowShape),
    z.object({
      rows: z.array(
        z.object({
          id: idSchema,
          title: z.string(),
          sku: z.string(),
          location: z.string(),
          quantity: z.number().int(),
          threshold: z.number().int(),
          /** Set for this item; otherwise by default. */
          own: z.boolean(),
          cost: moneySchema.nullable(),
          liveListings: z.number().int(),
        }),
      ),
      total: z.number().int(),
    }),
  ),
  /** Items that fell to their threshold since the seller looked at the list. */
  'lowStock.unseen': request(z.void(), z.object({ items: z.number().int() })),
  'lowStock.seen': request(z.void(), z.void()),
};
