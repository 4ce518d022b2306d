import { Anchor, Text } from '@mantine/core';
import { IconTrendingDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { itemPath } from '../../../app/routes.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { Screen } from '../../../components/screen.tsx';
import { Cell, VirtualTable, type Column } from '../../../components/virtual-table.tsx';
import { usePagedRows } from '../../../data/paged.ts';
import { useAction, useData } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';
import { StockTabs } from '../stock-tabs.tsx';
import { DefaultThreshold } from './default-threshold.tsx';
import toolbar from '../stock.module.css';

/** What is at or below its threshold, the fewest pieces first. Who looks at it has seen it. */
export function LowTab() {
  const { t } = useTranslation('stock');
  const { lowStockAt } = useSettings();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const low = usePagedRows('lowStock.list', range.first, range.last);
  const { data: fallen, dataUpdatedAt } = useData('lowStock.unseen');
  const { mutate: seen } = useAction('lowStock.seen');
  useEffect(() => {
    // Asked again with each answer: what is told of only a moment later is seen then.
    if (dataUpdatedAt > 0 && (fallen?.items ?? 0) > 0) seen();
  }, [fallen, dataUpdatedAt, seen]);
  const columns: readonly Column[] = [
    { key: 'item', label: t('low.column.item'), track: 'minmax(180px, 1fr)' },
    { key: 'place', label: t('low.column.place'), track: '140px' },
    { key: 'quantity', label: t('low.column.quantity'), track: '80px', numeric: true },
    { key: 'threshold', label: t('low.column.threshold'), track: '110px', numeric: true },
    { key: 'live', label: t('low.column.live'), track: '60px', numeric: true },
  ];
  return (
    <Screen
      title={t('title')}
      fill={(low.total ?? 0) > 0}
      toolbar={
        <div className={toolbar['bar']}>
          <StockTabs tab="low" />
          <DefaultThreshold key={lowStockAt} value={lowStockAt} />
        </div>
      }
      actions={
        low.total ? (
          <Text size="sm" c="dimmed">
            {t('low.total', { count: low.total })}
          </Text>
        ) : undefined
      }
    >
      {low.error ? (
        <ErrorState error={low.error} onRetry={low.refetch} retrying={low.fetching} />
      ) : low.total === undefined ? (
        <LoadingRows label={t('low.loading')} />
      ) : low.total === 0 ? (
        <EmptyState
          icon={IconTrendingDown}
          title={t('low.emptyTitle')}
          text={lowStockAt === 0 ? t('low.emptyOff') : t('low.empty')}
        />
      ) : (
        <VirtualTable
          label={t('low.table')}
          columns={columns}
          total={low.total}
          rowHeight={50}
          minWidth={620}
          row={low.row}
          rowKey={({ id }) => id}
          renderRow={(row) => (
            <>
              <Cell>
                <Anchor component={Link} href={itemPath(row.id)} size="sm" truncate display="block" dir="auto">
                  {row.title === '' ? row.sku : row.title}
                </Anchor>
                <Text size="xs" c="dimmed" truncate dir="auto">
                  {row.sku}
                </Text>
              </Cell>
              <Cell>
                <Text size="sm" truncate dir="auto">
                  {row.location === '' ? '—' : row.location}
                </Text>
              </Cell>
              <Cell numeric>{row.quantity}</Cell>
              <Cell numeric>
                {row.threshold}
                {row.own ? (
                  <Text span size="xs" c="dimmed">
                    {` ${t('low.own')}`}
                  </Text>
                ) : null}
              </Cell>
              <Cell numeric>{row.liveListings}</Cell>
            </>
          )}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
    </Screen>
  );
}
