import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconExternalLink, IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/domain/account.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Money } from '../../components/money.tsx';
import { Screen } from '../../components/screen.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { showToast } from '../../components/toast.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { usePagedRows } from '../../data/paged.ts';
import { useAction, useData } from '../../data/query.ts';
import { PlayBuyerDialog } from '../practice/play-buyer-dialog.tsx';
import { stateTone } from './drift-text.ts';
import { ListingDetails } from './listing-details.tsx';
import { ListingMenu } from './listing-menu.tsx';

export type ListingRow = RequestOutput<'listings.list'>['rows'][number];

/** Every listing with what the marketplace itself says of it, and what can be done with it. */
export function ListingsScreen() {
  const { t } = useTranslation('listings');
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [shown, setShown] = useState<ListingRow | null>(null);
  const [buying, setBuying] = useState<string | null>(null);
  const listings = usePagedRows('listings.list', range.first, range.last);
  const accounts = useData('accounts.list');
  const open = useAction('app.openLink', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const accountOf = (row: ListingRow): Account | undefined => accounts.data?.find(({ id }) => id === row.accountId);

  const columns: readonly Column<ListingRow>[] = [
    {
      key: 'item',
      label: t('column.item'),
      track: 'minmax(180px, 2fr)',
      cell: (row) => (
        <button
          type="button"
          onClick={() => setShown(row)}
          aria-label={t('details', { title: row.itemTitle })}
          style={{ all: 'unset', cursor: 'pointer', display: 'block', width: '100%' }}
          className="plain-button"
        >
          <Text size="sm" fw={500} truncate dir="auto">
            {row.itemTitle}
          </Text>
          <Text size="xs" c="dimmed" truncate dir="auto">
            {row.sku}
          </Text>
        </button>
      ),
    },
    {
      key: 'account',
      label: t('column.account'),
      track: 'minmax(100px, 1fr)',
      cell: (row) => {
        const account = accountOf(row);
        return account ? (
          <Stack gap={2} align="flex-start">
            <Text size="sm" truncate maw="100%" dir="auto">
              {account.label}
            </Text>
            <EnvironmentChip environment={account.environment} />
          </Stack>
        ) : (
          <Text size="sm">—</Text>
        );
      },
    },
    {
      key: 'state',
      label: t('column.state'),
      track: '112px',
      cell: (row) => (
        <Stack gap={2} align="flex-start">
          <Tooltip label={t(`stateHint.${row.state}`)} multiline maw={280}>
            <span>
              <StatusBadge tone={stateTone[row.state]}>{t(`state.${row.state}`)}</StatusBadge>
            </span>
          </Tooltip>
          {row.drift.length > 0 ? (
            <StatusBadge tone="warning">{t('drift', { count: row.drift.length })}</StatusBadge>
          ) : null}
        </Stack>
      ),
    },
    {
      key: 'price',
      label: t('column.price'),
      track: '92px',
      numeric: true,
      cell: (row) => <Money value={row.readBack?.price} />,
    },
    {
      key: 'quantity',
      label: t('column.quantity'),
      track: '64px',
      numeric: true,
      cell: (row) => row.readBack?.quantity ?? <span title={t('notReported')}>—</span>,
    },
    { key: 'checked', label: t('column.checked'), track: '104px', cell: (row) => <TimeAgo at={row.readBackAt} /> },
    {
      key: 'actions',
      label: t('column.actions'),
      track: '72px',
      quiet: true,
      cell: (row) => (
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {row.url === null ? null : (
            <Tooltip label={t('open')}>
              <ActionIcon
                aria-label={t('openAt', { title: row.itemTitle })}
                onClick={() => row.url !== null && open.mutate({ url: row.url })}
              >
                <IconExternalLink size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <ListingMenu row={row} account={accountOf(row)} onPlayBuyer={() => setBuying(row.id)} />
        </Group>
      ),
    },
  ];

  return (
    <Screen
      title={t('title')}
      fill={listings.total !== undefined && listings.total > 0}
      actions={
        listings.total ? (
          <Text size="sm" c="dimmed">
            {t('count', { count: listings.total })}
          </Text>
        ) : undefined
      }
    >
      {listings.error ? (
        <ErrorState error={listings.error} onRetry={listings.refetch} retrying={listings.fetching} />
      ) : listings.total === undefined ? (
        <LoadingRows label={t('loading')} />
      ) : listings.total === 0 ? (
        <EmptyState icon={IconTags} title={t('empty.title')} text={t('empty.text')}>
          <Button mt="xs" onClick={() => navigate('/inventory')}>
            {t('empty.action')}
          </Button>
        </EmptyState>
      ) : (
        <VirtualTable
          label={t('table')}
          columns={columns}
          total={listings.total}
          rowHeight={58}
          minWidth={760}
          row={listings.row}
          rowKey={({ id }) => id}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
      {shown ? (
        <ListingDetails
          listing={shown}
          account={accountOf(shown)}
          onClose={() => setShown(null)}
          onPlayBuyer={() => setBuying(shown.id)}
        />
      ) : null}
      {buying === null ? null : <PlayBuyerDialog listingId={buying} onClose={() => setBuying(null)} />}
    </Screen>
  );
}
