const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a line runs from right to left: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && rightToLeftLetter.test(first);
}

/**
 * The words of a line as they stand from left to right. The PDF library shapes and turns each word, but sets words in the
 * order given; so those of the other direction are turned here. Coarser than the Unicode algorithm: a word is one piece, and
 * one that mixes both directions keeps the order of its first letter.
 */
export function asSeen(text: string): string {
  if (!rightToLeftLetter.test(text)) return text;
  const base = isRightToLeft(text);
  const groups: { readonly backwards: boolean; readonly words: string[] }[] = [];
  for (const word of text.split(' ')) {
    const last = groups.at(-1);
    const letters = /\p{L}/u.test(word);
    // A number is read from left to right, and goes with the word before it; other signs go with the line.
    const around = /\p{N}/u.test(word) ? (last?.backwards ?? base) : base;
    const backwards = letters ? rightToLeftLetter.test(word) : around;
    if (last?.backwards === backwards) last.words.push(word);
    else groups.push({ backwards, words: [word] });
  }
  const ordered = base ? groups.toReversed() : groups;
  return ordered.flatMap(({ backwards, words }) => (backwards ? words.toReversed() : words)).join(' ');
}
