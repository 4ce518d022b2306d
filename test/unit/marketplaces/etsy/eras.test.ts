import { describe, expect, it } from 'vitest';
import { erasOf, yearOf } from '#main/marketplaces/etsy/eras.ts';

const values = (year: number): readonly string[] => erasOf(year).map(({ value }) => value);

describe('eras', () => {
  it('of 2026 are those of Etsy’s document', () => {
    expect(new Set(values(2026))).toEqual(
      new Set(
        'made_to_order 2020_2026 2010_2019 2007_2009 before_2007 2000_2006 1990s 1980s 1970s 1960s 1950s 1940s 1930s 1920s 1910s 1900s 1800s 1700s before_1700'.split(
          ' ',
        ),
      ),
    );
  });

  it.each([
    [2027, ['2020_2027', '2008_2009', 'before_2008', '2000_2007']],
    [2029, ['2020_2029', '2010_2019', 'before_2010', '2000_2009', '1990s']],
    [2030, ['2030_2030', '2020_2029', '2011_2019', 'before_2011', '2010_2010', '2000s']],
  ])('of %d follow the year', (year, some) => {
    expect(values(year)).toEqual(expect.arrayContaining(some));
    expect(new Set(values(year)).size).toBe(values(year).length);
  });

  it('are vintage from twenty years on', () => {
    const vintage = erasOf(2026).filter((era) => era.vintage);
    expect(vintage.map(({ value }) => value)).toEqual(expect.arrayContaining(['before_2007', '2000_2006', '1990s']));
    expect(vintage.map(({ value }) => value)).not.toContain('2007_2009');
  });

  it('keep the label of the newest over a January', () => {
    expect(erasOf(2026)[1]?.label).toBe(erasOf(2027)[1]?.label);
    expect(yearOf(Date.UTC(2026, 11, 31, 23, 59))).toBe(2026);
  });
});
