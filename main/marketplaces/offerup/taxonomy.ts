import type { CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import { shownConditions } from './conditions.ts';
import { categories } from './data/categories.ts';

const suggestion = (name: string): CategorySuggestion => ({ id: name, name, path: [] });

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2)
    // Plurals of both sides meet.
    .map((word) => word.replace(/s$/, ''));

/** All of the few categories, those that share a word with the query first. */
export function suggestCategories(query: string): readonly CategorySuggestion[] {
  const wanted = wordsOf(query);
  const scored = categories.map(({ name, words }) => {
    const own = wordsOf(`${name} ${words}`);
    return { name, score: wanted.filter((word) => own.includes(word)).length };
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ name }) => suggestion(name));
}

export const categoryById = (id: string): CategorySuggestion | undefined =>
  categories.some(({ name }) => name === id) ? suggestion(id) : undefined;

/** No category asks for anything of its own, and the conditions are the same in all. */
export const requirementsOf = (categoryId: string): CategoryRequirements => ({
  categoryId,
  aspects: [],
  conditionRequired: false,
  conditions: shownConditions,
});
