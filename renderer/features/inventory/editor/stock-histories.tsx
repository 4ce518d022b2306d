import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StockCostHistory } from './stock-cost-history.tsx';
import { StockHistory } from './stock-history.tsx';

/** What was entered for a variant so far: pieces, and beside them what it cost. */
export function StockHistories({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation(['inventory', 'stock']);
  return (
    <Tabs defaultValue="pieces" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="pieces" fz="xs">
          {t('stock.history')}
        </Tabs.Tab>
        <Tabs.Tab value="costs" fz="xs">
          {t('stock:costs.title')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="pieces" pt={6}>
        <StockHistory variantId={variantId} />
      </Tabs.Panel>
      <Tabs.Panel value="costs" pt={6}>
        <StockCostHistory variantId={variantId} />
      </Tabs.Panel>
    </Tabs>
  );
}
