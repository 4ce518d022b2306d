import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useData } from '../../../data/query.ts';
import { CountView } from './count-view.tsx';

/** One count, from its address. */
export function CountScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('stock');
  const { data, error, refetch } = useData('counts.get', { id });
  if (data) return <CountView count={data} />;
  return (
    <Screen
      title={t('title')}
      actions={
        <Anchor component={Link} href="/stock/count" size="sm">
          {t('count.back')}
        </Anchor>
      }
    >
      {error ? (
        <ErrorState error={error} {...(error.code === 'not_found' ? {} : { onRetry: () => void refetch() })} />
      ) : (
        <LoadingRows label={t('count.loading')} />
      )}
    </Screen>
  );
}
