import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { changeToast, undoRun } from '../../history/undo.ts';
import { grid } from '../grid/grid-state.ts';
import { askWhatOfListings } from './listed-question.ts';
import { gotTo, withProgress } from './moves.ts';

/** Brings items back from the recycle bin and offers to take that back. Never rejects: what went wrong is said. */
export async function restoreItems(ids: readonly string[], takenSkus: 'refuse' | 'renew' = 'refuse'): Promise<void> {
  try {
    const answer = await withProgress(ids.length, () => client.request('items.restore', { ids: [...ids], takenSkus }));
    const { runId, restored } = answer;
    grid.deselect(gotTo(ids, answer));
    showToast({
      id: changeToast,
      text: i18n.t('inventory:bin.restored', { count: restored }),
      ...(runId === null ? {} : { action: { label: i18n.t('common:undo'), run: () => undoRun(runId) } }),
    });
  } catch (failure) {
    const error = asAppError(failure);
    // Another item holds a SKU that a restored one had; then none is restored.
    const taken = error.data.fields?.find(({ reason }) => reason === 'sku_taken');
    const { sku = '', title = '' } = taken?.params ?? {};
    showToast({
      id: changeToast,
      tone: 'bad',
      text: taken ? i18n.t('inventory:bin.taken', { sku, title }) : describeError(error),
      ...(taken
        ? { action: { label: i18n.t('inventory:bin.newSkus'), run: () => void restoreItems(ids, 'renew') } }
        : {}),
    });
  }
}

/**
 * Moves items to the recycle bin and offers to take it back; asks first when some are for sale. Answers whether any went.
 * Never rejects: what went wrong is said.
 */
export async function removeItems(ids: readonly string[]): Promise<boolean> {
  try {
    const { listings } = await client.request('items.onSale', { ids: [...ids] });
    const decision = listings === 0 ? 'refuse' : await askWhatOfListings(ids.length, listings);
    if (decision === null) return false;
    const answer = await withProgress(ids.length, () =>
      client.request('items.remove', { ids: [...ids], listings: decision }),
    );
    const { runId, removed, ending, onTheWay } = answer;
    grid.deselect(gotTo(ids, answer));
    const text = [
      ...(removed > 0 ? [i18n.t('inventory:bin.moved', { count: removed })] : []),
      ...(ending > 0 ? [i18n.t('inventory:bin.ending', { count: ending })] : []),
      ...(decision === 'keep' && removed > 0 ? [i18n.t('inventory:bin.kept', { count: listings })] : []),
      ...(onTheWay > 0 ? [i18n.t('inventory:bin.onTheWay', { count: onTheWay })] : []),
    ].join(' ');
    showToast({
      id: changeToast,
      text,
      tone: onTheWay === 0 ? 'plain' : 'bad',
      ...(runId === null ? {} : { action: { label: i18n.t('common:undo'), run: () => undoRun(runId) } }),
    });
    return removed > 0;
  } catch (error) {
    showToast({ id: changeToast, text: describeError(asAppError(error)), tone: 'bad' });
    return false;
  }
}
