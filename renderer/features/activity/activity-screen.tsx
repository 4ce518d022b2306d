import { Anchor, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AuditRow } from '#shared/domain/account.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatDateTime } from '../../components/time-text.ts';
import { Cell, VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { usePagedRows } from '../../data/paged.ts';
import { useData } from '../../data/query.ts';
import { useLocale } from '../../data/settings.ts';
import { detailText } from './detail-text.ts';

/** What happened to accounts and keys, newest first: the audit log as the seller reads it. */
export function ActivityScreen() {
  const { t } = useTranslation('activity');
  const [range, setRange] = useState({ first: 0, last: 0 });
  const entries = usePagedRows('audit.list', range.first, range.last);
  const columns: readonly Column[] = [
    { key: 'at', label: t('column.at'), track: '200px' },
    { key: 'what', label: t('column.what'), track: 'minmax(180px, 1fr)' },
    { key: 'account', label: t('column.account'), track: 'minmax(220px, 1fr)' },
    { key: 'detail', label: t('column.detail'), track: 'minmax(200px, 2fr)' },
  ];
  return (
    <Screen
      title={t('title')}
      fill={entries.total !== undefined && entries.total > 0}
      actions={
        <>
          {entries.total ? (
            <Text size="sm" c="dimmed">
              {t('count', { count: entries.total })}
            </Text>
          ) : null}
          <Anchor component={Link} href="/connect" size="sm">
            {t('back')}
          </Anchor>
        </>
      }
    >
      {entries.error ? (
        <ErrorState error={entries.error} onRetry={entries.refetch} retrying={entries.fetching} />
      ) : entries.total === undefined ? (
        <LoadingRows label={t('loading')} />
      ) : entries.total === 0 ? (
        <EmptyState icon={IconHistory} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <VirtualTable
          label={t('title')}
          columns={columns}
          total={entries.total}
          rowHeight={44}
          minWidth={820}
          row={entries.row}
          rowKey={({ id }) => id}
          renderRow={(entry) => <ActivityCells entry={entry} />}
          onRange={(first, last) => {
            if (first !== range.first || last !== range.last) setRange({ first, last });
          }}
        />
      )}
    </Screen>
  );
}

function ActivityCells({ entry }: { readonly entry: AuditRow }) {
  const { t, i18n } = useTranslation('activity');
  const locale = useLocale();
  const marketplaces = useData('marketplaces.list').data;
  const key = `event.${entry.event.replaceAll('.', '_')}`;
  const marketplace = marketplaces?.find(({ id }) => id === entry.marketplace)?.name ?? entry.marketplace ?? '';
  const detail = detailText(entry.detail);
  return (
    <>
      <Cell>
        <Text size="sm" truncate>
          {formatDateTime(entry.at, locale)}
        </Text>
      </Cell>
      <Cell>
        <Text size="sm" truncate>
          {i18n.exists(key, { ns: 'activity' }) ? t(key as 'title') : entry.event}
        </Text>
      </Cell>
      <Cell>
        <Text size="sm" truncate dir="auto">
          {entry.accountLabel === null ? marketplace : `${marketplace} · ${entry.accountLabel}`}{' '}
          {entry.environment === null ? null : <EnvironmentChip environment={entry.environment} />}
        </Text>
      </Cell>
      <Cell>
        <Text size="sm" c="dimmed" truncate dir="auto" title={detail}>
          {detail}
        </Text>
      </Cell>
    </>
  );
}
