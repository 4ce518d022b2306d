import { Button, Group, List, Loader, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { useNow } from '../../../data/clock.ts';
import { useAction } from '../../../data/query.ts';
import { daysUntil } from '../account-health.ts';

interface Props {
  readonly accountId: string;
  readonly marketplace: MarketplaceInfo;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Asks the marketplace once with the new sign-in and says what works. */
export function TestStep({ accountId, marketplace, onBack, onClose }: Props) {
  const { t } = useTranslation('connect');
  const { mutate, data, error, isPending } = useAction('accounts.verify');
  useEffect(() => mutate({ id: accountId }), [accountId, mutate]);
  return (
    <Stack gap="md">
      <Text fw={600}>{t('wizard.test.title', { marketplace: marketplace.name })}</Text>
      {isPending ? (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden />
          <Text size="sm">{t('wizard.test.asking', { marketplace: marketplace.name })}</Text>
        </Group>
      ) : null}
      {error ? <ErrorState error={error} onRetry={() => mutate({ id: accountId })} /> : null}
      {data ? <Results account={data} /> : null}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('wizard.back')}
        </Button>
        <Button data-autofocus loading={isPending} onClick={onClose}>
          {t('wizard.test.done')}
        </Button>
      </Group>
    </Stack>
  );
}

function Results({ account }: { readonly account: Account }) {
  const { t } = useTranslation('connect');
  const now = useNow();
  const days = account.consentExpiresAt === null ? null : daysUntil(account.consentExpiresAt, now);
  return (
    <List size="sm" spacing="xs" center>
      <Result good={account.state !== 'sign_in_needed'}>
        {t(account.state === 'sign_in_needed' ? 'account.signInNeeded' : 'wizard.test.answers', {
          name: account.remoteName,
        })}
      </Result>
      <Result good={account.state === 'connected'}>
        {t(account.state === 'connected' ? 'wizard.test.ready' : 'account.setupNeeded')}
      </Result>
      <Result good={days === null || days > 0}>
        {days === null ? t('wizard.test.unlimited') : t('wizard.test.days', { count: days })}
      </Result>
    </List>
  );
}

function Result({ good, children }: { readonly good: boolean; readonly children: React.ReactNode }) {
  return (
    <List.Item
      icon={
        <ThemeIcon size={20} radius="xl" color={good ? 'teal' : 'orange'} variant="light">
          {good ? <IconCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
        </ThemeIcon>
      }
    >
      {children}
    </List.Item>
  );
}
