import { useEffect } from 'react';
import { useData } from '../../../data/query.ts';
import { showView } from './use-views.ts';

let shown = false;

/** Opens the default view when the inventory is first shown; afterwards it stays as the seller leaves it. */
export function useFirstView(): void {
  const { data } = useData('views.list');
  useEffect(() => {
    if (data === undefined || shown) return;
    shown = true;
    const first = data.find(({ isDefault }) => isDefault);
    if (first) showView(first);
  }, [data]);
}
