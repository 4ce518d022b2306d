import { useEffect } from 'react';
import type { Settings } from '#shared/domain/settings.ts';
import { useData } from '../data/query.ts';

type Theme = Settings['theme'];

const hintKey = 'crossdock.theme';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/**
 * The chosen theme. Until the settings arrive it is the one of the last time, so that a window does not flash in the other
 * colours when it opens.
 */
export function useTheme(): Theme {
  const { data } = useData('settings.get');
  const chosen = data?.theme;
  useEffect(() => {
    if (chosen !== undefined) localStorage.setItem(hintKey, chosen);
  }, [chosen]);
  return chosen ?? themes.find((theme) => theme === localStorage.getItem(hintKey)) ?? 'system';
}
