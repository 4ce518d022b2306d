import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError, FieldProblem } from '#shared/errors.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid } from '../grid/grid-state.ts';
import { askWhatOfListings } from './listed-question.ts';
import { moveInSlices } from './slices.ts';

interface Bin {
  /**
   * Moves items to the recycle bin and offers to take it back; asks first when some are for sale. Answers whether any
   * went.
   */
  readonly remove: (ids: readonly string[]) => Promise<boolean>;
  /** Brings items back from it. */
  readonly restore: (ids: readonly string[]) => Promise<void>;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Another item holds a SKU that a restored one had. */
const takenSku = (error: AppError): FieldProblem | undefined =>
  error.data.fields?.find(({ reason }) => reason === 'sku_taken');

/** The two ways between inventory and recycle bin. Neither rejects: what went wrong is said. */
export function useBin(): Bin {
  const { t } = useTranslation(['inventory', 'common']);

  const restoreWith = useCallback(
    async (ids: readonly string[], takenSkus: 'refuse' | 'renew'): Promise<void> => {
      const moved = await moveInSlices(ids, (slice) => client.request('items.restore', { ids: slice, takenSkus }));
      const restored = sum(moved.answers.map((answer) => answer.restored));
      grid.deselect(moved.ids);
      const done = restored > 0 || moved.error === null ? [t('bin.restored', { count: restored })] : [];
      if (moved.error === null) {
        showToast({ id: 'bin', text: done.join('') });
        return;
      }
      const taken = takenSku(moved.error);
      const why = taken
        ? t('bin.taken', { sku: taken.params?.['sku'] ?? '', title: taken.params?.['title'] ?? '' })
        : describeError(moved.error);
      showToast({
        id: 'bin',
        tone: 'bad',
        text: [...done, why].join(' '),
        ...(taken ? { action: { label: t('bin.newSkus'), run: () => void restoreWith(moved.left, 'renew') } } : {}),
      });
    },
    [t],
  );
  const restore = useCallback((ids: readonly string[]) => restoreWith(ids, 'refuse'), [restoreWith]);

  const remove = useCallback(
    async (ids: readonly string[]) => {
      try {
        const { listings } = await client.request('items.onSale', { ids: [...ids] });
        const decision = listings === 0 ? 'refuse' : await askWhatOfListings(ids.length, listings);
        if (decision === null) return false;
        const moved = await moveInSlices(ids, (slice) =>
          client.request('items.remove', { ids: slice, listings: decision }),
        );
        grid.deselect(moved.ids);
        const removed = sum(moved.answers.map((answer) => answer.removed));
        const ending = sum(moved.answers.map((answer) => answer.ending));
        const onTheWay = sum(moved.answers.map((answer) => answer.onTheWay));
        const text = [
          ...(removed > 0 ? [t('bin.moved', { count: removed })] : []),
          ...(ending > 0 ? [t('bin.ending', { count: ending })] : []),
          ...(decision === 'keep' && removed > 0 ? [t('bin.kept', { count: listings })] : []),
          ...(onTheWay > 0 ? [t('bin.onTheWay', { count: onTheWay })] : []),
          ...(moved.error === null ? [] : [describeError(moved.error)]),
        ].join(' ');
        showToast({
          id: 'bin',
          text,
          tone: moved.error === null && onTheWay === 0 ? 'plain' : 'bad',
          ...(removed > 0 ? { action: { label: t('common:undo'), run: () => void restore(moved.ids) } } : {}),
        });
        return removed > 0;
      } catch (error) {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
        return false;
      }
    },
    [t, restore],
  );

  return { remove, restore };
}
