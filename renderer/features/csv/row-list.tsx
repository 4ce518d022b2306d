import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvRowReport } from '#shared/ipc/csv.ts';
import { Cell, VirtualTable } from '../../components/virtual-table.tsx';
import { useData } from '../../data/query.ts';
import classes from './csv.module.css';

/** Rows of the file that would be taken in; with what they change, from and to. */
export function RowList({
  rows,
  withChanges,
}: {
  readonly rows: readonly CsvRowReport[];
  readonly withChanges: boolean;
}) {
  const { t } = useTranslation('csv');
  const marketplaces = useData('marketplaces.list').data ?? [];
  const fieldName = (field: string): string => {
    const market = marketplaces.find(({ id }) => field === `markets.${id}`);
    return market ? market.name : t(`field.${field as CsvFieldName}`);
  };
  const described = ({ changes }: CsvRowReport): string =>
    changes
      .map(({ field, from, to }) => t('check.becomes', { field: fieldName(field), from: from || '–', to: to || '–' }))
      .join(' · ');
  const item = { key: 'item', label: t('check.item'), track: 'minmax(160px, 1fr)' };
  const sku = { key: 'sku', label: t('field.sku'), track: '140px' };
  const change = { key: 'change', label: t('check.change'), track: 'minmax(220px, 1.6fr)' };
  return (
    <div className={classes['table']}>
      <VirtualTable
        label={t('check.list')}
        columns={[
          { key: 'row', label: t('check.row'), track: '80px', numeric: true },
          item,
          sku,
          ...(withChanges ? [change] : []),
        ]}
        total={rows.length}
        rowHeight={withChanges ? 52 : 36}
        minWidth={520}
        row={(index) => rows[index]}
        rowKey={({ row, sku: code }) => `${row} ${code}`}
        renderRow={(row) => (
          <>
            <Cell numeric>{row.row}</Cell>
            <Cell>
              <Text size="sm" truncate dir="auto" title={row.title}>
                {row.title || '–'}
              </Text>
            </Cell>
            <Cell>
              <Text size="sm" truncate>
                {row.sku || '–'}
              </Text>
            </Cell>
            {withChanges && (
              <Cell>
                <Text size="sm" lineClamp={2} dir="auto" title={described(row)}>
                  {described(row)}
                </Text>
              </Cell>
            )}
          </>
        )}
      />
    </div>
  );
}

/** Names under which the core speaks of what a row changes. */
type CsvFieldName =
  | 'title'
  | 'description'
  | 'condition'
  | 'conditionNote'
  | 'category'
  | 'location'
  | 'tags'
  | 'lowStockAt'
  | 'archivedAt'
  | 'sku'
  | 'price'
  | 'cost'
  | 'options'
  | 'quantity'
  | 'variant';
