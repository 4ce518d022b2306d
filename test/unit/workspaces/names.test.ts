import { describe, expect, it } from 'vitest';
import { checkName, freeName, tidyName } from '#main/workspaces/names.ts';

const problemOf = (name: string, others: readonly string[] = []): string | undefined => {
  try {
    checkName(name, others);
    return undefined;
  } catch (error) {
    return (error as { data: { fields: { reason: string }[] } }).data.fields[0]?.reason;
  }
};

describe('the name of a business', () => {
  it.each([
    ['  Harbour   shop ', 'Harbour shop'],
    ['Two\nlines\tand a tab', 'Two lines and a tab'],
    ['abc\u202Edef\u200F', 'abcdef'],
    ['Cafe\u0301', 'Café'],
    ['👨‍👩‍👧 Family', '👨‍👩‍👧 Family'],
    ['می‌خواهم', 'می‌خواهم'],
    ['../..', '../..'],
    ['店', '店'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(tidyName(typed)).toBe(kept);
  });

  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['\u200B\u2060', 'empty'],
    ['\u3164', 'empty'],
    ['x'.repeat(61), 'too_long'],
    ['x'.repeat(60), undefined],
    ['👨‍👩‍👧'.repeat(60), undefined],
    ['👨‍👩‍👧'.repeat(61), 'too_long'],
  ])('%j: %s', (typed, reason) => {
    expect(problemOf(typed)).toBe(reason);
  });

  it.each([
    ['harbour SHOP', 'Harbour shop'],
    ['Ｈarbour shop', 'Harbour shop'],
    ['Har\u200Dbour shop', 'Harbour shop'],
    ['STRASSE', 'Straße'],
    ['Cafe\u0301', 'CAFÉ'],
  ])('%j is taken where there is %j', (typed, there) => {
    expect(problemOf(typed, ['Other', there])).toBe('workspace_name_taken');
  });

  it('differs by more than case, so accents count', () => {
    expect(problemOf('Cafe', ['Café'])).toBeUndefined();
  });

  it('gets a number where it is taken meanwhile', () => {
    expect(freeName('Shop', [])).toBe('Shop');
    expect(freeName('Shop', ['SHOP', 'Shop (2)'])).toBe('Shop (3)');
  });
});
