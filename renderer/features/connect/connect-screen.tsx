import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingCards } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useData } from '../../data/query.ts';
import { AttemptPanel } from './attempt-panel.tsx';
import { MarketplaceCard } from './marketplace-card.tsx';
import { SecretNotice } from './secret-notice.tsx';

/** Marketplaces and the accounts on them: connect, health, setup, disconnect. */
export function ConnectScreen() {
  const { t } = useTranslation('connect');
  const marketplaces = useData('marketplaces.list', undefined);
  const accounts = useData('accounts.list', undefined);
  const settings = useData('settings.get', undefined);
  const failed = [marketplaces, accounts, settings].find((query) => query.isError);

  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <Anchor component={Link} href="/connect/mapping" size="sm">
            {t('toMapping')}
          </Anchor>
          <Anchor component={Link} href="/connect/activity" size="sm">
            {t('toActivity')}
          </Anchor>
        </>
      }
    >
      <Stack gap="md" maw={1100}>
        <Text c="dimmed">{t('intro')}</Text>
        <SecretNotice />
        <AttemptPanel marketplaces={marketplaces.data ?? []} />
        {failed ? (
          <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
        ) : marketplaces.data && accounts.data && settings.data ? (
          marketplaces.data.map((marketplace) => (
            <MarketplaceCard
              key={marketplace.id}
              marketplace={marketplace}
              accounts={accounts.data.filter((account) => account.marketplace === marketplace.id)}
              practice={settings.data.practice}
            />
          ))
        ) : (
          <LoadingCards label={t('loading')} />
        )}
      </Stack>
    </Screen>
  );
}
