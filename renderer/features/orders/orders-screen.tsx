import { Button, Text } from '@mantine/core';
import { IconReceipt, IconRefresh } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCommands, type Command } from '../../app/commands.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { showToast } from '../../components/toast.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { usePagedRows } from '../../data/paged.ts';
import { useAction, useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { OrderCells } from './order-cells.tsx';

/** Every sale, as the marketplaces reported it. */
export function OrdersScreen() {
  const { t } = useTranslation('orders');
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const orders = usePagedRows('orders.list', range.first, range.last);
  const accounts = useData('accounts.list');
  const { practice } = useSettings();
  const check = useAction('orders.check', {
    onSuccess: ({ found }) => showToast({ text: t('found', { count: found }) }),
  });
  const connected = (accounts.data?.length ?? 0) > 0;
  const { mutate: checkNow } = check;
  const commands = useMemo(
    (): readonly Command[] =>
      connected
        ? [
            {
              id: 'orders.check',
              label: t('command'),
              group: t('title'),
              icon: IconRefresh,
              run: () => checkNow(),
            },
          ]
        : [],
    [connected, checkNow, t],
  );
  useCommands(commands);

  const columns: readonly Column[] = [
    { key: 'items', label: t('column.items'), track: 'minmax(160px, 2fr)' },
    { key: 'buyer', label: t('column.buyer'), track: 'minmax(110px, 1fr)' },
    { key: 'total', label: t('column.total'), track: '96px', numeric: true },
    { key: 'market', label: t('column.market'), track: 'minmax(110px, 1fr)' },
    { key: 'detected', label: t('column.detected'), track: '112px' },
  ];

  return (
    <Screen
      title={t('title')}
      fill={orders.total !== undefined && orders.total > 0}
      actions={
        connected ? (
          <>
            {orders.total ? (
              <Text size="sm" c="dimmed">
                {t('count', { count: orders.total })}
              </Text>
            ) : null}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {t('check')}
            </Button>
          </>
        ) : undefined
      }
      {...(check.error
        ? { toolbar: <ErrorState error={check.error} onRetry={() => check.mutate()} retrying={check.isPending} /> }
        : {})}
    >
      {orders.error ? (
        <ErrorState error={orders.error} onRetry={orders.refetch} retrying={orders.fetching} />
      ) : orders.total === undefined ? (
        <LoadingRows label={t('loading')} />
      ) : orders.total === 0 ? (
        <EmptyState
          icon={IconReceipt}
          title={t('empty.title')}
          text={practice ? `${t('empty.text')} ${t('empty.practiceText')}` : t('empty.text')}
          action={
            connected
              ? { label: t('empty.action'), onClick: () => check.mutate(), loading: check.isPending }
              : { label: t('empty.connect'), onClick: () => navigate('/connect') }
          }
        />
      ) : (
        <VirtualTable
          label={t('table')}
          columns={columns}
          total={orders.total}
          rowHeight={58}
          minWidth={640}
          row={orders.row}
          rowKey={({ id }) => id}
          renderRow={(order) => (
            <OrderCells order={order} account={accounts.data?.find(({ id }) => id === order.accountId)} />
          )}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
    </Screen>
  );
}
