import { create } from 'zustand';
import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid } from '../grid/grid-state.ts';
import { moveInSlices } from './slices.ts';

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
    const { purged, listed } =
      question.kind === 'bin' ? await client.request('items.emptyBin') : await some(question.ids);
    grid.clearSelection();
    showToast({
      id: 'bin',
      tone: listed > 0 ? 'bad' : 'plain',
      text: [
        i18n.t('bin:purge.done', { count: purged }),
        ...(listed > 0 ? [i18n.t('bin:purge.listed', { count: listed })] : []),
      ].join(' '),
    });
  } catch (error) {
    showToast({ id: 'bin', text: describeError(asAppError(error)), tone: 'bad' });
  }
}

async function some(ids: readonly string[]): Promise<{ purged: number; listed: number }> {
  const { answers, error } = await moveInSlices(ids, (slice) => client.request('items.purge', { ids: slice }));
  if (error) throw error;
  return answers.reduce(
    (total, answer) => ({ purged: total.purged + answer.purged, listed: total.listed + answer.listed }),
    { purged: 0, listed: 0 },
  );
}
