import { Alert, Loader, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BulkRow, BulkTotals } from '#shared/ipc/bulk.ts';
import type { AppError } from '#shared/errors.ts';
import { describeError, describeProblem } from '../../app/i18n/describe.ts';
import classes from './bulk.module.css';
import { Shown } from './shown-value.tsx';

interface PreviewProps {
  readonly rows: readonly BulkRow[] | undefined;
  readonly totals: BulkTotals | undefined;
  readonly error: AppError | null;
  /** Whether the form describes something. */
  readonly ready: boolean;
  readonly items: number;
}

/** What would become of the items: counted for all, shown for the first. */
export function Preview({ rows, totals, error, ready, items }: PreviewProps) {
  const { t } = useTranslation(['bulk', 'inventory']);
  if (error) return <Alert color="red">{describeError(error)}</Alert>;
  if (!ready) {
    return (
      <Text size="sm" c="dimmed">
        {t('preview.incomplete')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <div role="status" className={classes['totals']}>
        {totals ? (
          <Text size="sm" fw={600}>
            {t('preview.changed', { count: totals.changed })}
            {totals.unchanged > 0 && ` · ${t('preview.unchanged', { count: totals.unchanged })}`}
            {totals.refused > 0 && ` · ${t('preview.refused', { count: totals.refused })}`}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            <Loader size="xs" aria-hidden /> {t('preview.counting')}
          </Text>
        )}
        {totals?.reasons.map(({ problem, items: concerned }) => (
          <Text key={problem.reason} size="sm" c="dimmed">
            {t('preview.reason', { count: concerned, reason: describeProblem(problem) })}
          </Text>
        ))}
      </div>
      {rows && rows.length > 0 && (
        <div className={classes['rows']} tabIndex={0} role="region" aria-label={t('preview.label')}>
          <Table stickyHeader verticalSpacing={6} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('preview.item')}</Table.Th>
                <Table.Th>{t('preview.before')}</Table.Th>
                <Table.Th>{t('preview.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <PreviewRow key={row.itemId} row={row} />
              ))}
            </Table.Tbody>
          </Table>
          {items > rows.length && (
            <Text size="xs" c="dimmed" p="xs">
              {t('preview.first', { count: rows.length })}
            </Text>
          )}
        </div>
      )}
    </Stack>
  );
}

function PreviewRow({ row: { title, sku, outcome } }: { readonly row: BulkRow }) {
  const { t } = useTranslation(['bulk', 'inventory']);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" lineClamp={1} dir="auto">
          {title === '' ? t('inventory:untitled') : title}
        </Text>
        <Text size="xs" c="dimmed">
          {sku}
        </Text>
      </Table.Td>
      <Table.Td>
        <Shown value={outcome.kind === 'changed' ? outcome.before : outcome.value} />
      </Table.Td>
      <Table.Td>
        {outcome.kind === 'changed' && (
          <>
            <Shown value={outcome.after} />
            {outcome.more > 0 && (
              <Text size="xs" c="dimmed">
                {t('preview.more', { count: outcome.more })}
              </Text>
            )}
          </>
        )}
        {outcome.kind === 'unchanged' && (
          <Text size="sm" c="dimmed">
            {t('preview.same')}
          </Text>
        )}
        {outcome.kind === 'refused' && (
          <Text size="sm" className={classes['refused'] ?? ''}>
            {describeProblem(outcome.problem)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
