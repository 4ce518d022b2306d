import type { Condition } from '#shared/domain/condition.ts';

/** eBay's numeric condition and the word the Inventory API takes for it. Source: item-condition-id-values, InventoryItem.condition. */
const WORD_OF: Readonly<Record<string, string>> = {
  '1000': 'NEW',
  '1500': 'NEW_OTHER',
  '1750': 'NEW_WITH_DEFECTS',
  '2000': 'CERTIFIED_REFURBISHED',
  '2010': 'EXCELLENT_REFURBISHED',
  '2020': 'VERY_GOOD_REFURBISHED',
  '2030': 'GOOD_REFURBISHED',
  '2500': 'SELLER_REFURBISHED',
  '2750': 'LIKE_NEW',
  '2990': 'PRE_OWNED_EXCELLENT',
  '3000': 'USED_EXCELLENT',
  '3010': 'PRE_OWNED_FAIR',
  '4000': 'USED_VERY_GOOD',
  '5000': 'USED_GOOD',
  '6000': 'USED_ACCEPTABLE',
  '7000': 'FOR_PARTS_OR_NOT_WORKING',
};

/** The English name of an id, for policies that send none. */
const NAME_OF: Readonly<Record<string, string>> = {
  '1000': 'New',
  '1500': 'New other',
  '1750': 'New with defects',
  '2000': 'Certified - Refurbished',
  '2010': 'Excellent - Refurbished',
  '2020': 'Very Good - Refurbished',
  '2030': 'Good - Refurbished',
  '2500': 'Seller refurbished',
  '2750': 'Like New',
  '2990': 'Pre-owned - Excellent',
  '3000': 'Used',
  '3010': 'Pre-owned - Fair',
  '4000': 'Very Good',
  '5000': 'Good',
  '6000': 'Acceptable',
  '7000': 'For parts or not working',
};

export const conditionWord = (id: string): string | undefined => WORD_OF[id];
export const conditionName = (id: string): string => NAME_OF[id] ?? id;

/** Open to sellers that eBay admitted to its refurbished programme. */
export const NEEDS_ELIGIBILITY: ReadonlySet<string> = new Set(['2000', '2010', '2020', '2030']);
/** On new items eBay drops the condition note with a warning. */
export const NEW_ITEMS: ReadonlySet<string> = new Set(['1000']);

/**
 * For each of our grades, eBay's ids from best fit to acceptable fit. The order never makes an item look better than the
 * seller said while something equal or worse is on offer; in categories with one grade of used (3000), every used grade
 * is that one. 3000 is "Used" in most categories and "Pre-owned - Good" in apparel.
 */
const PREFERRED: Readonly<Record<Condition, readonly string[]>> = {
  new: ['1000'],
  new_other: ['1500', '1750'],
  new_with_defects: ['1750', '1500'],
  refurbished: ['2500', '2030', '2020', '2010', '2000'],
  like_new: ['2750', '2990', '4000', '3000'],
  excellent: ['2990', '4000', '3000', '5000'],
  very_good: ['4000', '3000', '5000'],
  good: ['5000', '3000', '6000', '3010'],
  acceptable: ['6000', '3010', '3000'],
  for_parts: ['7000'],
};

/** Ids that say what the grade says; any other choice is an approximation the seller is told of. */
const EXACT: Readonly<Record<Condition, ReadonlySet<string>>> = {
  new: new Set(['1000']),
  new_other: new Set(['1500']),
  new_with_defects: new Set(['1750']),
  refurbished: new Set(['2500', '2030', '2020', '2010', '2000']),
  like_new: new Set(['2750', '2990']),
  excellent: new Set(['2990', '3000']),
  very_good: new Set(['4000', '3000']),
  good: new Set(['5000', '3000']),
  acceptable: new Set(['6000', '3010']),
  for_parts: new Set(['7000']),
};

export interface ConditionFit {
  readonly id: string;
  readonly exact: boolean;
}

/** What our grade becomes in a category that takes `allowed`. `undefined`: nothing there comes near it. */
export function fitCondition(ours: Condition, allowed: readonly string[]): ConditionFit | undefined {
  const id = PREFERRED[ours].find((candidate) => allowed.includes(candidate));
  return id === undefined ? undefined : { id, exact: EXACT[ours].has(id) };
}

/** Our grades in words, for messages. */
export const ourConditionName: Readonly<Record<Condition, string>> = {
  new: 'New',
  new_other: 'New, other',
  new_with_defects: 'New with defects',
  refurbished: 'Refurbished',
  like_new: 'Like new',
  excellent: 'Excellent',
  very_good: 'Very good',
  good: 'Good',
  acceptable: 'Acceptable',
  for_parts: 'For parts',
};
