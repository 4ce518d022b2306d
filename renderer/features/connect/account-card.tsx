import { Anchor, Button, Card, Collapse, Group, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { IconAlertTriangle, IconPlayerPause, IconPlugConnectedX, IconRefresh, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { showToast } from '../../components/toast.tsx';
import { useNow } from '../../data/clock.ts';
import { useAction } from '../../data/query.ts';
import { accountHealth } from './account-health.ts';
import { AccountFacts } from './account-facts.tsx';
import { AccountName } from './account-name.tsx';
import { useConnectAttempt } from './connect-attempt.ts';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { PriceRuleDialog } from '../publish/price-rule-dialog.tsx';
import { SetupPanel } from './setup-panel.tsx';
import { useWizard } from './wizard/wizard-state.ts';

interface Props {
  readonly account: Account;
  readonly marketplace: MarketplaceInfo;
  /** Whether practice mode is on. */
  readonly practice: boolean;
}

/** One account: who it is, how it is, and what can be done with it. */
export function AccountCard({ account, marketplace, practice }: Props) {
  const { t } = useTranslation(['connect', 'byHand', 'publish']);
  const { attempt, start } = useConnectAttempt();
  const verify = useAction('accounts.verify');
  const pause = useAction('accounts.pause', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const [disconnecting, setDisconnecting] = useState(false);
  const [ruling, setRuling] = useState(false);
  // A new account shows its choices at once, unless the wizard is asking for them already.
  const [setupOpen, setSetupOpen] = useState(
    () => account.state === 'setup_needed' && useWizard.getState().target === null,
  );
  const setupId = useId();
  const { mutate: turnOn, isPending: turningOn } = useAction('settings.update', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const health = accountHealth(account, useNow(), practice);
  const usable = health.next !== 'reconnect' && health.next !== 'practice' && health.next !== 'resume';
  const check = async () => {
    const checked = await verify.mutateAsync({ id: account.id });
    // A needed sign-in is told by the card itself.
    if (checked.state !== 'sign_in_needed') {
      showToast({ text: t(`account.verdict.${checked.state}`, { name: checked.label }) });
    }
  };

  return (
    <Card withBorder padding="sm" component="article" aria-label={t('account.region', { label: account.label })}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Group gap="xs" miw={0}>
            <AccountName account={account} />
            <EnvironmentChip environment={account.environment} />
            <StatusBadge tone={health.tone}>{t(`account.state.${health.state}`)}</StatusBadge>
          </Group>
          <Group gap="xs">
            {health.next === 'practice' ? (
              <Button size="xs" loading={turningOn} onClick={() => turnOn({ practice: true })}>
                {t('account.turnOnPractice')}
              </Button>
            ) : health.next === 'resume' ? (
              <Button
                size="xs"
                loading={pause.isPending}
                onClick={() => pause.mutate({ id: account.id, paused: false })}
              >
                {t('account.resume')}
              </Button>
            ) : health.next === 'reconnect' ? (
              <Button
                size="xs"
                disabled={attempt.state === 'waiting'}
                onClick={() =>
                  void start({
                    kind: 'again',
                    marketplace: account.marketplace,
                    environment: account.environment,
                    accountId: account.id,
                  })
                }
              >
                {t('account.reconnect')}
              </Button>
            ) : (
              <>
                {/* By hand there is nothing to choose, and nobody who could be asked. */}
                {account.byHand ? null : (
                  <>
                    <Button
                      size="xs"
                      variant={health.next === 'setup' && !setupOpen ? 'filled' : 'default'}
                      leftSection={<IconSettings size={16} aria-hidden />}
                      aria-expanded={setupOpen}
                      aria-controls={setupId}
                      onClick={() => setSetupOpen(!setupOpen)}
                    >
                      {t(setupOpen ? 'account.setupClose' : 'account.setup')}
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={<IconRefresh size={16} aria-hidden />}
                      loading={verify.isPending}
                      onClick={() => void check().catch(() => undefined)}
                    >
                      {t('account.verify')}
                    </Button>
                  </>
                )}
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPlayerPause size={16} aria-hidden />}
                  loading={pause.isPending}
                  onClick={() => pause.mutate({ id: account.id, paused: true })}
                >
                  {t('account.pause')}
                </Button>
              </>
            )}
            <Button size="xs" variant="default" onClick={() => setRuling(true)}>
              {t('publish:rule.open')}
            </Button>
            <Button
              size="xs"
              variant="default"
              c="var(--mantine-color-error)"
              leftSection={<IconPlugConnectedX size={16} aria-hidden />}
              onClick={() => setDisconnecting(true)}
            >
              {t('account.disconnect')}
            </Button>
          </Group>
        </Group>

        {health.state === 'paused' ? <Text size="sm">{t('account.paused')}</Text> : null}
        {health.state === 'resting' ? <Text size="sm">{t('account.resting')}</Text> : null}
        {health.state === 'sign_in_needed' ? <Text size="sm">{t('account.signInNeeded')}</Text> : null}
        {health.state === 'setup_needed' ? <Text size="sm">{t('account.setupNeeded')}</Text> : null}

        {account.byHand ? (
          <Text size="sm">{t('byHand:account')}</Text>
        ) : (
          <AccountFacts account={account} health={health} />
        )}
        {health.consentEndsSoon && usable ? (
          <Group gap={6} wrap="nowrap">
            <IconAlertTriangle size={16} aria-hidden />
            <Text size="sm">{t('account.consentSoon')}</Text>
            <Anchor
              component="button"
              size="sm"
              onClick={() =>
                void start({
                  kind: 'again',
                  marketplace: account.marketplace,
                  environment: account.environment,
                  accountId: account.id,
                })
              }
            >
              {t('account.reconnect')}
            </Anchor>
          </Group>
        ) : null}
        {health.state === 'paused' ? null : verify.error ? (
          <ErrorState error={verify.error} />
        ) : account.lastError ? (
          <ErrorState title={t('account.lastError')} error={account.lastError} />
        ) : null}
        <Collapse expanded={setupOpen && usable} keepMounted={false} id={setupId}>
          <SetupPanel account={account} marketplace={marketplace} onDone={() => setSetupOpen(false)} />
        </Collapse>
      </Stack>
      <PriceRuleDialog account={account} opened={ruling} onClose={() => setRuling(false)} />
      <DisconnectDialog
        account={account}
        marketplace={marketplace}
        opened={disconnecting}
        onClose={() => setDisconnecting(false)}
      />
    </Card>
  );
}
