import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { formatDateTime } from '../../../components/time-text.ts';
import { useAction, useData } from '../../../data/query.ts';
import { useLocale } from '../../../data/settings.ts';
import { askToReplace, useBackupFlow, type Replacement } from './backup-flow.ts';
import { BackupProgress } from './backup-progress.tsx';
import { byteText } from './byte-text.ts';

/** Asks before the present data is replaced, with both sides in numbers; then shows how far it is. */
export function ReplaceDialog() {
  const { t } = useTranslation('backup');
  const { asked } = useBackupFlow();
  const job = useData('backups.job').data ?? null;
  const restore = useAction('backups.restore');
  const takeIn = useAction('backups.import');
  const cancel = useAction('backups.cancel');
  const running = asked !== null && job?.kind === asked.kind;
  const action = asked?.kind === 'import' ? takeIn : restore;
  const close = () => {
    // What runs is ended by its own button, not by a click beside the dialog.
    if (running || action.isPending) return;
    restore.reset();
    takeIn.reset();
    askToReplace(null);
  };
  const replace = () => {
    if (asked?.kind === 'import') takeIn.mutate({ id: asked.preview.id });
    if (asked?.kind === 'restore') restore.mutate({ name: asked.backup.name });
  };
  const stopped = action.error?.code === 'cancelled';
  return (
    <Dialog opened={asked !== null} onClose={close} title={asked ? t(`replace.title.${asked.kind}`) : ''} centered>
      {asked === null ? null : (
        <Stack gap="sm">
          <Sides asked={asked} />
          <Text size="sm">{t('replace.kept')}</Text>
          {asked.kind === 'import' ? <Text size="sm">{t('replace.signIns')}</Text> : null}
          <Text size="sm">{t('replace.restarts')}</Text>
          {action.error && !stopped ? <ErrorState error={action.error} /> : null}
          {stopped ? <Text size="sm">{t('done.cancelled')}</Text> : null}
          {running ? <BackupProgress job={job} onCancel={() => cancel.mutate()} /> : null}
          {action.isSuccess ? <Text size="sm">{t('replace.restarting')}</Text> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={running || action.isSuccess} data-autofocus>
              {t('replace.keep')}
            </Button>
            <Button
              color="red.9"
              onClick={replace}
              loading={action.isPending}
              disabled={action.isSuccess || (job !== null && !running)}
            >
              {t('replace.confirm')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

/** What comes, and what it replaces. */
function Sides({ asked }: { readonly asked: Replacement }) {
  const { t } = useTranslation('backup');
  const locale = useLocale();
  const present = useData('backups.status').data?.presentItems ?? 0;
  const when = formatDateTime(asked.kind === 'restore' ? asked.backup.at : asked.preview.at, locale);
  const items = asked.kind === 'restore' ? asked.backup.items : asked.preview.items;
  return (
    <Stack gap={4}>
      <Text size="sm" dir="auto">
        {asked.kind === 'restore'
          ? t('replace.fromBackup', { when })
          : t('replace.fromFile', {
              file: asked.preview.fileName,
              when,
              version: asked.preview.app,
              size: byteText(asked.preview.bytes, locale),
            })}{' '}
        {items === null ? '' : t('replace.holds', { count: items })}
      </Text>
      {asked.kind === 'import' && asked.preview.missingPhotos > 0 ? (
        <Text size="sm">{t('done.photosLeftOut', { count: asked.preview.missingPhotos })}</Text>
      ) : null}
      <Text size="sm" fw={600}>
        {present === 0 ? t('replace.presentEmpty') : t('replace.present', { count: present })}
      </Text>
    </Stack>
  );
}
