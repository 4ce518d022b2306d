import { Anchor, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Count, CountLine } from '#shared/ipc/stock.ts';
import { itemPath } from '../../../app/routes.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { Money } from '../../../components/money.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Cell, VirtualTable, type Column } from '../../../components/virtual-table.tsx';
import { usePagedRows } from '../../../data/paged.ts';
import classes from '../stock.module.css';
import { CountedField } from './counted-field.tsx';

export type CountFilter = 'all' | 'open' | 'different';

/** The lines of a count in the order of the shelf. Numbers can be typed into them as well. */
export function CountLines({ count, show }: { readonly count: Count; readonly show: CountFilter }) {
  const { t } = useTranslation('stock');
  const [range, setRange] = useState({ first: 0, last: 0 });
  const lines = usePagedRows('counts.rows', range.first, range.last, { id: count.id, show });
  if (lines.error) {
    return (
      <div className={classes['centre']}>
        <ErrorState error={lines.error} onRetry={lines.refetch} retrying={lines.fetching} />
      </div>
    );
  }
  if (lines.total === undefined) return <LoadingRows label={t('count.loading')} />;
  if (lines.total === 0) return <NothingShown show={show} />;
  const columns: readonly Column[] = [
    { key: 'item', label: t('count.column.item'), track: 'minmax(120px, 1fr)' },
    { key: 'place', label: t('count.column.place'), track: '104px' },
    { key: 'expected', label: t('count.column.expected'), track: '70px', numeric: true },
    { key: 'counted', label: t('count.column.counted'), track: '80px', numeric: true },
    { key: 'difference', label: t('count.column.difference'), track: '80px', numeric: true },
    { key: 'value', label: t('count.column.value'), track: '96px', numeric: true },
  ];
  return (
    <VirtualTable
      label={t('count.table')}
      columns={columns}
      total={lines.total}
      rowHeight={52}
      minWidth={630}
      row={lines.row}
      rowKey={({ variantId }) => variantId}
      renderRow={(line) => <LineCells count={count} line={line} />}
      onRange={(first, last) => {
        if (first !== range.first || last !== range.last) setRange({ first, last });
      }}
    />
  );
}

function NothingShown({ show }: { readonly show: CountFilter }) {
  const { t } = useTranslation('stock');
  return (
    <Text c="dimmed" ta="center" pt={48}>
      <IconClipboardCheck size={32} stroke={1.4} aria-hidden />
      <br />
      {show === 'all' ? t('count.nothingHere') : show === 'open' ? t('count.allCounted') : t('count.noDifference')}
    </Text>
  );
}

function LineCells({ count, line }: { readonly count: Count; readonly line: CountLine }) {
  const { t } = useTranslation('stock');
  const difference = line.counted === null || line.expected === null ? null : line.counted - line.expected;
  return (
    <>
      <Cell>
        <Anchor component={Link} href={itemPath(line.itemId)} size="sm" truncate display="block" dir="auto">
          {line.title === '' ? line.sku : line.title}
        </Anchor>
        <Text size="xs" c="dimmed" truncate dir="auto">
          {line.options === '' ? line.sku : `${line.sku} · ${line.options}`}
        </Text>
      </Cell>
      <Cell>
        {line.found ? (
          <StatusBadge tone="warning">{t('count.foundHere')}</StatusBadge>
        ) : (
          <Text size="sm" truncate dir="auto">
            {line.location === '' ? '—' : line.location}
          </Text>
        )}
      </Cell>
      <Cell numeric>{line.expected ?? '—'}</Cell>
      <Cell numeric>
        {count.state === 'open' ? <CountedField countId={count.id} line={line} /> : (line.counted ?? '—')}
      </Cell>
      <Cell numeric>
        {difference === null ? (
          '—'
        ) : (
          <Text span size="sm" {...(difference === 0 ? { c: 'dimmed' } : { fw: 600 })}>
            {difference > 0 ? `+${difference}` : difference}
          </Text>
        )}
      </Cell>
      <Cell numeric>
        {difference === null || difference === 0 ? null : (
          <Money value={line.cost && { ...line.cost, amount: line.cost.amount * difference }} />
        )}
      </Cell>
    </>
  );
}
