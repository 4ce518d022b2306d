import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

export type StockTab = 'lots' | 'count' | 'low';

/** The parts of the stock screen, below its heading. */
export function StockTabs({ tab }: { readonly tab: StockTab }) {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('tabs.label')}
      value={tab}
      onChange={(next) => navigate(`/stock/${next}`)}
      data={[
        { value: 'lots', label: t('tabs.lots') },
        { value: 'count', label: t('tabs.count') },
        { value: 'low', label: t('tabs.low') },
      ]}
    />
  );
}
