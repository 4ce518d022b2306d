import { z } from 'zod';
import { gridColumnSchema } from '../domain/grid-column.ts';
import { idListSchema, idSchema } from '../domain/ids.ts';
import { facetSchema, itemFilterSchema, itemPlaceSchema } from '../domain/item-filter.ts';
import {
  itemLimits,
  itemPatchSchema,
  itemRowSchema,
  itemSchema,
  stockEventSchema,
  stockReasonSchema,
  variantOptionsSchema,
  variantPatchSchema,
} from '../domain/item.ts';
import { matrixLimits, variantOptionSchema } from '../domain/variant-matrix.ts';
import { fieldProblemSchema } from '../errors.ts';
import { request } from './define.ts';

export const itemQuerySchema = z.object({
  /** What stands in the search box, as typed. */
  search: z.string().max(500),
  /** What else must hold; absent, everything does. */
  filter: itemFilterSchema.optional(),
  sort: gridColumnSchema,
  descending: z.boolean(),
  /** The inventory, the archive or the recycle bin. */
  place: itemPlaceSchema,
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
});
export type ItemQuery = z.infer<typeof itemQuerySchema>;

/** The same without a window: what "select all" means. */
export const itemIdsQuerySchema = itemQuerySchema.omit({ offset: true, limit: true });
export type ItemIdsQuery = z.infer<typeof itemIdsQuerySchema>;

/** The values of one facet among what the rest of the filter leaves over. */
export const facetQuerySchema = itemIdsQuerySchema.omit({ sort: true, descending: true }).extend({
  facet: facetSchema,
  /** Values that contain this; where there are too many to show, typing finds the others. */
  find: z.string().max(200),
});
export type FacetQuery = z.infer<typeof facetQuerySchema>;

const facetValueSchema = z.object({ value: z.string(), count: z.number().int() });
export type FacetValue = z.infer<typeof facetValueSchema>;

/** Which photo could not be taken in, and why; the others were. */
export const photoImportSchema = z.object({
  item: itemSchema,
  refused: z.array(z.object({ fileName: z.string(), problem: fieldProblemSchema })),
  /** Taken in, with something to be said about it: of an animation, the first picture. */
  noted: z.array(z.object({ fileName: z.string(), problem: fieldProblemSchema })),
});
export type PhotoImport = z.infer<typeof photoImportSchema>;

/** One run for all that was moved, which `history.undo` takes back; `left`: the last ids, which it was stopped before. */
const movedRun = { runId: idSchema.nullable(), left: z.number().int() };

const purgedSchema = z.object({ purged: z.number().int(), listed: z.number().int(), left: z.number().int() });

