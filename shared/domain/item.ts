import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { idSchema, timeSchema } from './ids.ts';
import { itemStatusSchema } from './item-status.ts';
import { marketplaceIdSchema } from './marketplace.ts';
import { moneySchema } from './money.ts';
import { photoEditSchema } from './photo-edit.ts';

/**
 * Bounds of ours. They are wider than any marketplace's (preflight judges those): the app must be able to hold what the
 * seller pasted, and only refuse what cannot be a title at all.
 */
export const itemLimits = {
  title: 500,
  description: 500_000,
  conditionNote: 1_000,
  category: 200,
  sku: 100,
  optionName: 40,
  optionValue: 100,
  photos: 48,
  location: 100,
  tags: 50,
  tag: 60,
  quantity: 1_000_000,
} as const;

/** Lengths of ours are counted in Unicode code points. */
export const codePoints = (text: string): number => Array.from(text).length;

/** The refusal's `params` are what its text is made of (main/ipc/refused-input.ts). */
const atMost = (limit: number) => ({ params: { reason: 'too_long', limit } });
const isWithin = (text: string, limit: number): boolean => text.length <= limit || codePoints(text) <= limit;

const bounded = (limit: number) => z.string().refine((text) => isWithin(text, limit), atMost(limit));

export const skuSchema = z
  .string()
  .trim()
  .min(1)
  .refine((text) => isWithin(text, itemLimits.sku), atMost(itemLimits.sku));

/** Option values of a variant, such as `{ Size: 'M' }`; empty for an item that comes in one form only. */
export const variantOptionsSchema = z.record(bounded(itemLimits.optionName), bounded(itemLimits.optionValue));

export const priceSchema = moneySchema.refine(({ amount }) => amount >= 0, {
  params: { reason: 'too_little', limit: 0 },
});

/** Tags in the seller's order, each once. */
export const tagsSchema = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .refine((text) => isWithin(text, itemLimits.tag), atMost(itemLimits.tag)),
  )
  .max(itemLimits.tags)
  .transform((tags) => [...new Set(tags)]);

/** What has a SKU, a price and a stock. */
export const variantSchema = z.object({
  id: idSchema,
  sku: z.string(),
  options: variantOptionsSchema,
  price: moneySchema.nullable(),
  cost: moneySchema.nullable(),
  /** Sum of the variant's stock events, never below zero. */
  quantity: z.number().int().nonnegative(),
  position: z.number().int(),
  /** One of the item's photos that shows this variant; none: the item's own. */
  photoId: idSchema.nullable(),
});
export type Variant = z.infer<typeof variantSchema>;

export const photoSchema = z.object({
  id: idSchema,
  position: z.number().int(),
  fileName: z.string(),
  /** After orientation was applied. */
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  mediaType: z.string(),
  /** What is done to the original before it is shown and sent; `null`: nothing. */
  edit: photoEditSchema.nullable(),
});
export type Photo = z.infer<typeof photoSchema>;

/**
 * What an item has for itself of the choices that an account makes for all (shipping policy, place it ships from), by account
 * and by the key of the choice. The name is kept beside the marketplace's id, so that it can be shown without asking there.
 */
export const itemTermSchema = z.object({ value: z.string().min(1).max(128), label: z.string().max(300) });
export type ItemTerm = z.infer<typeof itemTermSchema>;
export const termKeySchema = z.string().regex(/^[a-z]{1,64}$/i);
export const itemTermsSchema = z.record(idSchema, z.record(termKeySchema, itemTermSchema));
export type ItemTerms = z.infer<typeof itemTermsSchema>;

/** What one marketplace needs beyond the shared fields. `aspects` are that marketplace's attribute names. */
export const marketDetailsSchema = z.object({
  categoryId: z.string().max(64).nullable(),
  categoryName: z.string().max(500).nullable(),
  aspects: z.record(z.string().max(200), z.array(z.string().max(1_000)).max(100)),
  /** What this marketplace gets instead of the item's own; absent parts are as everywhere else. */
  own: z
    .object({ title: bounded(itemLimits.title), description: bounded(itemLimits.description), price: priceSchema })
    .partial()
    .optional(),
  /** Absent while all is as the accounts have it. */
  terms: itemTermsSchema.optional(),
});
export type MarketDetails = z.infer<typeof marketDetailsSchema>;

