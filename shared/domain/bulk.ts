import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { idSchema } from './ids.ts';
import {
  itemLimits,
  itemPatchSchema,
  itemTermSchema,
  marketDetailsSchema,
  priceSchema,
  tagsSchema,
  termKeySchema,
} from './item.ts';
import { marketplaceIdSchema } from './marketplace.ts';
import { currencySchema, moneySchema } from './money.ts';

/** To which amounts a price is rounded. Hundredths are of the currency's own unit: 99 is 0.99 dollars. */
export const roundingSchema = z.object({
  to: z.discriminatedUnion('kind', [
    /** Any whole amount with these hundredths: 99 makes 12.99, 0 makes 13.00. */
    z.object({ kind: z.literal('ending'), hundredths: z.number().int().min(0).max(99) }),
    /** A multiple of this. */
    z.object({ kind: z.literal('step'), hundredths: z.number().int().min(1).max(1_000_000) }),
  ]),
  direction: z.enum(['nearest', 'up', 'down']),
});
export type Rounding = z.infer<typeof roundingSchema>;

/** What becomes of an amount. */
export const amountChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value: priceSchema }),
  /** Negative takes off. */
  z.object({ kind: z.literal('add'), value: moneySchema }),
  /** In hundredths of a percent: 1250 raises by 12.5 %. */
  z.object({ kind: z.literal('percent'), hundredths: z.number().int().min(-10_000).max(10_000_000) }),
  z.object({ kind: z.literal('multiply'), thousandths: z.number().int().min(0).max(1_000_000) }),
  /** Only rounds. */
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('clear') }),
]);
export type AmountChange = z.infer<typeof amountChangeSchema>;

export const amountFieldSchema = z.enum(['price', 'cost']);
export const replaceFieldSchema = z.enum(['title', 'description', 'conditionNote', 'sku']);
export type ReplaceField = z.infer<typeof replaceFieldSchema>;

const patch = itemPatchSchema.shape;
const required = <Schema extends z.ZodType>(schema: z.ZodOptional<Schema>): Schema => schema.unwrap();

/** One thing done to many items, as data. */
export const bulkOperationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('amount'),
    field: amountFieldSchema,
    change: amountChangeSchema,
    round: roundingSchema.nullable(),
  }),
  z.object({
    kind: z.literal('currency'),
    field: amountFieldSchema,
    currency: currencySchema,
    /** What one unit of the present currency is worth in millionths of the new one; `null` keeps the figures as they are. */
    rate: z.number().int().min(1).max(1_000_000_000_000).nullable(),
  }),
  z.object({
    kind: z.literal('replace'),
    field: replaceFieldSchema,
    find: z.string().min(1).max(1_000),
    replacement: z.string().max(5_000),
    /** `find` is a regular expression, and `$1` in the replacement its first group. */
    regex: z.boolean(),
    matchCase: z.boolean(),
    wholeWord: z.boolean(),
  }),
  z.object({ kind: z.literal('condition'), value: required(patch.condition) }),
  z.object({ kind: z.literal('category'), value: required(patch.category) }),
  z.object({ kind: z.literal('location'), value: required(patch.location) }),
  z.object({ kind: z.literal('lowStock'), value: required(patch.lowStockAt) }),
  z.object({ kind: z.literal('tags'), mode: z.enum(['add', 'remove', 'replace']), tags: tagsSchema }),
  /** The number that was counted, for each variant. */
  z.object({ kind: z.literal('quantity'), value: z.number().int().min(0).max(itemLimits.quantity) }),
  z.object({
    kind: z.literal('marketCategory'),
    marketplace: marketplaceIdSchema,
    categoryId: marketDetailsSchema.shape.categoryId,
    categoryName: marketDetailsSchema.shape.categoryName,
  }),
  /** One attribute as that marketplace names it; no values take it away. */
  z.object({
    kind: z.literal('marketAspect'),
    marketplace: marketplaceIdSchema,
    name: z.string().trim().min(1).max(200),
    values: z.array(z.string().trim().min(1).max(1_000)).max(100),
  }),
  /** A title of its own for one marketplace; `null`: the item's own again. */
  z.object({
    kind: z.literal('marketTitle'),
    marketplace: marketplaceIdSchema,
    value: required(patch.title).nullable(),
  }),
  /** A price of its own for one marketplace, reckoned from the one it has there; `clear`: the item's own again. */
  z.object({
    kind: z.literal('marketAmount'),
    marketplace: marketplaceIdSchema,
    change: amountChangeSchema,
    round: roundingSchema.nullable(),
  }),
  /** A policy, profile or place of its own on one account; `null`: the account's again. */
  z.object({
    kind: z.literal('marketTerm'),
    marketplace: marketplaceIdSchema,
    accountId: idSchema,
    key: termKeySchema,
    value: itemTermSchema.nullable(),
  }),
  z.object({ kind: z.literal('archive'), archived: z.boolean() }),
]);
export type BulkOperation = z.infer<typeof bulkOperationSchema>;
export type BulkKind = BulkOperation['kind'];

/** Operations that change what a live listing offers or on which terms, so that it can follow. */
export const offeredKinds: ReadonlySet<BulkKind> = new Set(['amount', 'currency', 'marketAmount', 'marketTerm']);

/** A value as the preview shows it. `marks` are parts of the text, from and to, that were found or put in. */
export const shownValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** As the account has it. */
  z.object({ kind: z.literal('account') }),
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  }),
  z.object({ kind: z.literal('money'), value: moneySchema }),
  z.object({ kind: z.literal('number'), value: z.number().int() }),
  z.object({ kind: z.literal('tags'), tags: z.array(z.string()) }),
  z.object({ kind: z.literal('condition'), condition: conditionSchema }),
]);
export type ShownValue = z.infer<typeof shownValueSchema>;
