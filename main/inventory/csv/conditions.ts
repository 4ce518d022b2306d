import type { Condition } from '#shared/domain/condition.ts';
import { conditionSchema } from '#shared/domain/condition.ts';

/** eBay's condition ids (developer.ebay.com, "Item condition ID and name values") on our scale. */
const byId: ReadonlyMap<string, Condition> = new Map([
  ['1000', 'new'],
  ['1500', 'new_other'],
  ['1750', 'new_with_defects'],
  ['2000', 'refurbished'],
  ['2010', 'refurbished'],
  ['2020', 'refurbished'],
  ['2030', 'refurbished'],
  ['2500', 'refurbished'],
  ['2750', 'like_new'],
  ['2990', 'excellent'],
  // "Used" says nothing about how well kept it is, so no more than good is made of it.
  ['3000', 'good'],
  ['3010', 'acceptable'],
  ['4000', 'very_good'],
  ['5000', 'good'],
  ['6000', 'acceptable'],
  ['7000', 'for_parts'],
]);

/** The names under which eBay shows them, in different categories, lower case. */
const byName: ReadonlyMap<string, Condition> = new Map([
  ['brand new', 'new'],
  ['new with tags', 'new'],
  ['new with box', 'new'],
  ['new other', 'new_other'],
  ['new other (see details)', 'new_other'],
  ['new without tags', 'new_other'],
  ['new without box', 'new_other'],
  ['open box', 'new_other'],
  ['new with defects', 'new_with_defects'],
  ['new with imperfections', 'new_with_defects'],
  ['certified - refurbished', 'refurbished'],
  ['excellent - refurbished', 'refurbished'],
  ['very good - refurbished', 'refurbished'],
  ['good - refurbished', 'refurbished'],
  ['seller refurbished', 'refurbished'],
  ['pre-owned - excellent', 'excellent'],
  ['used', 'good'],
  ['pre-owned', 'good'],
  ['pre-owned - good', 'good'],
  ['pre-owned - fair', 'acceptable'],
  ['used - very good', 'very_good'],
  ['used - good', 'good'],
  ['used - acceptable', 'acceptable'],
  ['for parts or not working', 'for_parts'],
]);

/** `undefined` when the words mean nothing to us. Takes eBay's id, eBay's name, or a word of our own scale. */
export function parseCondition(text: string): Condition | undefined {
  const folded = text.trim().toLowerCase();
  const id = /^(\d{4})(\D|$)/.exec(folded)?.[1];
  if (id !== undefined) return byId.get(id);
  return byName.get(folded) ?? conditionSchema.safeParse(folded.replace(/[\s-]+/g, '_')).data;
}
