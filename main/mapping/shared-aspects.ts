import type { Item } from '#shared/domain/item.ts';
import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';

/** Attribute names that mean the same at different marketplaces, folded as `meaningOf` folds them. */
const SAME: readonly (readonly string[])[] = [
  ['color', 'colour', 'maincolor', 'maincolour', 'primarycolor', 'primarycolour', 'manufacturercolor'],
  ['material', 'materials', 'mainmaterial', 'primarymaterial', 'outershellmaterial', 'uppermaterial'],
  ['brand', 'manufacturer', 'maker', 'brandname'],
  ['size', 'ussize', 'clothingsize'],
  ['pattern', 'print'],
  ['department', 'gender', 'targetgender'],
  ['author', 'bookauthor', 'writer'],
  ['model', 'modelname', 'modelnumber'],
  ['language', 'booklanguage'],
  ['occasion', 'holidayoccasion'],
];

const meaning = new Map(SAME.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** Names that differ only in case, spaces or punctuation, or that are known to mean the same, have one meaning. */
export function meaningOf(name: string): string {
  const folded = name
    .normalize('NFKD')
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return meaning.get(folded) ?? folded;
}

/** An answer given for one marketplace and good for a question of another. */
export interface SharedAnswer {
  readonly name: string;
  readonly values: readonly string[];
  readonly from: MarketplaceId;
}

/**
 * Answers to the open questions of a category that the item has already given for another marketplace. A value that the
 * question does not take is not guessed at: the question stays open.
 */
export function sharedAnswers(
  item: Pick<Item, 'markets'>,
  marketplace: MarketplaceId,
  questions: readonly Aspect[],
): readonly SharedAnswer[] {
  const own = item.markets[marketplace]?.aspects ?? {};
  return questions.flatMap((question) => {
    if ((own[question.name] ?? []).some((value) => value.trim() !== '')) return [];
    for (const from of marketplaceIdSchema.options) {
      if (from === marketplace) continue;
      const given = Object.entries(item.markets[from]?.aspects ?? {}).find(
        ([name, values]) => meaningOf(name) === meaningOf(question.name) && values.length > 0,
      );
      const values = given === undefined ? [] : fitting(question, given[1]);
      if (values.length > 0) return [{ name: question.name, values, from }];
    }
    return [];
  });
}

/** The values in the question's own spelling, all of them or none. */
function fitting(question: Aspect, values: readonly string[]): readonly string[] {
  const wanted = question.multiple ? values : values.slice(0, 1);
  const taken = wanted.flatMap((value) => {
    const text = value.trim();
    if (text === '' || (question.maxLength !== null && text.length > question.maxLength)) return [];
    if (question.dataType === 'number' && !/^\d+([.,]\d+)?$/.test(text)) return [];
    if (question.mode === 'text') return [text];
    const same = question.values.find((known) => known.toLocaleLowerCase('en') === text.toLocaleLowerCase('en'));
    return same === undefined ? [] : [same];
  });
  return taken.length === wanted.length ? taken : [];
}