/** The same details with another choice on one account; `null`: as the account has it. Empty parts are left out. */
export function withTerm(details: MarketDetails, accountId: string, key: string, term: ItemTerm | null): MarketDetails {
  const { terms = {}, ...rest } = details;
  const { [accountId]: ofAccount = {}, ...others } = terms;
  const { [key]: _, ...without } = ofAccount;
  const next = term === null ? without : { ...ofAccount, [key]: term };
  const all = Object.keys(next).length === 0 ? others : { ...others, [accountId]: next };
  return Object.keys(all).length === 0 ? rest : { ...rest, terms: all };
}

/** What the seller owns. A one-off piece is an item with one variant. */
export const itemSchema = z.object({
  id: idSchema,
  title: z.string(),
  description: z.string(),
  condition: conditionSchema.nullable(),
  conditionNote: z.string(),
  /** The seller's own grouping, free text. */
  category: z.string(),
  /** Where it lies: shelf, box, room. Sellers call it the bin. */
  location: z.string(),
  tags: z.array(z.string()),
  /** Pieces at or below which it is low on stock; `null`: the default of the settings. */
  lowStockAt: z.number().int().nullable(),
  variants: z.array(variantSchema).min(1),
  photos: z.array(photoSchema),
  markets: z.partialRecord(marketplaceIdSchema, marketDetailsSchema),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  deletedAt: timeSchema.nullable(),
  archivedAt: timeSchema.nullable(),
  /** Grows by one with each change; an edit that was based on an older one is refused as a conflict. */
  revision: z.number().int(),
});
export type Item = z.infer<typeof itemSchema>;

/** Fields the editor may change; what is absent stays. */
export const itemPatchSchema = z
  .object({
    title: bounded(itemLimits.title),
    description: bounded(itemLimits.description),
    condition: conditionSchema.nullable(),
    conditionNote: bounded(itemLimits.conditionNote),
    category: bounded(itemLimits.category),
    location: bounded(itemLimits.location),
    tags: tagsSchema,
    lowStockAt: z.number().int().min(0).max(itemLimits.quantity).nullable(),
    markets: z.partialRecord(marketplaceIdSchema, marketDetailsSchema),
  })
  .partial();
export type ItemPatch = z.infer<typeof itemPatchSchema>;

export const variantPatchSchema = z
  .object({
    sku: skuSchema,
    price: priceSchema.nullable(),
    cost: priceSchema.nullable(),
    options: variantOptionsSchema,
    photoId: idSchema.nullable(),
  })
  .partial();
export type VariantPatch = z.infer<typeof variantPatchSchema>;

export const stockReasonSchema = z.enum(['opening', 'purchase', 'sale', 'return', 'adjustment', 'correction']);
export type StockReason = z.infer<typeof stockReasonSchema>;

/** One line of the append-only ledger. */
export const stockEventSchema = z.object({
  id: idSchema,
  variantId: idSchema,
  at: timeSchema,
  reason: stockReasonSchema,
  delta: z.number().int(),
  note: z.string(),
  orderLineId: idSchema.nullable(),
});
export type StockEvent = z.infer<typeof stockEventSchema>;

/** One row of the inventory grid. */
export const itemRowSchema = z.object({
  id: idSchema,
  title: z.string(),
  sku: z.string(),
  variantCount: z.number().int(),
  /** What price, cost and stock are edited by while there is one variant. */
  variantId: idSchema,
  condition: conditionSchema.nullable(),
  category: z.string(),
  location: z.string(),
  tags: z.array(z.string()),
  price: moneySchema.nullable(),
  cost: moneySchema.nullable(),
  quantity: z.number().int(),
  /** At or below its threshold. */
  lowStock: z.boolean(),
  photoId: idSchema.nullable(),
  photoCount: z.number().int(),
  /** The most urgent way in which it stands at the marketplaces. */
  status: itemStatusSchema,
  /** Accounts on which a listing is open. */
  listedOn: z.array(idSchema),
  /** Of them, those on which it is confirmed. */
  liveListings: z.number().int(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  /** When it went into the recycle bin. */
  deletedAt: timeSchema.nullable(),
  revision: z.number().int(),
});
export type ItemRow = z.infer<typeof itemRowSchema>;
