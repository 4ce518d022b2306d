import type { Clock } from '#main/ports.ts';

/** Vintage at Etsy means twenty years or older. */
const VINTAGE_YEARS = 20;

/**
 * The names of the eras an item can be from. The newest decade's and the vintage cut's change every January (in 2026
 * `2020_2026` and `before_2007`), so they come from the year and not from a table. Source: when_made of the document.
 */
export function erasOf(year: number): readonly string[] {
  const decade = Math.floor(year / 10) * 10;
  const cut = year - VINTAGE_YEARS + 1;
  const cutDecade = Math.floor(cut / 10) * 10;
  const between: string[] = [];
  for (let start = decade - 10; start > cutDecade; start -= 10) between.push(`${start}_${start + 9}`);
  const aroundCut =
    cut === cutDecade
      ? [`${cut}_${cut + 9}`, `before_${cut}`, `${cut - 10}_${cut - 1}`]
      : [`${cut}_${cutDecade + 9}`, `before_${cut}`, `${cutDecade}_${cut - 1}`];
  const centuryEnd = cut === cutDecade ? cutDecade - 20 : cutDecade - 10;
  const older: string[] = [];
  for (let start = centuryEnd; start >= 1900; start -= 10) older.push(`${start}s`);
  return ['made_to_order', `${decade}_${year}`, ...between, ...aroundCut, ...older, '1800s', '1700s', 'before_1700'];
}

export const erasNow = (clock: Clock): readonly string[] => erasOf(new Date(clock.now()).getUTCFullYear());
