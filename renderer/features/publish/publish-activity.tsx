import { Button, Loader, Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../components/toast.tsx';
import { dataQuery, useData } from '../../data/query.ts';
import { BatchView } from './batch-view.tsx';
import { batchProgress, runningBatches } from './intent-progress.ts';

/**
 * "Publishing 12 of 40" in the header while anything is on its way; opens the progress. What failed stays in sight until
 * the seller has looked, success says so once and goes.
 */
export function PublishActivity() {
  const { t } = useTranslation('publish');
  const recent = useData('publishing.recent', { limit: 500 });
  const [watched, setWatched] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const running = runningBatches(recent.data ?? []);
  const fresh = running.filter((id) => !watched.includes(id));
  // Work that began while other work runs is counted together with it; otherwise the count starts anew.
  if (fresh.length > 0) setWatched([...(watched.some((id) => running.includes(id)) ? watched : []), ...fresh]);

  const batches = useQueries({
    queries: watched.map((batchId) => ({ ...dataQuery('publishing.batch', { batchId }), staleTime: 1_000 })),
  });
  const known = batches.every(({ data }) => data !== undefined);
  const progress = batchProgress(batches.flatMap(({ data }) => data ?? []));
  const over = known && progress.total > 0 && progress.finished === progress.total && running.length === 0;
  const succeeded = over && progress.failed === 0 ? progress.succeeded : 0;
  useEffect(() => {
    if (succeeded > 0) showToast({ id: 'publishing-over', text: t('activity.done', { count: succeeded }) });
  }, [succeeded, t]);

  const failed = over && progress.failed > 0;
  const close = () => {
    setOpened(null);
    if (over) setWatched([]);
  };
  return (
    <>
      {progress.total > 0 && (!over || failed) ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={
            failed ? (
              <IconAlertTriangle size={14} color="var(--mantine-color-error)" aria-hidden />
            ) : (
              <Loader size={14} aria-hidden />
            )
          }
          title={t('activity.open')}
          data-testid="publish-activity"
          onClick={() => setOpened(watched)}
        >
          {failed
            ? t('activity.failed', { count: progress.failed, total: progress.total })
            : t('activity.running', { finished: progress.finished, total: progress.total })}
        </Button>
      ) : null}
      <Modal
        opened={opened !== null}
        onClose={close}
        size="min(960px, 96vw)"
        title={t('activity.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {opened === null ? null : <BatchView batchIds={opened} onClose={close} />}
      </Modal>
    </>
  );
}
