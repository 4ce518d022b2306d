import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeProblem } from '../../app/i18n/describe.ts';
import { LoadingRows } from '../../components/loading.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useData } from '../../data/query.ts';
import classes from './history.module.css';
import { mostRows, NewestFirst, pageRows } from './newest-first.tsx';
import { NoWayBack } from './no-way-back.tsx';
import { runText } from './run-text.ts';
import { redoRun, undoRun } from './undo.ts';

/** Everything that was done, newest first, each with the way back. */
export function RunList() {
  const { t } = useTranslation('history');
  const [limit, setLimit] = useState(pageRows);
  const answer = useData('history.list', { offset: 0, limit }, { placeholderData: (previous) => previous });
  return (
    <NewestFirst label={t('title')} answer={answer} limit={limit} onLimit={setLimit}>
      {(run) => <Run key={run.id} run={run} />}
    </NewestFirst>
  );
}

function Run({ run }: { readonly run: RequestOutput<'history.list'>['rows'][number] }) {
  const { t } = useTranslation(['history', 'inventory', 'common']);
  const [open, setOpen] = useState(false);
  const name = run.title === '' ? t('inventory:untitled') : run.title;
  const possible = run.wayBack.kind === 'open';
  return (
    <li className={classes['entry']}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div className={classes['words']}>
          <Text size="sm" fw={600}>
            {runText(run)}
          </Text>
          <Text size="sm" c="dimmed" dir="auto" lineClamp={1}>
            {run.items > 1 ? t('items', { count: run.items }) : run.items === 1 ? name : t('noItems')}
          </Text>
          <Text size="xs" c="dimmed">
            <TimeAgo at={run.at} />
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {run.state !== 'done' && (
            <Badge variant="light" color="gray">
              {t(`state.${run.state}`)}
            </Badge>
          )}
          {run.state === 'done' && possible && (
            <Button size="compact-sm" variant="default" onClick={() => undoRun(run.id)}>
              {t('common:undo')}
            </Button>
          )}
          {run.state === 'undone' && possible && (
            <Button size="compact-sm" variant="default" onClick={() => redoRun(run.id)}>
              {t('action.redo')}
            </Button>
          )}
        </Group>
      </Group>
      {run.state !== 'cut_off' && run.items > 0 && <NoWayBack wayBack={run.wayBack} />}
      {run.refused > 0 && (
        <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('refused', { count: run.refused })}
        </Button>
      )}
      {open && <RefusedRows runId={run.id} />}
    </li>
  );
}

/** Items that an action left alone, each with its reason. */
export function RefusedRows({ runId }: { readonly runId: string }) {
  const { t } = useTranslation(['history', 'inventory']);
  const [limit, setLimit] = useState(pageRows);
  const { data, isFetching } = useData(
    'history.refused',
    { runId, offset: 0, limit },
    { placeholderData: (previous) => previous },
  );
  if (!data) return <LoadingRows label={t('loading')} />;
  return (
    <Stack gap={4} className={classes['refused'] ?? ''}>
      <ul className={classes['list']} aria-label={t('refusedList')}>
        {data.rows.map(({ itemId, title, sku, problem }) => (
          <li key={itemId + problem.path}>
            <Text size="sm" dir="auto">
              {title === '' ? t('inventory:untitled') : title}{' '}
              <Text span size="sm" c="dimmed">
                {sku}
              </Text>
            </Text>
            <Text size="sm" c="dimmed">
              {describeProblem(problem)}
            </Text>
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && limit < mostRows && (
        <Button variant="subtle" loading={isFetching} onClick={() => setLimit(Math.min(mostRows, limit + 100))}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}
