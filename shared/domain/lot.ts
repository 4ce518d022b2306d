import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { currencySchema } from './money.ts';

/** Bounds of ours. A lot of 10,000 kinds of things is a warehouse. */
export const lotLimits = {
  name: 120,
  source: 120,
  note: 2_000,
  parts: 10_000,
  pieces: 100_000,
  /** One tonne a piece. */
  weight: 1_000_000,
  /** Items that one click creates. */
  newItems: 1_000,
} as const;

/** A part of the price, in minor units; five of them stay far below what a number holds. */
const amountSchema = z.number().int().min(0).max(9_999_999_999);

export const splitMethodSchema = z.enum(['equal', 'weight', 'value']);

/** What was paid for a lot: the price, and what came on top of it. All in the lot's currency, minor units. */
export const lotCostsSchema = z.object({
  price: amountSchema,
  shipping: amountSchema,
  /** What an auction house adds to the hammer price. */
  premium: amountSchema,
  tax: amountSchema,
  other: amountSchema,
});
export type LotCosts = z.infer<typeof lotCostsSchema>;

/** The total that the parts sum to. */
export const lotTotal = ({ price, shipping, premium, tax, other }: LotCosts): number =>
  price + shipping + premium + tax + other;

/** What the seller says of a lot. */
export const lotFieldsSchema = lotCostsSchema.extend({
  name: z.string().trim().min(1).max(lotLimits.name),
  boughtAt: timeSchema,
  /** Where or from whom. */
  source: z.string().max(lotLimits.source),
  note: z.string().max(lotLimits.note),
  currency: currencySchema,
});
export type LotFields = z.infer<typeof lotFieldsSchema>;

/** Things that were bought together for one price. */
export const lotSchema = lotFieldsSchema.extend({
  id: idSchema,
  method: splitMethodSchema,
  /** Grows with each change; a split that was based on an older one is refused. */
  revision: z.number().int(),
  updatedAt: timeSchema,
});
export type Lot = z.infer<typeof lotSchema>;

/** A lot in the list. */
export const lotRowSchema = lotSchema.extend({
  parts: z.number().int(),
  pieces: z.number().int(),
  sold: z.number().int(),
  /** What buyers paid for its pieces, in the lot's currency; sales in other currencies are not converted. */
  recovered: z.number().int(),
});
export type LotRow = z.infer<typeof lotRowSchema>;

/** One variant in a lot, with what of it is settled by sales and what the next split may still change. */
export const lotPartSchema = z.object({
  id: idSchema,
  /** `null`: deleted for good; what it carries stays with the lot. */
  variantId: idSchema.nullable(),
  itemId: idSchema.nullable(),
  title: z.string(),
  sku: z.string(),
  /** `in`: takes part. `kept`: taken out together with its share. `gone`: in the recycle bin or removed; the next split leaves it out. */
  standing: z.enum(['in', 'kept', 'gone']),
  pieces: z.number().int(),
  /** Grams of one piece. */
  weight: z.number().int().nullable(),
  /** Expected for one piece, as the seller entered it; where absent, the item's price stands for it. */
  value: z.number().int().nullable(),
  price: z.number().int().nullable(),
  fixed: z.number().int().nullable(),
  frozenPieces: z.number().int(),
  frozenAmount: z.number().int(),
  openAmount: z.number().int().nullable(),
});
export type LotPart = z.infer<typeof lotPartSchema>;

/** What the seller may set of a part before a split. */
export const partBasisSchema = z.object({
  id: idSchema,
  pieces: z.number().int().min(1).max(lotLimits.pieces),
  weight: z.number().int().min(0).max(lotLimits.weight).nullable(),
  value: amountSchema.nullable(),
  fixed: amountSchema.nullable(),
});
export type PartBasis = z.infer<typeof partBasisSchema>;
