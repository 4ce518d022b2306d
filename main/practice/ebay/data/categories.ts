import { CHOICE, MANY, optional, recommended, required } from './aspects.ts';
import { CONDITION_POLICIES, type ConditionPolicyName } from './conditions.ts';
import type { AspectFacts, CategoryNode } from './types.ts';

type Row =
  | readonly ['branch', id: string, parent: string, name: string]
  | readonly ['leaf', id: string, parent: string, name: string, ConditionPolicyName, synonyms: string, readonly AspectFacts[]];

const ROWS: readonly Row[] = [
  ['branch', '625', '0', 'Cameras & Photo'],
  ['branch', '69323', '625', 'Film Photography'],
  ['leaf', '15230', '69323', 'Film Cameras', 'cameras', 'analog 35mm slr rangefinder point and shoot camera film nikon canon leica pentax', [
    required('Brand', 'Canon|Nikon|Leica|Olympus|Minolta|Pentax|Yashica|Kodak|Polaroid|Unbranded'),
    required('Type', 'SLR|Rangefinder|Point & Shoot|TLR|Folding|Instant', CHOICE),
    recommended('Model'),
    recommended('Film Format', '35 mm|120|110|126|Instant', MANY),
    optional('Color', 'Black|Silver|Brown', MANY),
  ]],
  ['branch', '1', '0', 'Collectibles'],
];

export const CATEGORIES: readonly CategoryNode[] = build();

function build(): readonly CategoryNode[] {
  const parents = new Map(ROWS.map((row) => [row[1], row[2]]));
  const level = (id: string): number => (id === '0' ? 0 : 1 + level(parents.get(id) ?? '0'));
  return ROWS.map((row) => ({
    id: row[1],
    parentId: row[2],
    name: row[3],
    level: level(row[1]),
    leaf: row[0] === 'leaf',
    conditions: row[0] === 'leaf' ? CONDITION_POLICIES[row[4]] : CONDITION_POLICIES.none,
    synonyms: row[0] === 'leaf' ? row[5] : '',
    aspects: row[0] === 'leaf' ? row[6] : [],
  }));
}
