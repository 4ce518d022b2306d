import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Intent } from '#shared/ipc/publishing.ts';
import { useAccountName } from '../../data/account-name.ts';
import { useData } from '../../data/query.ts';
import { batchProgress } from './intent-progress.ts';

/** Where each account of a batch stands. They work side by side, so one may be through while another waits. */
export function AccountProgress({ intents }: { readonly intents: readonly Intent[] }) {
  const { t } = useTranslation('publish');
  const nameOf = useAccountName();
  const accounts = useData('accounts.list').data ?? [];
  const lanes = [...Map.groupBy(intents, ({ accountId }) => accountId)];
  if (lanes.length < 2) return null;
  return (
    <Group gap="md" role="group" aria-label={t('progress.lanes')}>
      {lanes.map(([accountId, lane]) => {
        const progress = batchProgress(lane);
        const account = accounts.find(({ id }) => id === accountId);
        const label = account === undefined ? t('progress.goneAccount') : nameOf(account);
        return (
          <div key={accountId} style={{ flex: '1 1 150px', minWidth: 0 }} data-testid="account-lane">
            <Group justify="space-between" gap={4} wrap="nowrap">
              <Text size="xs" fw={600} truncate dir="auto">
                {label}
              </Text>
              <Text size="xs" c="dimmed" className="figures" style={{ flex: 'none' }}>
                {[
                  t('progress.summary', { finished: progress.finished, count: progress.total }),
                  ...(progress.failed > 0 ? [t('progress.failed', { count: progress.failed })] : []),
                ].join(' · ')}
              </Text>
            </Group>
            <Progress.Root size="sm">
              <Progress.Section
                value={progress.percent}
                color={progress.failed > 0 ? 'yellow' : 'petrol'}
                aria-label={t('progress.laneBar', { account: label })}
              />
            </Progress.Root>
          </div>
        );
      })}
    </Group>
  );
}
