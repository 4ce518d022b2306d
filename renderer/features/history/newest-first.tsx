import { Button, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import classes from './history.module.css';

/** Rows that are fetched at once; more of them on request. */
export const pageRows = 50;
export const mostRows = 500;

interface NewestFirstProps<Row> {
  readonly label: string;
  readonly answer: {
    readonly data: { readonly rows: readonly Row[]; readonly total: number } | undefined;
    readonly error: AppError | null;
    readonly isFetching: boolean;
    readonly refetch: () => Promise<unknown>;
  };
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
  readonly children: (row: Row) => ReactNode;
}

/** A list of what was done, newest first, that grows on request; also while there is nothing in it, or nothing yet. */
export function NewestFirst<Row>({ label, answer, limit, onLimit, children }: NewestFirstProps<Row>) {
  const { t } = useTranslation('history');
  const { data, error, isFetching, refetch } = answer;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <LoadingRows label={t('loading')} />;
  if (data.total === 0) return <EmptyState icon={IconHistory} title={t('empty.title')} text={t('empty.text')} />;
  return (
    <Stack gap={0}>
      <ul className={classes['list']} aria-label={label}>
        {data.rows.map(children)}
      </ul>
      {data.total > data.rows.length && limit < mostRows && (
        <Button variant="subtle" loading={isFetching} onClick={() => onLimit(Math.min(mostRows, limit + pageRows))}>
          {t('older')}
        </Button>
      )}
    </Stack>
  );
}
