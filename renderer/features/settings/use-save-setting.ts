import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/domain/settings.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';

/** Saves a change at once; the toast takes it back. A refusal is shown on the screen. */
export function useSaveSetting(settings: Settings) {
  const { t } = useTranslation('settings');
  const update = useAction('settings.update');
  const save = (change: Partial<Settings>, text: string) => {
    const before = Object.fromEntries(
      Object.keys(change).map((name) => [name, settings[name as keyof Settings]]),
    ) as Partial<Settings>;
    update.mutate(change, {
      onSuccess: () =>
        showToast({ id: 'settings', text, action: { label: t('undo'), run: () => update.mutate(before) } }),
    });
  };
  return { save, error: update.error, saving: update.isPending };
}
