import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNewItem } from '../../app/new-item.ts';
import { Screen } from '../../components/screen.tsx';

/** What the seller owns. */
export function InventoryScreen() {
  const { t } = useTranslation('inventory');
  const newItem = useNewItem();
  return (
    <Screen title={t('title')} actions={<Button onClick={newItem}>{t('new')}</Button>} fill>
      {null}
    </Screen>
  );
}
