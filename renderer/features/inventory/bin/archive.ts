import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { changeToast, undoRun } from '../../history/undo.ts';
import { grid } from '../grid/grid-state.ts';
import { askWhatOfListings } from './listed-question.ts';
import { gotTo, withProgress } from './moves.ts';

/** Moves items to the archive and offers to take it back; asks first when some are for sale. Never rejects. */
export async function archiveItems(ids: readonly string[]): Promise<void> {
  try {
    const { listings } = await client.request('items.onSale', { ids: [...ids] });
    const decision = listings === 0 ? 'refuse' : await askWhatOfListings(ids.length, listings, 'archive');
    if (decision === null) return;
    const answer = await withProgress(ids.length, () =>
      client.request('items.archive', { ids: [...ids], listings: decision }),
    );
    const { runId, archived, ending } = answer;
    grid.deselect(gotTo(ids, answer));
    showToast({
      id: changeToast,
      text: [
        i18n.t('bin:archive.moved', { count: archived }),
        ...(ending > 0 ? [i18n.t('inventory:bin.ending', { count: ending })] : []),
      ].join(' '),
      ...(runId === null ? {} : { action: { label: i18n.t('common:undo'), run: () => undoRun(runId) } }),
    });
  } catch (error) {
    showToast({ id: changeToast, text: describeError(asAppError(error)), tone: 'bad' });
  }
}

/** Takes items out of the archive and offers to take that back. Never rejects. */
export async function unarchiveItems(ids: readonly string[]): Promise<void> {
  try {
    const answer = await withProgress(ids.length, () => client.request('items.unarchive', { ids: [...ids] }));
    const { runId, unarchived } = answer;
    grid.deselect(gotTo(ids, answer));
    showToast({
      id: changeToast,
      text: i18n.t('bin:archive.back', { count: unarchived }),
      ...(runId === null ? {} : { action: { label: i18n.t('common:undo'), run: () => undoRun(runId) } }),
    });
  } catch (error) {
    showToast({ id: changeToast, text: describeError(asAppError(error)), tone: 'bad' });
  }
}
