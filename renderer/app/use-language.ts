import { useLayoutEffect } from 'react';
import { languages } from '#shared/domain/language.ts';
import { useLanguage, useLocale } from '../data/settings.ts';
import { i18n } from './i18n/i18n.ts';

const hintKey = 'crossdock.language';

/**
 * Puts the page into the chosen language. Until the settings arrive it is the one of the last time, so that a window does
 * not open with English words and change them before the reader's eyes.
 */
export function useChosenLanguage(): void {
  const chosen = useLanguage();
  const locale = useLocale();
  const language = chosen ?? languages.find((one) => one === localStorage.getItem(hintKey)) ?? 'en';
  // With its region where it has one: the numbers inside texts are written like all others.
  const tag = locale.split(/[-_]/, 1)[0] === language ? locale : language;
  useLayoutEffect(() => {
    document.documentElement.lang = tag;
    void i18n.changeLanguage(tag);
  }, [tag]);
  useLayoutEffect(() => {
    if (chosen !== undefined) localStorage.setItem(hintKey, chosen);
  }, [chosen]);
}
