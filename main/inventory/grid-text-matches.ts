import type { Reader } from '../store/connection.ts';
import { createKept } from './grid-kept.ts';
import type { Picture } from './grid-picture.ts';
import { indexedWords } from './reindex.ts';
import { hasTerms, searchTerms, termsQuery, type SearchTerm } from './search-text.ts';

/**
 * Which items have the words of a search, by number. Of 100,000 a word takes 0.3 ms, a letter that all have 9 ms: so what
 * single letters found is kept, because every search begins with one. The index takes as long for one item as for all of
 * them, so those that were touched are compared here: 0.1 ms each.
 */
export interface TextMatches {
  /** `undefined` when there is nothing to search for. */
  of(picture: Picture, typed: string): Uint8Array | undefined;
  follow(touched: readonly number[] | 'everything'): void;
}

/** More touched items than this are left to the index. */
const comparedAtMost = 25;

/** The letters and digits of one language; each takes a byte for every item. */
const keptLetters = 40;

interface Answer {
  readonly marks: Uint8Array;
  readonly terms: readonly SearchTerm[];
}

export function createTextMatches(reader: Reader): TextMatches {
  const kept = createKept<Answer>(comparedAtMost);
  const letters = createKept<Answer>(comparedAtMost, keptLetters);

  const compare = (picture: Picture, { marks, terms }: Answer, touched: ReadonlySet<number>): Answer => {
    const longer = reaching(marks, picture.end);
    const ids = Array.from(touched, (number) => picture.ids[number] ?? '');
    for (const number of touched) longer[number] = 0;
    for (const [number, words] of indexedWords(reader, ids)) longer[number] = hasTerms(words, terms) ? 1 : 0;
    return { marks: longer, terms };
  };

  const ask = (picture: Picture, terms: readonly SearchTerm[]): Answer => {
    const marks = new Uint8Array(picture.end);
    for (const number of reader.column<number>(matchSql, { match: termsQuery(terms) })) marks[number] = 1;
    return { marks, terms };
  };

  const find = (picture: Picture, terms: readonly SearchTerm[]): Answer => {
    const others = terms.filter((term) => !isLetter(term));
    const marks = others.length > 0 ? ask(picture, others).marks : new Uint8Array(picture.end).fill(1);
    for (const term of terms.filter(isLetter)) {
      const having = letters.get(
        term.word,
        () => ask(picture, [term]),
        (before, touched) => compare(picture, before, touched),
      );
      for (let number = 0; number < marks.length; number += 1) if (having.marks[number] !== 1) marks[number] = 0;
    }
    return { marks, terms };
  };

  return {
    of: (picture, typed) => {
      const terms = searchTerms(typed);
      if (terms.length === 0) return undefined;
      const answer = kept.get(
        termsQuery(terms),
        () => find(picture, terms),
        (before, touched) => compare(picture, before, touched),
      );
      return answer.marks;
    },
    follow: (touched) => {
      kept.follow(touched);
      letters.follow(touched);
    },
  };
}

const isLetter = ({ word, open }: SearchTerm): boolean => open && word.length === 1;

const matchSql = 'SELECT rowid FROM item_search WHERE item_search MATCH @match';

/** The same marks with room for every number. */
export function reaching(marks: Uint8Array, end: number): Uint8Array {
  if (marks.length >= end) return marks;
  const longer = new Uint8Array(end);
  longer.set(marks);
  return longer;
}
