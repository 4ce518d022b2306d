import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { Dialog } from '../../components/dialog.tsx';
import { Layer } from '../../components/layer.tsx';
import { showToast } from '../../components/toast.tsx';
import { dataQuery, useData } from '../../data/query.ts';
import { BatchView } from './batch-view.tsx';
import { batchProgress, lastFinish, runningBatches, unseenFailures } from './intent-progress.ts';

/** Until when (ms UTC) the seller has looked at failures. Kept on this machine: what failed meanwhile is found again. */
const useSeen = create<{ readonly until: number }>()(
  persist(() => ({ until: 0 }), { name: 'crossdock.failures-seen' }),
);

/**
 * "Publishing 12 of 40" in the header while anything is on its way; opens the progress. What failed stays in sight until
 * the seller has looked, also when the window was closed meanwhile; success says so once and goes.
 */
export function PublishActivity() {
  const { t } = useTranslation('publish');
  const recent = useData('publishing.recent', { limit: 500 });
  const [watched, setWatched] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const seenUntil = useSeen(({ until }) => until);
  const running = runningBatches(recent.data ?? []);
  const news = [...new Set([...running, ...unseenFailures(recent.data ?? [], seenUntil)])];
  const fresh = news.filter((id) => !watched.includes(id));
  // Work that began while other work runs is counted together with it; otherwise the count starts anew.
  if (fresh.length > 0) setWatched([...(watched.some((id) => news.includes(id)) ? watched : []), ...fresh]);

  const batches = useQueries({
    queries: watched.map((batchId) => ({ ...dataQuery('publishing.batch', { batchId }), staleTime: 1_000 })),
  });
  const known = batches.every(({ data }) => data !== undefined);
  const intents = batches.flatMap(({ data }) => data ?? []);
  const progress = batchProgress(intents);
  const publishesOnly = intents.every(({ kind }) => kind === 'publish');
  const over = known && progress.total > 0 && progress.finished === progress.total && running.length === 0;
  const succeeded = over && progress.failed === 0 ? progress.succeeded : 0;
  useEffect(() => {
    if (succeeded === 0) return;
    const text = t(publishesOnly ? 'activity.published' : 'activity.done', { count: succeeded });
    showToast({ id: 'publishing-over', text });
  }, [succeeded, publishesOnly, t]);

  const failed = over && progress.failed > 0;
  const close = () => {
    setOpened(null);
    if (!over) return;
    useSeen.setState({ until: Math.max(seenUntil, lastFinish(intents)) });
    setWatched([]);
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
            : t(publishesOnly ? 'activity.running' : 'activity.runningOther', {
                finished: progress.finished,
                total: progress.total,
              })}
        </Button>
      ) : null}
      <Dialog opened={opened !== null} onClose={close} size="min(960px, 96vw)" title={t('activity.title')}>
        {opened === null ? null : (
          <Layer>
            <BatchView batchIds={opened} onClose={close} />
          </Layer>
        )}
      </Dialog>
    </>
  );
}
