import { navigate } from 'wouter/use-hash-location';
import { describeError } from '../../app/i18n/describe.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { itemPath } from '../../app/routes.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';

const once = createOnce();

/** Makes an item like another one and opens it. `prepare` runs first: what was typed last is saved by then. */
export const createSimilar = (itemId: string, prepare: () => Promise<void> = () => Promise.resolve()): Promise<void> =>
  once.run(itemId, async () => {
    try {
      await prepare();
      const { id } = await client.request('items.duplicate', { id: itemId });
      navigate(`${itemPath(id)}?field=title`);
      showToast({ text: i18n.t('editor:similarMade') });
    } catch (error) {
      showToast({ text: describeError(asAppError(error)), tone: 'bad' });
    }
  });
