import { Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvNumbersSchema } from '#shared/ipc/csv.ts';
import type { CsvFile, CsvNumbers, CsvSettings, CsvTarget } from '#shared/ipc/csv.ts';
import { Cell, VirtualTable } from '../../components/virtual-table.tsx';
import { useData } from '../../data/query.ts';
import classes from './csv.module.css';
import { decide } from './csv-state.ts';
import { isNumeric, targetChoices, targetOf, targetValue } from './targets.ts';

/** One line for each column of the file, and what becomes of it. A file may have a thousand. */
export function ColumnTable({ file, settings }: { readonly file: CsvFile; readonly settings: CsvSettings }) {
  const { t } = useTranslation('csv');
  const marketplaces = useData('marketplaces.list').data ?? [];
  const rows = file.columns.map((column, index) => ({ ...column, index, target: settings.columns[index] ?? null }));
  const change = (index: number, target: CsvTarget | null): void =>
    decide({ columns: rows.map((row) => (row.index === index ? target : row.target)) });
  return (
    <div className={classes['table']}>
      <VirtualTable
        label={t('columns.label')}
        columns={[
          { key: 'header', label: t('columns.header'), track: 'minmax(120px, 1fr)' },
          { key: 'samples', label: t('columns.samples'), track: 'minmax(120px, 1fr)' },
          // Both selects show what they say, in the longest language too.
          { key: 'target', label: t('columns.target'), track: 'minmax(350px, 1.4fr)' },
        ]}
        total={rows.length}
        rowHeight={40}
        minWidth={622}
        row={(index) => rows[index]}
        rowKey={({ index }) => String(index)}
        renderRow={({ header, samples, target, index }) => (
          <>
            <Cell>
              <Text size="sm" truncate title={header} fw={target === null ? 400 : 600}>
                {header || `#${index + 1}`}
              </Text>
            </Cell>
            <Cell>
              <Text size="sm" c="dimmed" truncate title={samples.join(' · ')} dir="auto">
                {samples.join(' · ')}
              </Text>
            </Cell>
            <Cell>
              <Group gap={6} wrap="nowrap">
                <NativeSelect
                  size="xs"
                  className={classes['target'] ?? ''}
                  aria-label={t('columns.targetOf', { header })}
                  data={targetChoices(
                    t,
                    header,
                    target,
                    (id) => marketplaces.find((market) => market.id === id)?.name ?? id,
                  )}
                  value={targetValue(target)}
                  onChange={(event) => change(index, targetOf(event.currentTarget.value))}
                />
                {target !== null && isNumeric(target) && (
                  <NativeSelect
                    size="xs"
                    w={155}
                    aria-label={t('columns.numbersIn', { header })}
                    data={[
                      { value: '', label: t('numbers.file') },
                      ...csvNumbersSchema.options.map((value) => ({ value, label: t(`numbers.${value}`) })),
                    ]}
                    value={target.numbers ?? ''}
                    onChange={(event) => change(index, withNumbers(target, event.currentTarget.value))}
                  />
                )}
              </Group>
            </Cell>
          </>
        )}
      />
    </div>
  );
}

function withNumbers({ numbers: _before, ...target }: CsvTarget, value: string): CsvTarget {
  return value === '' ? target : { ...target, numbers: value as CsvNumbers };
}
