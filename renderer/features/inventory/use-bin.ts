import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { grid } from './grid/grid-state.ts';

interface Bin {
  /** Moves items to the recycle bin and offers to take it back. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Brings items back from it. */
  readonly restore: (ids: readonly string[]) => Promise<void>;
}

/** The two ways between inventory and recycle bin. Neither rejects: what went wrong is said. */
export function useBin(): Bin {
  const { t } = useTranslation(['inventory', 'common']);

  const restore = useCallback(
    async (ids: readonly string[]) => {
      try {
        const { restored } = await client.request('items.restore', { ids: [...ids] });
        grid.deselect(ids);
        showToast({ id: 'bin', text: t('bin.restored', { count: restored }) });
      } catch (error) {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      }
    },
    [t],
  );

  const remove = useCallback(
    async (ids: readonly string[]) => {
      try {
        const { removed } = await client.request('items.remove', { ids: [...ids] });
        grid.deselect(ids);
        showToast({
          id: 'bin',
          text: t('bin.moved', { count: removed }),
          action: { label: t('common:undo'), run: () => void restore(ids) },
        });
      } catch (error) {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      }
    },
    [t, restore],
  );

  return { remove, restore };
}
