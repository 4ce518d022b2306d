import type { Condition } from '#shared/domain/condition.ts';
import type { CategoryRequirements } from '#shared/domain/taxonomy.ts';

/** How an item's condition stands to what its category takes. */
export type ConditionFit =
  /** The category asks for none and none is given, or it lists none. */
  | { readonly kind: 'free' }
  /** `label` is the marketplace's wording. */
  | { readonly kind: 'fits'; readonly label: string }
  | { readonly kind: 'missing'; readonly allowed: readonly Condition[] }
  | { readonly kind: 'refused'; readonly allowed: readonly Condition[] };

export function conditionFit(requirements: CategoryRequirements, condition: Condition | null): ConditionFit {
  const allowed = [...new Set(requirements.conditions.map(({ ours }) => ours))];
  if (allowed.length === 0) return { kind: 'free' };
  if (condition === null) return requirements.conditionRequired ? { kind: 'missing', allowed } : { kind: 'free' };
  const match = requirements.conditions.find(({ ours }) => ours === condition);
  return match ? { kind: 'fits', label: match.label } : { kind: 'refused', allowed };
}
