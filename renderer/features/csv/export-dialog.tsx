import { Button, Checkbox, Group, NativeSelect, Progress, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvDelimiterSchema, csvExportColumnSchema } from '#shared/ipc/csv.ts';
import type { CsvDelimiter, CsvExportColumn, CsvExportStatus } from '#shared/ipc/csv.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { delimiterNames } from './columns-step.tsx';
import { closeCsv, stop, useCsv } from './csv-state.ts';
import type { Exportable } from './csv-state.ts';

/** Which items, which columns, and how the file is written. */
export function ExportDialog() {
  const { t } = useTranslation('csv');
  const opened = useCsv((state) => state.opened === 'export');
  const exportable = useCsv((state) => state.exportable);
  const status = useData('csv.status').data?.export;
  return (
    <Dialog opened={opened} onClose={closeCsv} title={t('export.title')} size="lg">
      {status?.phase === 'exporting' ? <Running status={status} /> : exportable && <Choices exportable={exportable} />}
    </Dialog>
  );
}

function Running({ status }: { readonly status: CsvExportStatus }) {
  const { t } = useTranslation('csv');
  return (
    <Stack gap="sm">
      <Text size="sm">{t('export.running', { fileName: status.fileName })}</Text>
      <Progress.Root size="lg">
        <Progress.Section value={status.share * 100} aria-label={t('export.title')} />
      </Progress.Root>
      <Text size="sm" role="status">
        {t('export.items', { count: status.items })}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => stop(status.id)}>
          {t('import.stop')}
        </Button>
      </Group>
    </Stack>
  );
}

const allColumns = csvExportColumnSchema.options;

function Choices({ exportable: { ids, query } }: { readonly exportable: Exportable }) {
  const { t } = useTranslation('csv');
  const [what, setWhat] = useState<'ids' | 'query'>(ids.length > 0 ? 'ids' : 'query');
  const [columns, setColumns] = useState<readonly string[]>(allColumns);
  const [delimiter, setDelimiter] = useState<CsvDelimiter>(',');
  const [mark, setMark] = useState(true);
  const [forSpreadsheets, setForSpreadsheets] = useState(true);
  const start = useAction('csv.export', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('export.what')}
        value={what}
        onChange={(value) => setWhat(value === 'ids' ? 'ids' : 'query')}
      >
        <Stack gap={6} mt={6}>
          {ids.length > 0 && <Radio value="ids" label={t('export.selected', { count: ids.length })} />}
          <Radio value="query" label={t('export.view')} />
        </Stack>
      </Radio.Group>
      <Checkbox.Group label={t('export.columns')} value={[...columns]} onChange={setColumns}>
        <Group gap="xs" my={6}>
          <Button size="compact-xs" variant="default" onClick={() => setColumns(allColumns)}>
            {t('export.all')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setColumns([])}>
            {t('export.none')}
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={10}>
          {allColumns.map((column) => (
            <Checkbox key={column} size="sm" value={column} label={t(`export.column.${column}`)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NativeSelect
        size="xs"
        w={200}
        label={t('export.delimiter')}
        data={csvDelimiterSchema.options.map((value) => ({ value, label: t(`delimiter.${delimiterNames[value]}`) }))}
        value={delimiter}
        onChange={(event) => setDelimiter(event.currentTarget.value as CsvDelimiter)}
      />
      <Checkbox
        size="xs"
        label={t('export.mark')}
        checked={mark}
        onChange={(event) => setMark(event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label={t('export.forSpreadsheets')}
        checked={forSpreadsheets}
        onChange={(event) => setForSpreadsheets(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button
          data-autofocus
          loading={start.isPending}
          onClick={() =>
            start.mutate({
              what: what === 'ids' ? { kind: 'ids', ids: [...ids] } : { kind: 'query', query },
              columns: columns as CsvExportColumn[],
              delimiter,
              mark,
              forSpreadsheets,
            })
          }
        >
          {t('export.start')}
        </Button>
      </Group>
    </Stack>
  );
}
