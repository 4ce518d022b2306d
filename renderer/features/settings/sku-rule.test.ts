import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/domain/settings.ts';
import { skuExample, skuRuleProblem } from './sku-rule.ts';

describe('rule for SKUs', () => {
  it.each([
    [defaultSettings.skuPattern, null],
    ['#', null],
    ['  ', 'empty'],
    ['ABC', 'no_number'],
    ['##-##', 'two_numbers'],
    ['{YY}-##', 'unknown_part'],
    ['{YYYY-##', 'unknown_part'],
    [`${'x'.repeat(60)}#`, 'too_long'],
  ])('judges %j', (pattern, problem) => {
    expect(skuRuleProblem(pattern)).toBe(problem);
  });

  it('shows what the rule makes of a day and a number', () => {
    const day = new Date(2026, 2, 7);
    expect(skuExample('CD-{YYYY}-####', day, 7)).toBe('CD-2026-0007');
    expect(skuExample('{DD}{MM}-#', day, 123)).toBe('0703-123');
  });
});
