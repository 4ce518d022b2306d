import { Anchor, Button, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { describeError } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { AffectedItems } from './affected-items.tsx';
import { CategorySection } from './category-section.tsx';
import { ConditionSection } from './condition-section.tsx';

/** How the seller's own categories and conditions are said at each marketplace: seen, corrected, forgotten. */
export function MappingScreen() {
  const { t } = useTranslation('mapping');
  const known = useData('mapping.list');
  const marketplaces = useData('marketplaces.list');
  const check = useAction('mapping.check', {
    onSuccess: ({ gone }) => showToast({ text: t('checked', { count: gone }) }),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t('check')}
          </Button>
          <Anchor component={Link} href="/connect" size="sm">
            {t('back')}
          </Anchor>
        </>
      }
    >
      {known.isError ? (
        <ErrorState error={known.error} onRetry={() => void known.refetch()} retrying={known.isFetching} />
      ) : known.data && marketplaces.data ? (
        <Stack gap="xl" maw={980}>
          <AffectedItems marketplaces={marketplaces.data} />
          <CategorySection categories={known.data.categories} marketplaces={marketplaces.data} />
          <ConditionSection choices={known.data.conditions} marketplaces={marketplaces.data} />
        </Stack>
      ) : (
        <LoadingForm label={t('loading')} />
      )}
    </Screen>
  );
}
