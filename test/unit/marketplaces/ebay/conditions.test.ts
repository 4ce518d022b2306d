import { describe, expect, it } from 'vitest';
import { fitCondition } from '#main/marketplaces/ebay/conditions.ts';
import { conditions } from '#shared/domain/condition.ts';

const general = ['1000', '1500', '3000', '7000'];
const apparel = ['1000', '1500', '1750', '2990', '3000', '3010'];
const media = ['1000', '2750', '4000', '5000', '6000'];
const electronics = ['1000', '1500', '2000', '2010', '2020', '2030', '3000', '7000'];

describe('our grades in eBay’s categories', () => {
  it.each([
    ['new', general, '1000', true],
    ['new_other', general, '1500', true],
    ['new_with_defects', general, '1500', false],
    ['like_new', general, '3000', false],
    ['good', general, '3000', true],
    ['acceptable', general, '3000', false],
    ['for_parts', general, '7000', true],
    ['excellent', apparel, '2990', true],
    ['good', apparel, '3000', true],
    ['acceptable', apparel, '3010', true],
    ['new_with_defects', apparel, '1750', true],
    ['like_new', media, '2750', true],
    ['very_good', media, '4000', true],
    ['good', media, '5000', true],
    ['acceptable', media, '6000', true],
    ['excellent', media, '4000', false],
    ['refurbished', electronics, '2030', true],
  ] as const)('%s among %j is %s (exact: %s)', (ours, allowed, id, exact) => {
    expect(fitCondition(ours, allowed)).toEqual({ id, exact });
  });

  it.each([
    ['for_parts', media],
    ['refurbished', general],
    ['for_parts', apparel],
    ['new', ['3000']],
  ] as const)('%s has no place among %j', (ours, allowed) => {
    expect(fitCondition(ours, allowed)).toBeUndefined();
  });

  it('never calls a used item new, nor a broken one used', () => {
    const used = conditions.slice(conditions.indexOf('like_new'), conditions.indexOf('for_parts'));
    const all = [...new Set([...general, ...apparel, ...media, ...electronics])];
    for (const grade of used) expect(Number(fitCondition(grade, all)?.id)).toBeGreaterThanOrEqual(2750);
    expect(fitCondition('for_parts', all)?.id).toBe('7000');
    expect(fitCondition('for_parts', ['3000', '6000'])).toBeUndefined();
  });
});
