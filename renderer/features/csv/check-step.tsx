import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvImportStatus } from '#shared/ipc/csv.ts';
import { formatNumber } from './format-number.ts';
import { LoadingRows } from '../../components/loading.tsx';
import { useData } from '../../data/query.ts';
import { start, useCsv } from './csv-state.ts';
import { ProblemList } from './problem-list.tsx';
import { RowList } from './row-list.tsx';
import { SaveRefused } from './save-refused.tsx';

const tabs = ['created', 'changed', 'refused', 'notes'] as const;
type Tab = (typeof tabs)[number];

/** What the import would do, row by row, before anything is written. */
export function CheckStep({ status }: { readonly status: CsvImportStatus }) {
  const { t } = useTranslation('csv');
  const { tally } = status;
  const counts = { ...tally, changed: tally.changed + tally.variants };
  const [tab, setTab] = useState<Tab>(() => tabs.find((one) => counts[one] > 0) ?? 'created');
  const report = useData('csv.report', { id: status.id }).data;
  const taken = tally.created + tally.changed + tally.variants;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('check.title')}</Text>
      <SegmentedControl
        aria-label={t('check.list')}
        value={tab}
        onChange={(value) => setTab(value)}
        data={tabs.map((value) => ({ value, label: `${t(`check.${value}`)} · ${formatNumber(counts[value])}` }))}
      />
      {report === undefined ? (
        <LoadingRows rows={5} label={t('check.list')} />
      ) : tab === 'created' || tab === 'changed' ? (
        <RowList rows={report[tab]} withChanges={tab === 'changed'} />
      ) : (
        <ProblemList label={t(`check.${tab}`)} problems={report[tab]} />
      )}
      <Group gap="md">
        {report !== undefined && report[tab].length < counts[tab] && report[tab].length > 0 && (
          <Text size="sm" c="dimmed">
            {t('check.first', { count: report[tab].length })}
          </Text>
        )}
        {tally.unchanged > 0 && <Text size="sm">{t('check.unchanged', { count: tally.unchanged })}</Text>}
        {tally.variants > 0 && <Text size="sm">{t('check.variants', { count: tally.variants })}</Text>}
        {status.rows === 0 && <Text size="sm">{t('check.nothing')}</Text>}
        {tab === 'refused' && tally.refused > 0 && <SaveRefused id={status.id} />}
      </Group>
      <Group justify="space-between">
        <Button variant="default" onClick={() => useCsv.setState({ editing: true })}>
          {t('import.back')}
        </Button>
        <Button data-autofocus disabled={taken === 0} onClick={() => start('csv.import')}>
          {t('check.import', { count: taken })}
        </Button>
      </Group>
    </Stack>
  );
}
