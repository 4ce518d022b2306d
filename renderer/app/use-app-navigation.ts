import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { client } from '../data/client.ts';
import { importCsv } from '../features/csv/csv-state.ts';
import { useNewItem } from './new-item.ts';
import { palette } from './palette.ts';

/** Follows the shell when a notification, a menu item or the tray asks the page to go somewhere. */
export function useAppNavigation(): void {
  const [, navigate] = useLocation();
  const newItem = useNewItem();
  useEffect(
    () =>
      client.onEvent('app.navigate', ({ to }) => {
        if (to === 'palette') palette.open();
        else if (to === 'new-item') newItem();
        else if (to === 'import') {
          navigate('/inventory');
          importCsv();
        } else navigate(`/${to}`);
      }),
    [navigate, newItem],
  );
}
