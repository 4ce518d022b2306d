import { CATEGORIES } from './data/categories.ts';
import type { CategoryNode } from './data/types.ts';

/** eBay answers with a handful. */
const MOST = 8;

interface Indexed {
  readonly node: CategoryNode;
  readonly name: ReadonlySet<string>;
  readonly synonyms: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly path: ReadonlySet<string>;
}

const IGNORED: ReadonlySet<string> = new Set([
  'a',
  'and',
  'the',
  'of',
  'for',
  'in',
  'with',
  'or',
  's',
  'other',
  'new',
  'used',
]);
const NAMES = new Map(CATEGORIES.map((node) => [node.id, node]));
const INDEX: readonly Indexed[] = CATEGORIES.filter((node) => node.leaf).map((node) => ({
  node,
  name: wordsOf(node.name),
  synonyms: wordsOf(node.synonyms),
  values: wordsOf(node.aspects.flatMap((aspect) => aspect.values).join(' ')),
  path: wordsOf(pathAbove(node)),
}));

/** How many categories know a word: a word that half the tree knows says little. */
const SPREAD: ReadonlyMap<string, number> = spread();

/**
 * Leaf categories for a seller's words, best first. A word in the category's name weighs most, then the words people use
 * for such things, then the values of its item specifics (brands, models, sizes), then the categories above; rare words
 * weigh more than common ones. Empty when no word is known.
 */
export function suggestCategories(query: string): readonly CategoryNode[] {
  const words = [...wordsOf(query)];
  return INDEX.map((entry) => ({ node: entry.node, score: words.reduce((sum, word) => sum + scoreOf(entry, word), 0) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || Number(a.node.id) - Number(b.node.id))
    .slice(0, MOST)
    .map(({ node }) => node);
}

function scoreOf(entry: Indexed, word: string): number {
  const weight = entry.name.has(word)
    ? 6
    : entry.synonyms.has(word)
      ? 4
      : entry.values.has(word)
        ? 2
        : entry.path.has(word)
          ? 1
          : 0;
  return weight === 0 ? 0 : weight * Math.log(1 + INDEX.length / (SPREAD.get(word) ?? 1));
}

function spread(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of INDEX) {
    for (const word of new Set([...entry.name, ...entry.synonyms, ...entry.values, ...entry.path])) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function pathAbove(node: CategoryNode): string {
  const parent = node.parentId === undefined ? undefined : NAMES.get(node.parentId);
  return parent === undefined ? '' : `${parent.name} ${pathAbove(parent)}`;
}

/** Lower case, without accents and plural endings: "Vases" and "vase" are one word. */
function wordsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set((plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !IGNORED.has(word)).map(singular));
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
