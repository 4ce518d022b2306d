import type { AppError, FieldProblem } from '#shared/errors.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid } from '../grid/grid-state.ts';
import { askWhatOfListings } from './listed-question.ts';
import { moveInSlices } from './slices.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Another item holds a SKU that a restored one had. */
const takenSku = (error: AppError): FieldProblem | undefined =>
  error.data.fields?.find(({ reason }) => reason === 'sku_taken');

/** Brings items back from the recycle bin. Never rejects: what went wrong is said. */
export async function restoreItems(ids: readonly string[], takenSkus: 'refuse' | 'renew' = 'refuse'): Promise<void> {
  const moved = await moveInSlices(ids, (slice) => client.request('items.restore', { ids: slice, takenSkus }));
  const restored = sum(moved.answers.map((answer) => answer.restored));
  grid.deselect(moved.ids);
  const done = i18n.t('inventory:bin.restored', { count: restored });
  if (moved.error === null) {
    showToast({ id: 'bin', text: done });
    return;
  }
  const taken = takenSku(moved.error);
  const { sku = '', title = '' } = taken?.params ?? {};
  const why = taken ? i18n.t('inventory:bin.taken', { sku, title }) : describeError(moved.error);
  showToast({
    id: 'bin',
    tone: 'bad',
    text: [...(restored > 0 ? [done] : []), why].join(' '),
    ...(taken
      ? { action: { label: i18n.t('inventory:bin.newSkus'), run: () => void restoreItems(moved.left, 'renew') } }
      : {}),
  });
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
    const moved = await moveInSlices(ids, (slice) =>
      client.request('items.remove', { ids: slice, listings: decision }),
    );
    grid.deselect(moved.ids);
    const total = (of: 'removed' | 'ending' | 'onTheWay'): number => sum(moved.answers.map((answer) => answer[of]));
    const [removed, ending, onTheWay] = [total('removed'), total('ending'), total('onTheWay')];
    const text = [
      ...(removed > 0 ? [i18n.t('inventory:bin.moved', { count: removed })] : []),
      ...(ending > 0 ? [i18n.t('inventory:bin.ending', { count: ending })] : []),
      ...(decision === 'keep' && removed > 0 ? [i18n.t('inventory:bin.kept', { count: listings })] : []),
      ...(onTheWay > 0 ? [i18n.t('inventory:bin.onTheWay', { count: onTheWay })] : []),
      ...(moved.error === null ? [] : [describeError(moved.error)]),
    ].join(' ');
    showToast({
      id: 'bin',
      text,
      tone: moved.error === null && onTheWay === 0 ? 'plain' : 'bad',
      ...(removed > 0 ? { action: { label: i18n.t('common:undo'), run: () => void restoreItems(moved.ids) } } : {}),
    });
    return removed > 0;
  } catch (error) {
    showToast({ text: describeError(asAppError(error)), tone: 'bad' });
    return false;
  }
}
