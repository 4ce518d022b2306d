import { describe, expect, it } from 'vitest';
import { languageOf, localeOf } from '#shared/domain/language.ts';

describe('the language of the app', () => {
  it.each([
    ['system', 'fr-CA', 'fr', 'fr-CA'],
    ['system', 'es_MX', 'es', 'es_MX'],
    ['system', 'de-DE', 'en', 'de-DE'],
    ['es', 'es-MX', 'es', 'es-MX'],
    ['fr', 'en-US', 'fr', 'fr'],
    ['en', 'fr-FR', 'en', 'en'],
  ] as const)('chosen as %s on a system in %s is %s, with numbers as in %s', (choice, system, language, locale) => {
    expect(languageOf(choice, system)).toBe(language);
    expect(localeOf(choice, system)).toBe(locale);
  });
});
