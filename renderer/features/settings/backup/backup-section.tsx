import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingForm } from '../../../components/loading.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { TimeUntil } from '../../../components/time-until.tsx';
import { useData } from '../../../data/query.ts';
import { useBackupFlow } from './backup-flow.ts';
import { BackupList } from './backup-list.tsx';
import { BackupProgress } from './backup-progress.tsx';
import { useBackupActions } from './use-backup-actions.ts';

/** Backups as the seller meets them: what there is, whether it can be trusted, and the ways out and back in. */
export function BackupSection() {
  const { t } = useTranslation('backup');
  const status = useData('backups.status');
  const job = useData('backups.job').data ?? null;
  const actions = useBackupActions();
  const { error, shown } = useBackupFlow();
  const section = useRef<HTMLFieldSetElement>(null);
  const seen = useRef(0);
  useEffect(() => {
    if (shown !== seen.current) section.current?.scrollIntoView({ block: 'start' });
    seen.current = shown;
  }, [shown]);
  const busy = job !== null;
  return (
    <Fieldset legend={t('title')} ref={section}>
      <Stack gap="sm">
        <Text size="sm">{t('what')}</Text>
        {error === null ? null : <ErrorState error={error} />}
        {status.isError ? <ErrorState error={status.error} onRetry={() => void status.refetch()} /> : null}
        {status.data?.failure ? <ErrorState error={status.data.failure} title={t('automaticFailed')} /> : null}
        <Group gap="xs">
          <Button size="xs" onClick={actions.make} disabled={busy}>
            {t('make')}
          </Button>
          <Button size="xs" variant="default" onClick={actions.test} disabled={busy}>
            {t('test')}
          </Button>
          <Button size="xs" variant="default" onClick={actions.exportAll} disabled={busy}>
            {t('export')}
          </Button>
          <Button size="xs" variant="default" onClick={actions.chooseImport} disabled={busy}>
            {t('import')}
          </Button>
          <Button size="xs" variant="subtle" onClick={actions.showFolder}>
            {t('showFolder')}
          </Button>
        </Group>
        {job === null ? null : <BackupProgress job={job} onCancel={actions.cancel} />}
        {status.data ? (
          <Listed status={status.data} busy={busy} />
        ) : status.isError ? null : (
          <LoadingForm label={t('loading')} />
        )}
        <Text size="sm" c="dimmed">
          {t('exportHint')}
        </Text>
      </Stack>
    </Fieldset>
  );
}

type Status = NonNullable<ReturnType<typeof useData<'backups.status'>>['data']>;

function Listed({ status, busy }: { readonly status: Status; readonly busy: boolean }) {
  const { t } = useTranslation('backup');
  return (
    <>
      {status.backups.length === 0 ? (
        <Text size="sm">{t('none')}</Text>
      ) : (
        <BackupList backups={status.backups} busy={busy} />
      )}
      <Text size="sm" c="dimmed">
        {status.testedAt === null ? (
          t('neverTested')
        ) : (
          <>
            {t('testedAt')} <TimeAgo at={status.testedAt} />
            {status.nextTestAt === null ? null : (
              <>
                {'. '}
                {t('nextTest')} <TimeUntil at={status.nextTestAt} />
              </>
            )}
            .
          </>
        )}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('folder', { folder: status.folder })}
      </Text>
    </>
  );
}
