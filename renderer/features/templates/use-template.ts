import { useCallback } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { itemPath } from '../../app/routes.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';

const once = createOnce();

/** Makes an item from a template and opens it. */
export const useTemplate = (): ((id: string) => void) =>
  useCallback((id) => {
    const create = async (): Promise<void> => {
      try {
        const item = await client.request('templates.use', { id });
        navigate(`${itemPath(item.id)}?field=title`);
      } catch (error) {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      }
    };
    void once.run(id, create);
  }, []);
