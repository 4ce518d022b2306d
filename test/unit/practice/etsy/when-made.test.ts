import { expect, it } from 'vitest';
import { erasOf } from '#main/practice/etsy/when-made.ts';

const CENTURY = ['1990s', '1980s', '1970s', '1960s', '1950s', '1940s', '1930s', '1920s', '1910s', '1900s'];
const OLDEST = ['1800s', '1700s', 'before_1700'];

it.each([
  [2025, ['2020_2025', '2010_2019', '2006_2009', 'before_2006', '2000_2005']],
  [2026, ['2020_2026', '2010_2019', '2007_2009', 'before_2007', '2000_2006']],
  [2027, ['2020_2027', '2010_2019', '2008_2009', 'before_2008', '2000_2007']],
  [2029, ['2020_2029', '2010_2019', 'before_2010', '2000_2009']],
  [2030, ['2030_2030', '2020_2029', '2011_2019', 'before_2011', '2010_2010', '2000s']],
])('the eras of %i follow the year', (year, newest) => {
  expect(erasOf(year)).toEqual(['made_to_order', ...newest, ...CENTURY, ...OLDEST]);
});
