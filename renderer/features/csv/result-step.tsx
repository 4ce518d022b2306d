import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvImportStatus } from '#shared/ipc/csv.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { chooseFile, closeCsv, goOn } from './csv-state.ts';
import { ProblemList } from './problem-list.tsx';
import { SaveRefused } from './save-refused.tsx';

/** What came of an import, whole, stopped or cut off by a failure. */
export function ResultStep({ status }: { readonly status: CsvImportStatus }) {
  const { t } = useTranslation('csv');
  const { tally, phase, runId } = status;
  const report = useData('csv.report', { id: status.id }).data;
  const unfinished = useData('csv.status').data?.unfinished.some(({ id }) => id === status.id) ?? false;
  const undo = useAction('history.undo', {
    onSuccess: ({ items }) => {
      showToast({ text: t('result.undone', { count: items }) });
      closeCsv();
    },
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <Stack gap="sm">
      {status.error && (
        <Alert color="red" role="alert">
          {describeError(status.error)}
        </Alert>
      )}
      {phase === 'stopped' && <Text size="sm">{t('result.stopped')}</Text>}
      <Text role="status">{t('result.created', { count: tally.created })}</Text>
      {tally.variants > 0 && <Text>{t('result.variants', { count: tally.variants })}</Text>}
      {tally.changed > 0 && <Text>{t('result.changed', { count: tally.changed })}</Text>}
      {tally.unchanged > 0 && <Text>{t('result.unchanged', { count: tally.unchanged })}</Text>}
      {tally.refused > 0 && (
        <>
          <Group justify="space-between">
            <Text fw={600}>{t('result.refused', { count: tally.refused })}</Text>
            <SaveRefused id={status.id} />
          </Group>
          {report && report.refused.length > 0 && <ProblemList label={t('result.list')} problems={report.refused} />}
        </>
      )}
      {tally.notes > 0 && (
        <>
          <Text fw={600}>{t('result.notes', { count: tally.notes })}</Text>
          {report && report.notes.length > 0 && <ProblemList label={t('result.notesList')} problems={report.notes} />}
        </>
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={chooseFile}>
          {t('import.another')}
        </Button>
        <Group gap="xs">
          {runId !== null && (
            <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ runId })}>
              {t('result.undo')}
            </Button>
          )}
          {unfinished && <Button onClick={() => goOn(status.id)}>{t('unfinished.continue')}</Button>}
          <Button data-autofocus variant={unfinished ? 'default' : 'filled'} onClick={closeCsv}>
            {t('import.close')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
