import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { idSchema } from './ids.ts';
import { itemLimits } from './item.ts';
import { itemStatuses, itemStatusSchema } from './item-status.ts';
import { marketplaceIdSchema } from './marketplace.ts';
import { currencySchema, moneySchema } from './money.ts';

/** Where items are: each is in one place at a time. */
export const itemPlaceSchema = z.enum(['items', 'archive', 'bin']);
export type ItemPlace = z.infer<typeof itemPlaceSchema>;

/** Fields an item may lack. */
export const gaps = ['title', 'description', 'condition', 'price', 'cost', 'category', 'location'] as const;
export const gapSchema = z.enum(gaps);
export type Gap = z.infer<typeof gapSchema>;

/** As many values as one filter names. */
const values = 200;

const amount = moneySchema.shape.amount.nullable();
const days = z.number().int().min(0).max(100_000).nullable();
const percent = z.number().int().min(-100_000).max(100).nullable();
const pieces = z.number().int().min(0).max(itemLimits.quantity).nullable();

/** Both ends belong to it; `null` is open. */
const moneyRange = z.object({ currency: currencySchema, from: amount, to: amount });
const texts = (limit: number) => z.array(z.string().max(limit)).min(1).max(values);

/**
 * What an item has to be to stay in sight; every part that is there has to hold. Lists mean "any of these"; an empty text
 * among categories or locations means "none".
 */
export const itemFilterSchema = z
  .object({
    status: z.array(itemStatusSchema).min(1).max(itemStatuses.length),
    /** Open listings there. */
    listedOn: z.array(marketplaceIdSchema).min(1).max(10),
    notListedOn: z.array(marketplaceIdSchema).min(1).max(10),
    accounts: z.array(idSchema).min(1).max(values),
    notAccounts: z.array(idSchema).min(1).max(values),
    condition: z
      .array(conditionSchema.or(z.literal('none')))
      .min(1)
      .max(20),
    category: texts(itemLimits.category),
    /** Amounts of one currency; an item with another one is not in it. */
    price: moneyRange,
    cost: moneyRange,
    /** Price less cost, both of this currency. */
    margin: moneyRange,
    /** The margin as a share of the price, in percent. */
    marginPercent: z.object({ from: percent, to: percent }),
    /** Days since it was created, each of 24 hours: a saved view stays as true tomorrow. */
    age: z.object({ from: days, to: days }),
    /** Days since it was last changed. */
    unchanged: z.object({ from: days, to: days }),
    quantity: z.object({ from: pieces, to: pieces }),
    lowStock: z.literal(true),
    location: texts(itemLimits.location),
    tags: texts(itemLimits.tag),
    allTags: texts(itemLimits.tag),
    noTags: texts(itemLimits.tag),
    photos: z.enum(['none', 'some']),
    missing: z.array(gapSchema).min(1).max(gaps.length),
  })
  .partial();
export type ItemFilter = z.infer<typeof itemFilterSchema>;

/** One part of a filter. */
export type FilterPart = keyof ItemFilter;

/** What has values that can be counted and chosen from. */
export const facetSchema = z.enum([
  'status',
  'marketplace',
  'account',
  'condition',
  'category',
  'location',
  'tag',
  'photos',
  'missing',
  'currency',
]);
export type Facet = z.infer<typeof facetSchema>;

/** Drops the parts that are not there, so that two filters of equal content are equal. */
export const tidyFilter = (filter: ItemFilter): ItemFilter =>
  Object.fromEntries(
    Object.entries(filter)
      .filter(([, part]) => part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

export const isEmptyFilter = (filter: ItemFilter): boolean => Object.values(filter).every((part) => part === undefined);
