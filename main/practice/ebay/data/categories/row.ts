import type { ConditionPolicyName } from '../conditions.ts';
import type { AspectFacts } from '../types.ts';

type Branch = readonly [kind: 'branch', id: string, parent: string, name: string];
type Leaf = readonly [
  kind: 'leaf',
  id: string,
  parent: string,
  name: string,
  conditions: ConditionPolicyName,
  /** Words buyers and sellers use for such things. */
  synonyms: string,
  aspects: readonly AspectFacts[],
];

/** One category, written short. The parent of the top ones is `0`, the root of the tree. */
export type CategoryRow = Branch | Leaf;
