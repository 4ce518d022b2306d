import type { CategorySuggestion } from '#shared/domain/taxonomy.ts';

const SUGGESTIONS = 12;
/** Etsy names every category in the plural. Words this short are left as they are. */
const SHORTEST_PLURAL = 4;

/** Words by which names are compared: folded, without plural endings. */
export function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{Nd}]+/gu) ?? []).map(singular);
}

function singular(word: string): string {
  if (word.length < SHORTEST_PLURAL) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/**
 * The categories that fit a text best. Etsy has no search of its own: a word in a category's name counts three times one in its
 * path, and among equals the category whose name the text covers most comes first.
 */
export function searchCategories(all: readonly CategorySuggestion[], query: string): readonly CategorySuggestion[] {
  const asked = new Set(wordsOf(query));
  if (asked.size === 0) return [];
  return all
    .map((category) => {
      const name = wordsOf(category.name);
      const hits = name.filter((word) => asked.has(word)).length;
      const around = new Set(
        wordsOf(category.path.join(' ')).filter((word) => asked.has(word) && !name.includes(word)),
      );
      return { category, score: hits * 3 + around.size, covered: name.length === 0 ? 0 : hits / name.length };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.covered - a.covered || a.category.path.length - b.category.path.length)
    .slice(0, SUGGESTIONS)
    .map(({ category }) => category);
}
