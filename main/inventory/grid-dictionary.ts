/** Texts by small numbers: a hundred thousand items share a few categories, and comparing numbers is what filters do. */
export interface Dictionary {
  /** The number of a text; a new one for a new text. The empty text is 0. */
  code(text: string): number;
  text(code: number): string;
  /** The number of a text that is known. */
  find(text: string): number | undefined;
  size(): number;
  /** Place of each code in reading order, `A-2` before `A-10`. */
  ranks(): Uint32Array;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Reading order; texts that only differ by case or accents by their characters, so that the order is one. */
export const compareTexts = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

export function createDictionary(): Dictionary {
  const texts: string[] = [''];
  const codes = new Map([['', 0]]);
  let ranks = new Uint32Array(1);
  return {
    code: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      texts.push(text);
      return texts.length - 1;
    },
    text: (code) => texts[code] ?? '',
    find: (text) => codes.get(text),
    size: () => texts.length,
    ranks: () => {
      if (ranks.length === texts.length) return ranks;
      ranks = new Uint32Array(texts.length);
      texts
        .map((_, code) => code)
        .toSorted((a, b) => compareTexts(texts[a] ?? '', texts[b] ?? ''))
        .forEach((code, rank) => {
          ranks[code] = rank;
        });
      return ranks;
    },
  };
}
