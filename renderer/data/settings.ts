import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import { useData } from './query.ts';

/** The seller's settings; the defaults until they arrive. */
export const useSettings = (): Settings => useData('settings.get').data ?? defaultSettings;

/** BCP 47 tag for numbers, money and times: the system's, as the core sees it. */
export function useLocale(): string {
  const { data } = useData('app.info', undefined, { staleTime: Number.POSITIVE_INFINITY });
  return data?.locale ?? navigator.language;
}
