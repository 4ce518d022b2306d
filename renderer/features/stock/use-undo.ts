import { i18n } from '../../app/i18n/i18n.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { changeToast, undoRun } from '../history/undo.ts';

/** Says that something was done, with the way back. The note goes when that, or the key, has taken it back. */
export const sayDone = (text: string, runId: string): void =>
  showToast({ id: changeToast, text, action: { label: i18n.t('common:undo'), run: () => undoRun(runId) } });

/** For actions whose refusal has no place of its own on the screen. */
export const failed = {
  onError: (error: Parameters<typeof describeError>[0]) => showToast({ text: describeError(error), tone: 'bad' }),
};
