import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemChange } from '#shared/ipc/history.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useData } from '../../data/query.ts';
import { useLocale } from '../../data/settings.ts';
import { changeText } from './change-text.ts';
import classes from './history.module.css';
import { NoWayBack } from './no-way-back.tsx';
import { runText } from './run-text.ts';
import { undoChange } from './undo.ts';

const pageRows = 50;
const mostRows = 500;

/** What happened to one item, newest first: each change with before and after, and the way back. */
export function ItemHistory({ itemId }: { readonly itemId: string }) {
  const { t } = useTranslation('history');
  const [limit, setLimit] = useState(pageRows);
  const { data, error, refetch, isFetching } = useData(
    'history.item',
    { itemId, offset: 0, limit },
    { placeholderData: (previous) => previous },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <LoadingRows label={t('loading')} />;
  if (data.total === 0) return <EmptyState icon={IconHistory} title={t('empty.title')} text={t('empty.text')} />;
  return (
    <Stack gap={0}>
      <ul className={classes['list']} aria-label={t('itemTitle')}>
        {data.rows.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
      {data.total > data.rows.length && limit < mostRows && (
        <Button variant="subtle" loading={isFetching} onClick={() => setLimit(Math.min(mostRows, limit + pageRows))}>
          {t('older')}
        </Button>
      )}
    </Stack>
  );
}

/** Runs that took something back are said so, whatever the change itself was. */
const undoing: ReadonlySet<string> = new Set(['undo', 'redo', 'undo.change']);

function Change({ change }: { readonly change: ItemChange }) {
  const { t } = useTranslation('history');
  const locale = useLocale();
  const what = runText({ kind: change.kind, details: {} });
  const cause = change.runKind === change.kind ? '' : runText({ kind: change.runKind, details: change.details });
  return (
    <li className={classes['entry']}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div className={classes['words']}>
          <Text size="sm" fw={600}>
            {undoing.has(change.runKind) || cause === '' ? cause || what : `${what} · ${cause}`}
          </Text>
          <Text size="xs" c="dimmed">
            <TimeAgo at={change.at} />
            {change.sku === null ? '' : ` · ${change.sku}`}
          </Text>
        </div>
        {change.undone ? (
          <Badge variant="light" color="gray">
            {t('state.undone')}
          </Badge>
        ) : (
          change.wayBack.kind === 'open' && (
            <Button size="compact-sm" variant="default" onClick={() => undoChange(change.id)}>
              {t('action.undoThis')}
            </Button>
          )
        )}
      </Group>
      {changeText(change, locale).map(({ field, before, after }) => (
        <Text key={field} size="sm" className={classes['field'] ?? ''} dir="auto">
          <Text span size="sm" c="dimmed">
            {field}{' '}
          </Text>
          <del>{before}</del> → <ins>{after}</ins>
        </Text>
      ))}
      {!change.undone && <NoWayBack wayBack={change.wayBack} />}
    </li>
  );
}
