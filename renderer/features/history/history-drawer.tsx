import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLayerClosing } from '../../components/layer-closing.ts';
import { hideHistory, useHistory } from './history-state.ts';
import { ItemHistory } from './item-history.tsx';
import { RunList } from './run-list.tsx';

/** What was done, at the side of the screen it was done on. */
export function HistoryDrawer() {
  const { t } = useTranslation(['history', 'common']);
  const shown = useHistory((state) => state.shown);
  useLayerClosing(shown !== null, hideHistory);
  return (
    <Drawer
      opened={shown !== null}
      onClose={hideHistory}
      position="right"
      size="lg"
      closeOnEscape={false}
      title={shown?.kind === 'item' ? t('itemTitle') : t('title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {shown?.kind === 'all' && <RunList />}
      {shown?.kind === 'item' && <ItemHistory itemId={shown.itemId} />}
    </Drawer>
  );
}
