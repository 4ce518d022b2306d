/**
 * How texts become words for the search index, and how what is typed becomes a query. Both sides go through the same
 * folding, so they cannot disagree; FTS5 only sees words separated by blanks, and its `ascii` tokenizer takes every other
 * character as part of a word. (`unicode61` knows the letters of Unicode 6.1 only and would cut words at newer ones.)
 *
 * Scripts that write without blanks between words (Chinese, Japanese, Thai …) would make one long word that is found by its
 * beginning only. FTS5's `trigram` tokenizer finds inner parts, but nothing shorter than three characters, while most
 * Chinese and Japanese words have two; and its index is several times as large for all the Latin text that does not need
 * it. So runs of such scripts are cut here into overlapping pairs of characters, which any two or more typed characters
 * match exactly, and one typed character by its prefix.
 */

/** Letters that Unicode does not decompose, though people search for them by their plain ones. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);
const plainPattern = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu');

/** Lower case, compatibility forms resolved (full-width, ligatures), accents and vowel marks removed. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(plainPattern, (letter) => plainLetters.get(letter) ?? letter)
    .normalize('NFC');
}

/** Letters and digits of any script, and each emoji or other symbol by itself. */
const wordPattern = /[\p{L}\p{N}\p{Co}]+|[[\p{So}\p{Sc}]--\p{ASCII}]/gv;
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々';
const unspacedRun = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu');
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');
/** Longer "words" are encoded data or noise; their beginning still finds them. */
const wordLimit = 60;
const cut = (word: string): string => (word.length <= wordLimit ? word : Array.from(word).slice(0, wordLimit).join(''));

// oxlint-disable-next-line no-control-regex -- ASCII is just this range
const onlyAscii = /^[\u0000-\u007f]*$/;

function* pieces(text: string): Generator<string> {
  if (onlyAscii.test(text)) {
    // Nothing to fold and nothing to cut: six times as fast, and most texts are so.
    yield* text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return;
  }
  for (const [word] of fold(text).matchAll(wordPattern)) {
    for (const [run] of word.matchAll(unspacedRun)) yield run;
  }
}

/** Words to be indexed, separated by blanks, each once. */
export function searchWords(texts: readonly string[]): string {
  const words = new Set<string>();
  for (const text of texts) {
    for (const piece of pieces(text)) {
      if (!isUnspaced.test(piece)) {
        words.add(cut(piece));
        continue;
      }
      const characters = Array.from(piece);
      characters.forEach((character, index) => words.add(character + (characters[index + 1] ?? '')));
    }
  }
  return [...words].join(' ');
}

/** More words than anyone types narrow nothing; they would only cost. */
const queryWords = 16;

/** One word of a query. `open`: it may still be unfinished, so it stands for every word that begins with it. */
export interface SearchTerm {
  readonly word: string;
  readonly open: boolean;
}

/** The words of what stands in the search box; every one of them must occur. None when there is nothing to search for. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  const add = (word: string, open: boolean): void => void terms.set(`${word} ${open}`, { word, open });
  for (const piece of pieces(typed)) {
    if (!isUnspaced.test(piece)) {
      add(cut(piece), true);
      continue;
    }
    const characters = Array.from(piece);
    if (characters.length === 1) add(piece, true);
    else for (let at = 0; at + 1 < characters.length; at += 1) add(`${characters[at]}${characters[at + 1]}`, false);
  }
  return [...terms.values()].slice(0, queryWords);
}

/**
 * The FTS5 query for what stands in the search box. `undefined` when there is nothing to search for. Safe for any input:
 * only letters and digits reach the query, inside quotes.
 */
export function searchQuery(typed: string): string | undefined {
  const terms = searchTerms(typed);
  return terms.length === 0 ? undefined : termsQuery(terms);
}

/** The FTS5 query for one term at least. */
export const termsQuery = (terms: readonly SearchTerm[]): string =>
  terms.map(({ word, open }) => `"${word}"${open ? '*' : ''}`).join(' AND ');

/** Whether one item's words have what a query asks for: what the index would answer, for an item or two that just changed. */
export function hasTerms(words: string, terms: readonly SearchTerm[]): boolean {
  const around = ` ${words} `;
  return terms.every(({ word, open }) => around.includes(open ? ` ${word}` : ` ${word} `));
}
