import { Button, Loader, Modal } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataQuery, useData } from '../../data/query.ts';
import { BatchView } from './batch-view.tsx';
import { batchProgress, runningBatches } from './intent-progress.ts';

/** "Publishing 12 of 40" in the header while anything is on its way; opens the progress. Nothing while all is quiet. */
export function PublishActivity() {
  const { t } = useTranslation('publish');
  const recent = useData('publishing.recent', { limit: 500 });
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const running = runningBatches(recent.data ?? []);
  const batches = useQueries({
    queries: running.map((batchId) => ({ ...dataQuery('publishing.batch', { batchId }), staleTime: 1_000 })),
  });
  const progress = batchProgress(batches.flatMap(({ data }) => data ?? []));
  return (
    <>
      {running.length > 0 && progress.total > 0 ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Loader size={14} aria-hidden />}
          title={t('activity.open')}
          data-testid="publish-activity"
          onClick={() => setOpened(running)}
        >
          {t('activity.running', { finished: progress.finished, total: progress.total })}
        </Button>
      ) : null}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="min(960px, 96vw)"
        title={t('activity.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {opened === null ? null : <BatchView batchIds={opened} onClose={() => setOpened(null)} />}
      </Modal>
    </>
  );
}
