/** One value of Etsy's `when_made` with what the form shows for it. */
export interface Era {
  readonly value: string;
  readonly label: string;
  /** At least 20 years old, which is what Etsy calls vintage. */
  readonly vintage: boolean;
}

const era = (value: string, label: string, vintage: boolean): Era => ({ value, label, vintage });

/** A stretch of years, `2007_2009`. */
const span = (from: number, to: number, vintage: boolean): Era => era(`${from}_${to}`, `${from} to ${to}`, vintage);

/**
 * The eras of a year. Etsy renames some of them every January: the newest ends with the year, and vintage begins 20 years
 * before it (2026: `before_2007`, `2000_2006`, `2007_2009`). No call tells them, so they are reckoned from the OpenAPI
 * document's list for 2026. A label whose meaning stays the same stays the same, so that what an item says outlives a January.
 */
export function erasOf(year: number): readonly Era[] {
  const newest = year - (year % 10);
  const cut = year - 19;
  const cutDecade = cut - (cut % 10);
  const decadesBetween = decades(newest - 10, cutDecade + 10).map((start) => span(start, start + 9, false));
  /** A cut on a decade's first year splits nothing; the vintage part is then the whole decade before. */
  const vintageFrom = cut === cutDecade ? cutDecade - 10 : cutDecade;
  return [
    era('made_to_order', 'Made to order', false),
    era(`${newest}_${year}`, `${newest} or later`, false),
    ...decadesBetween,
    span(cut, cutDecade + 9, false),
    era(`before_${cut}`, `Before ${cut}`, true),
    span(vintageFrom, cut - 1, true),
    ...decades(vintageFrom - 10, 1900).map((start) => era(`${start}s`, `${start}s`, true)),
    era('1800s', '1800s', true),
    era('1700s', '1700s', true),
    era('before_1700', 'Before 1700', true),
  ];
}

/** Starts of decades, newest first, both ends included. */
const decades = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, (from - to) / 10 + 1) }, (_, index) => from - index * 10);

export const yearOf = (now: number): number => new Date(now).getUTCFullYear();