export const inventoryRequests = {
  'items.list': request(itemQuerySchema, z.object({ rows: z.array(itemRowSchema), total: z.number().int() })),
  /** Every id that a query finds, in its order. */
  'items.ids': request(itemIdsQuerySchema, z.object({ ids: z.array(z.string()) })),
  /** How many of these items a query finds: what of a selection is in sight. */
  'items.among': request(
    itemIdsQuerySchema.omit({ sort: true, descending: true }).extend({ ids: idListSchema }),
    z.object({ found: z.number().int() }),
  ),
  /** Most frequent first; `more` when there are others. */
  'items.facet': request(facetQuerySchema, z.object({ values: z.array(facetValueSchema), more: z.boolean() })),
  /** Bins and tags that are in use, the most used first. */
  'items.words': request(z.void(), z.object({ locations: z.array(z.string()), tags: z.array(z.string()) })),
  'items.get': request(z.object({ id: idSchema }), itemSchema),
  /** A new item with one variant, whose SKU follows the rule. Nothing is required at first. */
  'items.create': request(itemPatchSchema, itemSchema),
  /** Autosave. `baseRevision` is the revision the edit was made on; an older one that overlaps is refused as a conflict. */
  'items.update': request(
    z.object({ id: idSchema, baseRevision: z.number().int(), patch: itemPatchSchema }),
    itemSchema,
  ),
  /** How many open listings these items have, and how many of them are being published right now. */
  'items.onSale': request(
    z.object({ ids: idListSchema }),
    z.object({ listings: z.number().int(), onTheWay: z.number().int() }),
  ),
  /**
   * Into the recycle bin, all of them or none. Open listings are ended or kept as the seller decides; refused while there
   * are any and nothing was decided. Items that are being published stay where they are.
   */
  'items.remove': request(
    z.object({ ids: idListSchema, listings: z.enum(['refuse', 'end', 'keep']).default('refuse') }),
    z.object({ ...movedRun, removed: z.number().int(), onTheWay: z.number().int(), ending: z.number().int() }),
  ),
  /** All of them or none. A SKU that was taken meanwhile is refused, or replaced by the next one of the rule. */
  'items.restore': request(
    z.object({ ids: idListSchema, takenSkus: z.enum(['refuse', 'renew']).default('refuse') }),
    z.object({ ...movedRun, restored: z.number().int() }),
  ),
  /** A new item with the same texts, prices and variants, but SKUs of its own, no stock and no photos. */
  'items.duplicate': request(z.object({ id: idSchema }), itemSchema),
  /** One variant for each combination of the options; those of no combination are taken off. */
  'variants.matrix': request(z.object({ itemId: idSchema, options: z.array(variantOptionSchema).max(20) }), itemSchema),
  /** The same values for several variants of an item, in one step that is undone as one. */
  'variants.fill': request(
    z.object({
      itemId: idSchema,
      ids: z.array(idSchema).min(1).max(matrixLimits.variants),
      patch: variantPatchSchema.pick({ price: true, cost: true, photoId: true }),
      quantity: z.number().int().min(0).max(itemLimits.quantity).optional(),
    }),
    itemSchema,
  ),
  /** Into the archive, as `items.remove`; they keep their SKUs. */
  'items.archive': request(
    z.object({ ids: idListSchema, listings: z.enum(['refuse', 'end', 'keep']).default('refuse') }),
    z.object({ ...movedRun, archived: z.number().int(), ending: z.number().int() }),
  ),
  'items.unarchive': request(z.object({ ids: idListSchema }), z.object({ ...movedRun, unarchived: z.number().int() })),
  /** Ends the move of many items that is under way; what it did so far stands. Nothing happens when none is. */
  'items.stopMoving': request(z.void(), z.void()),
  /** Out of the recycle bin for good, which cannot be taken back. Items with an open listing stay and are counted. */
  'items.purge': request(z.object({ ids: idListSchema }), purgedSchema),
  'items.emptyBin': request(z.void(), purgedSchema),
  'variants.add': request(z.object({ itemId: idSchema, options: variantOptionsSchema }), itemSchema),
  'variants.update': request(z.object({ id: idSchema, patch: variantPatchSchema }), itemSchema),
  /** Refused for the last variant of an item. */
  'variants.remove': request(z.object({ id: idSchema }), itemSchema),
  /** Takes a removal back. Refused while another variant has the SKU. */
  'variants.restore': request(z.object({ id: idSchema }), itemSchema),
  'stock.adjust': request(
    z.object({
      variantId: idSchema,
      reason: stockReasonSchema.exclude(['sale']),
      /** Either a change, or the number that was counted. */
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('delta'), delta: z.number().int().min(-1_000_000).max(1_000_000) }),
        z.object({ kind: z.literal('count'), quantity: z.number().int().min(0).max(1_000_000) }),
      ]),
      note: z.string().max(500),
    }),
    itemSchema,
  ),
  'stock.history': request(z.object({ variantId: idSchema }), z.array(stockEventSchema)),
  /** Opens the system's file dialog in main; the renderer never sees a path. */
  'photos.choose': request(z.object({ itemId: idSchema }), photoImportSchema),
  /** Dropped or pasted files, 50 MB at most each. */
  'photos.import': request(
    z.object({
      itemId: idSchema,
      files: z
        .array(
          z.object({
            fileName: z.string().max(500),
            bytes: z.instanceof(Uint8Array<ArrayBuffer>).refine((bytes) => bytes.byteLength <= 50 * 1024 * 1024),
          }),
        )
        .min(1)
        .max(48),
    }),
    photoImportSchema,
  ),
  'photos.reorder': request(z.object({ itemId: idSchema, photoIds: z.array(idSchema).max(48) }), itemSchema),
  /** Photos of one item, taken off together. */
  'photos.remove': request(z.object({ ids: z.array(idSchema).min(1).max(48) }), itemSchema),
  'photos.restore': request(z.object({ ids: z.array(idSchema).min(1).max(48) }), itemSchema),
};
