import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHandFinger } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useData } from '../../data/query.ts';
import { HandDialog } from './hand-dialog.tsx';
import classes from './by-hand.module.css';

/** What the seller has to do on the sites themselves. Nothing where nothing waits. */
export function HandPanel() {
  const { t } = useTranslation('byHand');
  const tasks = useData('publishing.handTasks').data ?? [];
  const accounts = useData('accounts.list');
  const [openId, setOpenId] = useState<string | null>(null);
  const open = tasks.find(({ intentId }) => intentId === openId);
  if (tasks.length === 0) return null;
  return (
    <Alert
      component="section"
      role="region"
      aria-label={t('region')}
      color="yellow"
      variant="light"
      icon={<IconHandFinger aria-hidden />}
      title={t('title')}
    >
      <Stack gap="xs">
        <Text size="sm">{t('intro')}</Text>
        <ul className={classes['tasks']}>
          {tasks.map((task) => (
            <li key={task.intentId} className={classes['task']}>
              <div className={classes['what']}>
                <Text size="sm" fw={500} truncate dir="auto" title={task.itemTitle}>
                  {task.itemTitle}
                </Text>
                <Text size="xs" c="dimmed">
                  {accounts.data?.find(({ id }) => id === task.accountId)?.label ?? task.sku} · {t('since')}{' '}
                  <TimeAgo at={task.since} />
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                aria-label={t('doItFor', { ask: t(`ask.${task.ask}`), title: task.itemTitle })}
                onClick={() => setOpenId(task.intentId)}
              >
                {t(`ask.${task.ask}`)}
              </Button>
            </li>
          ))}
        </ul>
      </Stack>
      <Group>{open ? <HandDialog key={open.intentId} task={open} onClose={() => setOpenId(null)} /> : null}</Group>
    </Alert>
  );
}
