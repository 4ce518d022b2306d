import { Alert, Anchor, Box, Button, Card, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { IconKey, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import type { Environment } from '#shared/domain/marketplace.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { useData } from '../../data/query.ts';
import { AccountCard } from './account-card.tsx';
import { useConnectAttempt } from './connect-attempt.ts';
import { ConnectionWizard } from './wizard/connection-wizard.tsx';
import { useWizard } from './wizard/wizard-state.ts';

interface Props {
  readonly marketplace: MarketplaceInfo;
  readonly accounts: readonly Account[];
  /** Whether practice mode is on. */
  readonly practice: boolean;
}

/** One marketplace: its accounts, and a row per environment to add another. */
export function MarketplaceCard({ marketplace, accounts, practice }: Props) {
  const { t } = useTranslation('connect');
  const wizard = useWizard();
  const headingId = `marketplace-${marketplace.id}`;
  return (
    <Card withBorder component="section" aria-labelledby={headingId}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h4" id={headingId}>
            {marketplace.name}
          </Title>
          {accounts.length > 0 ? (
            <Text c="dimmed" size="sm">
              {t('card.accounts', { count: accounts.length })}
            </Text>
          ) : null}
        </Group>
        {accounts.length === 0 ? (
          <div>
            <Text fw={500}>{t('card.noAccounts')}</Text>
            <Text size="sm" c="dimmed">
              {t(practice ? 'card.noAccountsHint' : 'card.noAccountsHintReal')}
            </Text>
          </div>
        ) : (
          accounts.map((account) => (
            <AccountCard key={account.id} account={account} marketplace={marketplace} practice={practice} />
          ))
        )}
        <Divider label={t('card.addAccount')} labelPosition="left" />
        <Stack gap="xs">
          {marketplace.environments.map((environment) => (
            <EnvironmentRow
              key={environment}
              marketplace={marketplace}
              environment={environment}
              practice={practice}
              prominent={accounts.length === 0 && environment === 'practice'}
            />
          ))}
        </Stack>
      </Stack>
      {wizard.target?.marketplace === marketplace.id ? (
        <ConnectionWizard marketplace={marketplace} environment={wizard.target.environment} onClose={wizard.close} />
      ) : null}
    </Card>
  );
}

interface RowProps {
  readonly marketplace: MarketplaceInfo;
  readonly environment: Environment;
  readonly practice: boolean;
  readonly prominent: boolean;
}

function EnvironmentRow({ marketplace, environment, practice, prominent }: RowProps) {
  const { t } = useTranslation(['connect', 'byHand']);
  const { attempt, start } = useConnectAttempt();
  const openWizard = useWizard((wizard) => wizard.open);
  const info = useData('app.info', undefined);
  const target = { marketplace: marketplace.id, environment } as const;
  const needsKeys = environment !== 'practice';
  const keys = useData('keys.get', target, { enabled: needsKeys });
  const hasKeys = !needsKeys || (keys.data?.every((field) => field.stored || !field.required) ?? false);
  const storedKeys = keys.data?.some(({ stored }) => stored) ?? false;
  const environmentName = t(`environmentIn.${environment}`);

  if (environment === 'practice' && !practice) {
    return (
      <Alert color="gray" variant="light">
        {t('card.practiceOff', { marketplace: marketplace.name })}{' '}
        <Anchor component={Link} href="/settings" inherit c="inherit" underline="always">
          {t('card.toSettings')}
        </Anchor>
      </Alert>
    );
  }
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" miw={0} flex={1}>
        <Box w={84}>
          <EnvironmentChip environment={environment} />
        </Box>
        <Text size="sm" c="dimmed" miw={0}>
          {needsKeys && marketplace.capabilities.byHand
            ? t('byHand:environmentHint')
            : t(`environmentHint.${environment}`)}
        </Text>
      </Group>
      <Group gap="xs">
        {needsKeys ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconKey size={16} aria-hidden />}
            loading={keys.isPending}
            onClick={() => openWizard(target)}
          >
            {t(storedKeys ? 'card.changeKeys' : 'card.setUpKeys', { environment: environmentName })}
          </Button>
        ) : null}
        {hasKeys ? (
          <Button
            size="xs"
            variant={prominent ? 'filled' : 'default'}
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            disabled={attempt.state === 'waiting' || info.data?.secretProtection === 'unavailable'}
            // Where nothing can be created, the choices after the sign-in are the seller's: the wizard leads through them.
            onClick={() =>
              marketplace.capabilities.setupDefaults ? void start({ kind: 'new', ...target }) : openWizard(target)
            }
          >
            {t('card.connect', { environment: environmentName })}
          </Button>
        ) : null}
      </Group>
    </Group>
  );
}
