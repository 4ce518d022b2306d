import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvImportStatus } from '#shared/ipc/csv.ts';
import { stop } from './csv-state.ts';

/** A dry run or an import on its way. */
export function ProgressStep({ status }: { readonly status: CsvImportStatus }) {
  const { t } = useTranslation('csv');
  const importing = status.phase === 'importing';
  const { fileName } = status;
  return (
    <Stack gap="sm">
      <Text size="sm">{importing ? t('progress.importing', { fileName }) : t('progress.checking', { fileName })}</Text>
      <Progress.Root size="lg">
        <Progress.Section value={status.share * 100} aria-label={t('import.title')} />
      </Progress.Root>
      <Text size="sm" role="status">
        {t('progress.rows', { count: status.rows })}
      </Text>
      {importing && (
        <Text size="sm" c="dimmed">
          {t('progress.keepsOn')}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => stop(status.id)}>
          {t('import.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
