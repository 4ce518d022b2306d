import { useTranslation } from 'react-i18next';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';

/** Says that something was done, with the way back. */
export function useDone(): (text: string, runId: string) => void {
  const { t } = useTranslation(['stock', 'common']);
  const { mutate: undo } = useAction('history.undo', {
    onSuccess: () => showToast({ id: 'stock', text: t('lot.undone') }),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (text, runId) =>
    showToast({ id: 'stock', text, action: { label: t('common:undo'), run: () => undo({ runId }) } });
}

/** For actions whose refusal has no place of its own on the screen. */
export const failed = {
  onError: (error: Parameters<typeof describeError>[0]) => showToast({ text: describeError(error), tone: 'bad' }),
};
