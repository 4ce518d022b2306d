import type { Reader } from '../store/connection.ts';
import { createKept } from './grid-kept.ts';
import type { Picture } from './grid-picture.ts';
import { indexedWords } from './reindex.ts';
import { hasTerms, searchQuery, searchTerms, type SearchTerm } from './search-text.ts';

/**
 * Which items have the words of a search, by number. Of 100,000 a word takes 0.3 ms, a letter that all have 6 ms. The index
 * takes as long for one item as for all of them, so those that were touched are compared here: 0.1 ms each.
 */
export interface TextMatches {
  /** `undefined` when there is nothing to search for. */
  of(picture: Picture, typed: string): Uint8Array | undefined;
  follow(touched: readonly number[] | 'everything'): void;
}

/** More touched items than this are left to the index. */
const comparedAtMost = 25;

interface Answer {
  readonly marks: Uint8Array;
  readonly terms: readonly SearchTerm[];
}

export function createTextMatches(reader: Reader): TextMatches {
  const kept = createKept<Answer>(comparedAtMost);

  const compare = (picture: Picture, { marks, terms }: Answer, touched: ReadonlySet<number>): Answer => {
    const longer = reaching(marks, picture.end);
    const ids = Array.from(touched, (number) => picture.ids[number] ?? '');
    for (const number of touched) longer[number] = 0;
    for (const [number, words] of indexedWords(reader, ids)) longer[number] = hasTerms(words, terms) ? 1 : 0;
    return { marks: longer, terms };
  };

  return {
    of: (picture, typed) => {
      const match = searchQuery(typed);
      if (match === undefined) return undefined;
      const answer = kept.get(
        match,
        () => {
          const marks = new Uint8Array(picture.end);
          for (const number of reader.column<number>(matchSql, { match })) marks[number] = 1;
          return { marks, terms: searchTerms(typed) };
        },
        (before, touched) => compare(picture, before, touched),
      );
      return answer.marks;
    },
    follow: kept.follow,
  };
}

const matchSql = 'SELECT rowid FROM item_search WHERE item_search MATCH @match';

/** The same marks with room for every number. */
export function reaching(marks: Uint8Array, end: number): Uint8Array {
  if (marks.length >= end) return marks;
  const longer = new Uint8Array(end);
  longer.set(marks);
  return longer;
}
