import { z } from 'zod';

/** The languages that the app's own texts are written in. */
export const languages = ['en', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** What the seller chooses: one of them, or the system's. */
export const languageChoiceSchema = z.enum(['system', ...languages]);
export type LanguageChoice = z.infer<typeof languageChoiceSchema>;

/** The language of the texts. A system whose language there are no texts in gets English. */
export function languageOf(choice: LanguageChoice, systemLocale: string): Language {
  if (choice !== 'system') return choice;
  return languages.find((language) => language === primary(systemLocale)) ?? 'en';
}

/**
 * BCP 47 tag for numbers, money and times. The system's says more than a language (the Spanish of Mexico writes numbers
 * otherwise than that of Spain), so it stays where it agrees with the choice.
 */
export const localeOf = (choice: LanguageChoice, systemLocale: string): string =>
  choice === 'system' || primary(systemLocale) === choice ? systemLocale : choice;

const primary = (locale: string): string => locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
