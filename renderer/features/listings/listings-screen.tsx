import { Button, Text } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/domain/account.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { usePagedRows } from '../../data/paged.ts';
import { useData } from '../../data/query.ts';
import { HandPanel } from '../by-hand/hand-panel.tsx';
import { PlayBuyerDialog } from '../practice/play-buyer-dialog.tsx';
import { ListingCells } from './listing-cells.tsx';
import { ListingDetails } from './listing-details.tsx';
import type { ListingRow } from './listing-row.ts';

/** Every listing with what the marketplace itself says of it, and what can be done with it. */
export function ListingsScreen() {
  const { t } = useTranslation('listings');
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [shown, setShown] = useState<ListingRow | null>(null);
  const [buying, setBuying] = useState<string | null>(null);
  const listings = usePagedRows('listings.list', range.first, range.last);
  const accounts = useData('accounts.list');
  const accountOf = (row: ListingRow): Account | undefined => accounts.data?.find(({ id }) => id === row.accountId);

  const columns: readonly Column[] = [
    { key: 'item', label: t('column.item'), track: 'minmax(140px, 2fr)' },
    { key: 'account', label: t('column.account'), track: 'minmax(96px, 1fr)' },
    { key: 'state', label: t('column.state'), track: 'minmax(116px, 160px)' },
    { key: 'price', label: t('column.price'), track: '86px', numeric: true },
    { key: 'quantity', label: t('column.quantity'), track: '60px', numeric: true },
    { key: 'actions', label: t('column.actions'), track: '62px', quiet: true },
  ];

  return (
    <Screen
      title={t('title')}
      toolbar={<HandPanel />}
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
          rowHeight={68}
          minWidth={640}
          row={listings.row}
          rowKey={({ id }) => id}
          renderRow={(row) => (
            <ListingCells
              row={row}
              account={accountOf(row)}
              onShow={() => setShown(row)}
              onPlayBuyer={() => setBuying(row.id)}
            />
          )}
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
