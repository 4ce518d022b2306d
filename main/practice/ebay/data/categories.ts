import { COLLECTIBLES_CATEGORIES } from './categories/collectibles.ts';
import { ELECTRONICS_CATEGORIES } from './categories/electronics.ts';
import { FASHION_CATEGORIES } from './categories/fashion.ts';
import { HOME_CATEGORIES } from './categories/home.ts';
import { MEDIA_CATEGORIES } from './categories/media.ts';
import type { CategoryRow } from './categories/row.ts';
import { CONDITION_POLICIES } from './conditions.ts';
import type { CategoryNode } from './types.ts';

const ROWS: readonly CategoryRow[] = [
  ...MEDIA_CATEGORIES,
  ...FASHION_CATEGORIES,
  ...ELECTRONICS_CATEGORIES,
  ...HOME_CATEGORIES,
  ...COLLECTIBLES_CATEGORIES,
];

/**
 * A part of eBay's US category tree, parents before their children: real ids and names, chosen for what resellers list.
 * Where a level in between was not known for certain it is left out, so a leaf may stand one level higher than at eBay.
 * Item specifics and their values are a part too.
 */
export const CATEGORIES: readonly CategoryNode[] = build();

function build(): readonly CategoryNode[] {
  const parents = new Map(ROWS.map((row) => [row[1], row[2]]));
  const level = (id: string): number => (id === '0' ? 0 : 1 + level(parents.get(id) ?? '0'));
  return ROWS.map((row) => {
    const leaf = row[0] === 'leaf' ? row : undefined;
    return {
      id: row[1],
      parentId: row[2],
      name: row[3],
      level: level(row[1]),
      leaf: leaf !== undefined,
      conditions: CONDITION_POLICIES[leaf?.[4] ?? 'none'],
      synonyms: leaf?.[5] ?? '',
      aspects: leaf?.[6] ?? [],
    };
  });
}
