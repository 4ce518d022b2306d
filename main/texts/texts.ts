import type { Language } from '#shared/domain/language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Texts } from './translation.ts';

const byLanguage: Readonly<Record<Language, Texts>> = { en, fr, es };
const spoken: { language: Language } = { language: 'en' };

/**
 * The texts in the language spoken now. One for the whole process, because a failure may have to be told before there is
 * anything that could hand the seller's choice around.
 */
export const texts = (): Texts => byLanguage[spoken.language];

/** From now on menus, dialogs and the tray speak this language; what is shown already is for the caller to renew. */
export function speak(language: Language): void {
  spoken.language = language;
}

/** Puts values into a text: `{{file}}`. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
