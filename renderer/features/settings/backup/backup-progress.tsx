import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupJob } from '#shared/ipc/backups.ts';

/** What is being done now, how far it is, and the way out of it. */
export function BackupProgress({ job, onCancel }: { readonly job: BackupJob; readonly onCancel: () => void }) {
  const { t } = useTranslation('backup');
  const labelId = useId();
  const known = job.total > 0;
  return (
    <Stack gap={6} role="group" aria-labelledby={labelId}>
      <Group justify="space-between" wrap="nowrap" mih={30}>
        <Text size="sm" id={labelId}>
          {t(`job.${job.kind}`)}{' '}
          <Text span size="sm" c="dimmed">
            {known ? t('job.count', { done: job.done, total: job.total }) : t(`phase.${job.phase}`)}
          </Text>
        </Text>
        {job.cancellable ? (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </Group>
      <Progress
        value={known ? (job.done / job.total) * 100 : 100}
        striped={!known}
        animated={!known}
        aria-labelledby={labelId}
        transitionDuration={150}
      />
    </Stack>
  );
}
