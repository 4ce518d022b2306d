import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import { itemPath } from '../../../app/routes.ts';
import { showToast } from '../../../components/toast.tsx';
import { client } from '../../../data/client.ts';
import { saveStatus } from '../editing/autosave.ts';
import type { EditingSession } from '../editing/editing-session.ts';
import { photosArrived } from './photo-arrivals.ts';
import { isUntouched } from './untouched.ts';

/** On the way out: an item that nothing was ever put into goes to the bin; text that could not be saved is spoken of. */
export function useLeaving(session: EditingSession): void {
  const { t } = useTranslation('inventory');
  useEffect(
    () => () => {
      // Still at this item: the form was only rebuilt.
      if (location.hash.includes(session.itemId)) return;
      const leave = async (): Promise<void> => {
        await session.flush();
        const item = session.view();
        if (isUntouched(item)) {
          // Photos may still be on their way into it; then it is no empty one.
          await photosArrived(item.id);
          const now = await client.request('items.get', { id: item.id }).catch(() => null);
          if (now !== null && isUntouched(now))
            await client.request('items.remove', { ids: [item.id] }).catch(() => undefined);
          return;
        }
        if (['saved', 'unsaved', 'saving'].includes(saveStatus(session.state()))) return;
        showToast({
          id: `unsaved.${item.id}`,
          tone: 'bad',
          text: t('save.leftBehind', { title: item.title.trim() === '' ? t('untitled') : item.title }),
          action: { label: t('save.goBack'), run: () => navigate(itemPath(item.id)) },
        });
      };
      void leave();
    },
    [session, t],
  );
}
