import { languageOf, localeOf, type Language } from '#shared/domain/language.ts';
import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import { useData } from './query.ts';

/** The seller's settings; the defaults until they arrive. */
export const useSettings = (): Settings => useData('settings.get').data ?? defaultSettings;

/** BCP 47 tag for numbers, money and times: that of the chosen language, or the system's. */
export function useLocale(): string {
  const systemLocale = useSystemLocale();
  return localeOf(useSettings().language, systemLocale);
}

/** The language of the texts; undefined until the settings have arrived. */
export function useLanguage(): Language | undefined {
  const systemLocale = useSystemLocale();
  const { data } = useData('settings.get');
  return data && languageOf(data.language, systemLocale);
}

/** As the core sees it. */
function useSystemLocale(): string {
  const { data } = useData('app.info', undefined, { staleTime: Number.POSITIVE_INFINITY });
  return data?.locale ?? navigator.language;
}
