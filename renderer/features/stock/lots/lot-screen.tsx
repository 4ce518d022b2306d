import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useData } from '../../../data/query.ts';
import { LotView } from './lot-view.tsx';

/** One lot, from its address. */
export function LotScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('stock');
  const { data, error, refetch } = useData('lots.get', { id });
  if (data) return <LotView {...data} />;
  return (
    <Screen
      title={t('title')}
      actions={
        <Anchor component={Link} href="/stock/lots" size="sm">
          {t('lot.back')}
        </Anchor>
      }
    >
      {error ? (
        <ErrorState error={error} {...(error.code === 'not_found' ? {} : { onRetry: () => void refetch() })} />
      ) : (
        <LoadingRows label={t('lot.loading')} />
      )}
    </Screen>
  );
}
