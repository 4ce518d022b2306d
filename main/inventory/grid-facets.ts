import { conditionSchema } from '#shared/domain/condition.ts';
import { assertNever } from '#shared/errors.ts';
import { gaps, type Facet, type FilterPart, type ItemFilter } from '#shared/domain/item-filter.ts';
import { itemStatuses } from '#shared/domain/item-status.ts';
import type { FacetValue } from '#shared/ipc/inventory.ts';
import type { Dictionary } from './grid-dictionary.ts';
import { compareTexts } from './grid-dictionary.ts';
import { gapTest, listOf, tagsOf, type FilterContext } from './grid-filter.ts';
import { statusBit, type Picture } from './grid-picture.ts';
import { fold } from './search-text.ts';

/** As many values as a menu shows; typing finds the others. */
const shownAtMost = 200;

/** The parts that choose among a facet's values: its own choice must not hide the others. */
const ownParts: Readonly<Record<Facet, readonly FilterPart[]>> = {
  status: ['status'],
  marketplace: ['listedOn', 'notListedOn'],
  account: ['accounts', 'notAccounts'],
  condition: ['condition'],
  category: ['category'],
  location: ['location'],
  tag: ['tags', 'allTags', 'noTags'],
  photos: ['photos'],
  missing: ['missing'],
  currency: ['price', 'cost', 'margin'],
};

/** A filter as the menu of a facet counts by it. */
export const withoutOwn = (filter: ItemFilter, facet: Facet): ItemFilter =>
  Object.fromEntries(Object.entries(filter).filter(([part]) => !ownParts[facet].includes(part as FilterPart)));

/** How many of the marked items have each value of a facet: 0.3 to 3 ms for 100,000. */
export function countFacet(
  picture: Picture,
  marks: Uint8Array,
  facet: Facet,
  find: string,
  { marketplaces }: FilterContext,
): { values: FacetValue[]; more: boolean } {
  const wanted = fold(find).trim();
  const values = countsOf(picture, marks, facet, marketplaces)
    .filter(({ value, count }) => count > 0 && (wanted === '' || fold(value).includes(wanted)))
    .toSorted((a, b) => b.count - a.count || compareTexts(a.value, b.value));
  return { values: values.slice(0, shownAtMost), more: values.length > shownAtMost };
}

function countsOf(
  picture: Picture,
  marks: Uint8Array,
  facet: Facet,
  marketplaces: FilterContext['marketplaces'],
): FacetValue[] {
  const { columns } = picture;
  const byText = (codes: ArrayLike<number>, texts: Dictionary): FacetValue[] =>
    Array.from(tally(marks, codes, texts.size()), (count, code) => ({ value: texts.text(code), count }));
  /** Of values of which an item has several: counted by list first, since many share one. */
  const byList = (
    codes: ArrayLike<number>,
    lists: Dictionary,
    valuesOf: (list: string) => readonly string[],
  ): FacetValue[] => {
    const counts = new Map<string, number>();
    tally(marks, codes, lists.size()).forEach((count, code) => {
      if (count > 0) {
        for (const value of new Set(valuesOf(lists.text(code)))) counts.set(value, (counts.get(value) ?? 0) + count);
      }
    });
    return Array.from(counts, ([value, count]) => ({ value, count }));
  };
  const byTest = (value: string, test: (number: number) => boolean): FacetValue => {
    let count = 0;
    for (let number = 0; number < marks.length; number += 1) if (marks[number] === 1 && test(number)) count += 1;
    return { value, count };
  };
  switch (facet) {
    case 'status':
      return itemStatuses.map((status) =>
        byTest(status, (number) => ((columns.status[number] ?? 0) & statusBit(status)) !== 0),
      );
    case 'marketplace':
      return byList(columns.accounts, picture.accountLists, (list) =>
        listOf(list).flatMap((account) => marketplaces.get(account) ?? []),
      );
    case 'account':
      return byList(columns.accounts, picture.accountLists, listOf);
    case 'condition':
      return Array.from(tally(marks, columns.condition, conditionSchema.options.length + 1), (count, code) => ({
        value: conditionSchema.options[code - 1] ?? 'none',
        count,
      }));
    case 'category':
      return byText(columns.category, picture.categories);
    case 'location':
      return byText(columns.location, picture.locations);
    case 'tag':
      return byList(columns.tags, picture.tagLists, tagsOf);
    case 'photos':
      return (['none', 'some'] as const).map((value) =>
        byTest(value, (number) => (columns.photos[number] === 0) === (value === 'none')),
      );
    case 'missing':
      return gaps.map((gap) => byTest(gap, gapTest(gap, picture)));
    case 'currency':
      return byText(columns.priceCurrency, picture.currencies).filter(({ value }) => value !== '');
    default:
      return assertNever(facet);
  }
}

function tally(marks: Uint8Array, codes: ArrayLike<number>, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let number = 0; number < marks.length; number += 1) {
    if (marks[number] === 1) counts[codes[number] ?? 0] = (counts[codes[number] ?? 0] ?? 0) + 1;
  }
  return counts;
}
