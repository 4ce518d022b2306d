import { Button, Text } from '@mantine/core';
import { IconPackages, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCommands, type Command } from '../../../app/commands.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { Screen } from '../../../components/screen.tsx';
import { VirtualTable, type Column } from '../../../components/virtual-table.tsx';
import { usePagedRows } from '../../../data/paged.ts';
import { StockTabs } from '../stock-tabs.tsx';
import { LotCells } from './lot-cells.tsx';
import { LotForm } from './lot-form.tsx';

/** What was bought together for one price, last bought first. */
export function LotsTab() {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [creating, setCreating] = useState(false);
  const lots = usePagedRows('lots.list', range.first, range.last);
  const commands = useMemo(
    (): readonly Command[] => [
      { id: 'lots.new', label: t('command.newLot'), group: t('title'), icon: IconPlus, run: () => setCreating(true) },
    ],
    [t],
  );
  useCommands(commands);
  const columns: readonly Column[] = [
    { key: 'name', label: t('lots.column.name'), track: 'minmax(160px, 2fr)' },
    { key: 'bought', label: t('lots.column.bought'), track: '110px' },
    { key: 'total', label: t('lots.column.total'), track: '110px', numeric: true },
    { key: 'sold', label: t('lots.column.sold'), track: '90px', numeric: true },
    { key: 'recovered', label: t('lots.column.recovered'), track: '110px', numeric: true },
  ];
  return (
    <Screen
      title={t('title')}
      fill={(lots.total ?? 0) > 0}
      toolbar={<StockTabs tab="lots" />}
      actions={
        <>
          {lots.total ? (
            <Text size="sm" c="dimmed">
              {t('lots.total', { count: lots.total })}
            </Text>
          ) : null}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('lots.new')}
          </Button>
        </>
      }
    >
      {lots.error ? (
        <ErrorState error={lots.error} onRetry={lots.refetch} retrying={lots.fetching} />
      ) : lots.total === undefined ? (
        <LoadingRows label={t('lots.loading')} />
      ) : lots.total === 0 ? (
        <EmptyState icon={IconPackages} title={t('lots.emptyTitle')} text={t('lots.empty')} />
      ) : (
        <VirtualTable
          label={t('lots.table')}
          columns={columns}
          total={lots.total}
          rowHeight={52}
          minWidth={640}
          row={lots.row}
          rowKey={({ id }) => id}
          renderRow={(lot) => <LotCells lot={lot} />}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
      <LotForm opened={creating} onClose={() => setCreating(false)} onSaved={(id) => navigate(`/stock/lots/${id}`)} />
    </Screen>
  );
}
