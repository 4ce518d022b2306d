import { Anchor, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconReceipt, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Order } from '#shared/domain/order.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Money } from '../../components/money.tsx';
import { Screen } from '../../components/screen.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { showToast } from '../../components/toast.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { usePagedRows } from '../../data/paged.ts';
import { useAction, useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';

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

  const columns: readonly Column<Order>[] = [
    {
      key: 'items',
      label: t('column.items'),
      track: 'minmax(200px, 2fr)',
      cell: (order) => <OrderLines order={order} />,
    },
    {
      key: 'buyer',
      label: t('column.buyer'),
      track: 'minmax(110px, 1fr)',
      cell: (order) => (
        <Text size="sm" truncate dir="auto">
          {order.buyerName === '' ? t('unknownBuyer') : order.buyerName}
        </Text>
      ),
    },
    {
      key: 'total',
      label: t('column.total'),
      track: '96px',
      numeric: true,
      cell: (order) => <Money value={order.total} />,
    },
    {
      key: 'market',
      label: t('column.market'),
      track: 'minmax(110px, 1fr)',
      cell: (order) => {
        const account = accounts.data?.find(({ id }) => id === order.accountId);
        return (
          <>
            <Text size="sm" truncate dir="auto" title={order.remoteOrderId}>
              {account?.label ?? order.marketplace}
            </Text>
            {account ? <EnvironmentChip environment={account.environment} /> : null}
          </>
        );
      },
    },
    {
      key: 'detected',
      label: t('column.detected'),
      track: '124px',
      cell: (order) => (
        <Tooltip
          label={t('detectedAfter', { seconds: Math.max(0, Math.round((order.detectedAt - order.orderedAt) / 1_000)) })}
        >
          <span>
            <TimeAgo at={order.detectedAt} />
          </span>
        </Tooltip>
      ),
    },
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
          minWidth={700}
          row={orders.row}
          rowKey={({ id }) => id}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
    </Screen>
  );
}

/** Lines in sight in a row; the rest are counted. */
const linesShown = 2;

function OrderLines({ order }: { readonly order: Order }) {
  const { t } = useTranslation('orders');
  const more = order.lines.length - linesShown;
  return (
    <>
      {order.lines.slice(0, linesShown).map((line) => {
        const text = t('line', { quantity: line.quantity, title: line.title });
        return (
          <Group key={line.id} gap={6} wrap="nowrap">
            {line.itemId === null ? (
              <>
                <Text size="sm" truncate dir="auto">
                  {text}
                </Text>
                <Text size="xs" c="dimmed" title={t('unknownSku', { sku: line.sku })} style={{ flexShrink: 0 }}>
                  {t('unknownSkuShort')}
                </Text>
              </>
            ) : (
              <Anchor component={Link} href={`/inventory/${line.itemId}`} size="sm" truncate dir="auto">
                {text}
              </Anchor>
            )}
          </Group>
        );
      })}
      {more > 0 ? (
        <Text size="xs" c="dimmed">
          {t('moreLines', { count: more })}
        </Text>
      ) : null}
    </>
  );
}
