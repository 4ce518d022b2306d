import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemChange } from '#shared/ipc/history.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useData } from '../../data/query.ts';
import { useLocale } from '../../data/settings.ts';
import { changeText } from './change-text.ts';
import classes from './history.module.css';
import { NewestFirst, pageRows } from './newest-first.tsx';
import { NoWayBack } from './no-way-back.tsx';
import { runText } from './run-text.ts';
import { undoChange } from './undo.ts';

/** What happened to one item, newest first: each change with before and after, and the way back. */
export function ItemHistory({ itemId }: { readonly itemId: string }) {
  const { t } = useTranslation('history');
  const [limit, setLimit] = useState(pageRows);
  const answer = useData('history.item', { itemId, offset: 0, limit }, { placeholderData: (previous) => previous });
  return (
    <NewestFirst label={t('itemTitle')} answer={answer} limit={limit} onLimit={setLimit}>
      {(change) => <Change key={change.id} change={change} />}
    </NewestFirst>
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
