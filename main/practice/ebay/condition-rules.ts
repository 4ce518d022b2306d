import { CONDITION_IDS } from './data/conditions.ts';
import type { CategoryNode } from './data/types.ts';
import { ebayError, type EbayError } from './errors.ts';
import type { Item, Seller } from './state.ts';

const REFURBISHED: ReadonlySet<string> = new Set(['2000', '2010', '2020', '2030']);

/** The item's condition against the category's condition policy. */
export function conditionErrors(category: CategoryNode, seller: Seller, item: Item): readonly EbayError[] {
  const policy = category.conditions;
  const condition = item.body.condition;
  if (policy.conditions.length === 0) return [];
  if (condition === undefined) {
    return policy.required ? [ebayError(25021, { additionalInfo: 'The condition is missing.' })] : [];
  }
  const allowed = policy.conditions.find((candidate) => candidate.id === CONDITION_IDS[condition]);
  if (allowed === undefined) {
    return [
      ebayError(25021, { additionalInfo: `The condition ${condition} is not allowed in category ${category.id}.` }),
    ];
  }
  if (REFURBISHED.has(allowed.id) && seller.accountType !== 'BUSINESS') return [ebayError(25047)];
  return allowed.descriptors.flatMap((descriptor) => {
    const given = item.body.conditionDescriptors?.find((entry) => entry.name === descriptor.id);
    if (given === undefined) return descriptor.required ? [ebayError(25029, { field: descriptor.name })] : [];
    const known =
      descriptor.values.length === 0 ||
      (given.values ?? []).every((value) => descriptor.values.some(({ id }) => id === value));
    return known ? [] : [ebayError(25032, { field: descriptor.name })];
  });
}
