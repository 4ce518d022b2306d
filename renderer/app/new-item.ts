import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { describeError } from './i18n/describe.ts';
import { asAppError, client } from '../data/client.ts';
import { createOnce } from '../data/once.ts';
import { dataKey } from '../data/query.ts';
import { showToast } from '../components/toast.tsx';
import { itemPath } from './routes.ts';

const once = createOnce();

/** Makes an empty item and opens it, so that from the first letter on there is something to save into. */
export function useNewItem(): () => void {
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const create = async (): Promise<void> => {
      try {
        const item = await client.request('items.create', {});
        queryClient.setQueryData(dataKey('items.get', { id: item.id }), item);
        navigate(`${itemPath(item.id)}?field=title`);
      } catch (error) {
        showToast({ text: describeError(asAppError(error)), tone: 'bad' });
      }
    };
    // Button, shortcut and palette share this: one new item at a time.
    void once.run('new', create);
  }, [navigate, queryClient]);
}
