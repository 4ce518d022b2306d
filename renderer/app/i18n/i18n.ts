import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues } from './catalogue.ts';

/** The texts of the app. React escapes what it shows, so values are put in as they are. */
export const i18n: I18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: catalogues,
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
});
