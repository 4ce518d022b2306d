import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { IntentState } from '#shared/domain/listing.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { TimeUntil } from '../../components/time-until.tsx';
import { useAccountName } from '../../data/account-name.ts';
import { useData } from '../../data/query.ts';
import { FindingList } from './finding-list.tsx';
import { currentStep } from './intent-progress.ts';
import classes from './publish.module.css';
import { useStepName } from './step-name.ts';

interface Props {
  readonly intent: Intent;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

const tones: Readonly<Record<IntentState, StatusTone>> = {
  queued: 'neutral',
  running: 'info',
  waiting: 'warning',
  succeeded: 'good',
  failed: 'bad',
  needs_attention: 'bad',
  cancelled: 'neutral',
};

/** One remote work: where it stands, what came of it, and what to do about a failure. */
export function IntentRow({ intent, onRetry, onLeave }: Props) {
  const { t } = useTranslation(['publish', 'byHand']);
  const nameOf = useAccountName();
  const [, navigate] = useLocation();
  const account = useData('accounts.list').data?.find(({ id }) => id === intent.accountId);
  const troubled = intent.state === 'failed' || intent.state === 'needs_attention';
  const item = useData('items.get', { id: intent.itemId }, { enabled: troubled && intent.findings.length > 0 });
  return (
    <>
      <div className={classes['line']}>
        <div className={classes['name']}>
          <Text size="sm" fw={500} truncate dir="auto" title={intent.itemTitle}>
            {intent.itemTitle}
          </Text>
          <Group gap={6} wrap="nowrap">
            <Text size="xs" c="dimmed" truncate dir="auto">
              {intent.sku}
              {account ? ` · ${nameOf(account)}` : ''}
            </Text>
            {account ? <EnvironmentChip environment={account.environment} /> : null}
          </Group>
        </div>
        <IntentPlace intent={intent} />
        <StatusBadge tone={tones[intent.state]}>
          {intent.state === 'succeeded' && intent.kind !== 'publish'
            ? t('progress.state.succeededOther')
            : t(`progress.state.${intent.state}`)}
        </StatusBadge>
        {intent.state === 'succeeded' && intent.listing?.url ? (
          <OutsideLink url={intent.listing.url}>{t('progress.open')}</OutsideLink>
        ) : null}
      </div>
      {intent.waitsFor === 'seller' ? (
        <Group gap="xs" px="xs" pb="xs">
          <Text size="sm">{t('byHand:waitsHere')}</Text>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              onLeave();
              navigate('/listings');
            }}
          >
            {t('byHand:toTasks')}
          </Button>
        </Group>
      ) : null}
      {intent.state === 'waiting' && intent.error ? (
        <Text size="sm" px="xs" pb="xs">
          {describeError(intent.error)}
        </Text>
      ) : null}
      {troubled ? (
        <Stack gap="xs" className={classes['details'] ?? ''}>
          {intent.findings.length > 0 && item.data ? (
            <FindingList item={item.data} findings={intent.findings} account={account} onLeave={onLeave} />
          ) : null}
          {intent.error ? <ErrorState error={intent.error} /> : null}
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('progress.retryOne')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                onLeave();
                navigate(`/inventory/${intent.itemId}`);
              }}
            >
              {t('progress.edit')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </>
  );
}

/** The step under way, or until when it waits. */
function IntentPlace({ intent }: { readonly intent: Intent }) {
  const { t } = useTranslation('publish');
  const stepName = useStepName();
  const step = currentStep(intent);
  if (intent.state === 'waiting' && intent.retryAt !== null) {
    return (
      <Text size="xs" c="dimmed">
        {t('progress.nextTry')} <TimeUntil at={intent.retryAt} />
      </Text>
    );
  }
  if (intent.state !== 'running' || step === null) return null;
  const done = intent.steps.filter(({ state }) => state === 'done').length;
  return (
    <Text size="xs" c="dimmed" className="figures">
      {t('progress.step', { step: stepName(step), done: done + 1, total: intent.steps.length })}
    </Text>
  );
}
