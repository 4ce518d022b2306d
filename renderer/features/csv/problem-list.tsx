import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvRefusal } from '#shared/ipc/csv.ts';
import { describeProblem } from '../../app/i18n/describe.ts';
import { Cell, VirtualTable } from '../../components/virtual-table.tsx';
import classes from './csv.module.css';

/** Rows of the file with what is wrong with them. */
export function ProblemList({ label, problems }: { readonly label: string; readonly problems: readonly CsvRefusal[] }) {
  const { t } = useTranslation('csv');
  const rows = problems.map((problem, index) => ({ ...problem, index }));
  return (
    <div className={classes['table']}>
      <VirtualTable
        label={label}
        columns={[
          { key: 'row', label: t('check.row'), track: '80px', numeric: true },
          { key: 'reason', label: t('check.reason'), track: 'minmax(300px, 1fr)' },
        ]}
        total={rows.length}
        rowHeight={52}
        minWidth={420}
        row={(index) => rows[index]}
        rowKey={({ index }) => String(index)}
        renderRow={({ row, problem }) => (
          <>
            <Cell numeric>{row}</Cell>
            <Cell>
              <Text size="sm" lineClamp={2} title={describeProblem(problem)}>
                {describeProblem(problem)}
              </Text>
            </Cell>
          </>
        )}
      />
    </div>
  );
}
