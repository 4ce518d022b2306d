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

function* pieces(text: string): Generator<string> {
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

/**
 * The FTS5 query for what stands in the search box: every word must occur, each may still be unfinished. `undefined` when
 * there is nothing to search for. Safe for any input: only letters and digits reach the query, inside quotes.
 */
export function searchQuery(typed: string): string | undefined {
  const terms = new Set<string>();
  for (const piece of pieces(typed)) {
    if (!isUnspaced.test(piece)) {
      terms.add(`"${cut(piece)}"*`);
      continue;
    }
    const characters = Array.from(piece);
    if (characters.length === 1) terms.add(`"${piece}"*`);
    else
      for (let index = 0; index + 1 < characters.length; index += 1)
        terms.add(`"${characters[index]}${characters[index + 1]}"`);
  }
  if (terms.size === 0) return undefined;
  return [...terms].slice(0, queryWords).join(' AND ');
}
