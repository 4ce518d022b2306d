import { Button, Group, Progress, Stack, Switch, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { describeError } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { showToast } from '../../components/toast.tsx';
import { asAppError } from '../../data/client.ts';
import { dataQuery, useAction } from '../../data/query.ts';
import { AccountProgress } from './account-progress.tsx';
import { batchProgress, byUrgency, cancellable, retryable } from './intent-progress.ts';
import { IntentList } from './intent-list.tsx';

interface Props {
  readonly batchIds: readonly string[];
  /** Absent where there is nothing to go back to. */
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

/** Live progress of what was sent off, by item and step, with counts; afterwards the results. */
export function BatchView({ batchIds, onBack, onClose }: Props) {
  const { t } = useTranslation('publish');
  const [failedOnly, setFailedOnly] = useState(false);
  const batches = useQueries({
    queries: batchIds.map((batchId) => ({ ...dataQuery('publishing.batch', { batchId }), staleTime: 1_000 })),
  });
  const onError = (error: Parameters<typeof describeError>[0]) =>
    showToast({ text: describeError(error), tone: 'bad' });
  const retry = useAction('publishing.retry', { onError });
  const cancel = useAction('publishing.cancel', { onError });
  const failure = batches.find(({ error }) => error !== null);
  const intents = batches.flatMap(({ data }) => data ?? []);
  if (failure?.error) return <ErrorState error={asAppError(failure.error)} onRetry={() => void failure.refetch()} />;
  if (batches.some(({ data }) => data === undefined)) return <LoadingRows rows={4} label={t('progress.loading')} />;

  const progress = batchProgress(intents);
  const done = progress.finished === progress.total;
  const failed = retryable(intents).filter(({ state }) => state !== 'cancelled');
  const again = retryable(intents);
  const stoppable = cancellable(intents);
  const publishesOnly = intents.every(({ kind }) => kind === 'publish');
  const shown = byUrgency(failedOnly ? failed : intents);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status" aria-live="polite" data-testid="batch-summary">
          {[
            t('progress.summary', { finished: progress.finished, count: progress.total }),
            ...(progress.succeeded > 0
              ? [t(publishesOnly ? 'progress.succeeded' : 'progress.done', { count: progress.succeeded })]
              : []),
            ...(progress.failed > 0 ? [t('progress.failed', { count: progress.failed })] : []),
            ...(progress.cancelled > 0 ? [t('progress.cancelled', { count: progress.cancelled })] : []),
          ].join(' · ')}
        </Text>
        {failed.length > 0 && intents.length > 1 ? (
          <Switch
            size="xs"
            label={t('progress.failedOnly')}
            checked={failedOnly}
            onChange={(event) => setFailedOnly(event.currentTarget.checked)}
          />
        ) : null}
      </Group>
      <Progress.Root size="md">
        <Progress.Section
          value={progress.percent}
          color={done && failed.length > 0 ? 'yellow' : 'petrol'}
          aria-label={t('progress.bar')}
        />
      </Progress.Root>
      <AccountProgress intents={intents} />
      <IntentList intents={shown} onRetry={(id) => retry.mutate({ intentIds: [id] })} onLeave={onClose} />
      {stoppable.length > 0 ? (
        <Text size="xs" c="dimmed">
          {t('progress.cancelHint')}
        </Text>
      ) : null}
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          {stoppable.length > 0 ? (
            <Button
              variant="default"
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ intentIds: stoppable.map(({ id }) => id) })}
            >
              {t('progress.cancel', { count: stoppable.length })}
            </Button>
          ) : null}
          {again.length > 0 ? (
            <Button
              variant={done ? 'filled' : 'default'}
              loading={retry.isPending}
              onClick={() => retry.mutate({ intentIds: again.map(({ id }) => id) })}
            >
              {t('progress.retry', { count: again.length })}
            </Button>
          ) : null}
          {done && onBack ? (
            <Button variant="subtle" onClick={onBack}>
              {t('progress.publishMore')}
            </Button>
          ) : null}
        </Group>
        <Group gap="xs">
          {progress.succeeded > 0 ? (
            <Button component={Link} href="/listings" variant="subtle" onClick={onClose}>
              {t('progress.toListings')}
            </Button>
          ) : null}
          <Button variant={done && again.length === 0 ? 'filled' : 'default'} onClick={onClose}>
            {t(done ? 'progress.closeDone' : 'progress.close')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
