import { create } from 'zustand';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { changeToast } from '../../history/undo.ts';
import { grid } from '../grid/grid-state.ts';
import { gotTo, withProgress } from './moves.ts';

/** What is about to be deleted for good: some items, or the whole recycle bin. */
export type PurgeQuestion = { readonly kind: 'items'; readonly ids: readonly string[] } | { readonly kind: 'bin' };

/** The question that waits for its answer. The one thing that cannot be taken back is asked about. */
export const usePurgeQuestion = create<{ readonly question: PurgeQuestion | null }>(() => ({ question: null }));

export const askToPurge = (ids: readonly string[]): void =>
  usePurgeQuestion.setState({ question: { kind: 'items', ids: [...ids] } });
export const askToEmptyBin = (): void => usePurgeQuestion.setState({ question: { kind: 'bin' } });
export const leavePurge = (): void => usePurgeQuestion.setState({ question: null });

/** Deletes for good and says how many, and how many stay because they are for sale. Never rejects. */
export async function purge(question: PurgeQuestion): Promise<void> {
  try {
    const { purged, listed, left } =
      question.kind === 'bin'
        ? await withProgress(null, () => client.request('items.emptyBin'), 'purge')
        : await some(question.ids);
    if (question.kind === 'bin') grid.clearSelection();
    showToast({
      id: changeToast,
      tone: listed > 0 ? 'bad' : 'plain',
      text: [
        i18n.t('bin:purge.done', { count: purged }),
        ...(listed > 0 ? [i18n.t('bin:purge.listed', { count: listed })] : []),
        ...(left > 0 ? [i18n.t('bin:purge.left', { count: left })] : []),
      ].join(' '),
    });
  } catch (error) {
    showToast({ id: changeToast, text: describeError(asAppError(error)), tone: 'bad' });
  }
}

async function some(ids: readonly string[]): Promise<RequestOutput<'items.purge'>> {
  const answer = await withProgress(ids.length, () => client.request('items.purge', { ids: [...ids] }), 'purge');
  // Those that it was stopped before stay selected.
  grid.deselect(gotTo(ids, answer));
  return answer;
}
