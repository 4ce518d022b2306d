import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asAppError, client } from '../../../data/client.ts';
import { useLocale } from '../../../data/settings.ts';
import { showToast } from '../../../components/toast.tsx';
import { askToReplace, useBackupFlow } from './backup-flow.ts';
import { byteText } from './byte-text.ts';

export interface BackupActions {
  make(): void;
  test(): void;
  exportAll(): void;
  chooseImport(): void;
  showFolder(): void;
  cancel(): void;
}

/** What can be done with backups; how it went is told by a toast, what went wrong by the section. */
export function useBackupActions(): BackupActions {
  const { t } = useTranslation('backup');
  const locale = useLocale();
  return useMemo(() => {
    const run = (work: () => Promise<void>) => () => {
      useBackupFlow.setState({ error: null });
      work().catch((failure: unknown) => {
        const { data } = asAppError(failure);
        if (data.code === 'cancelled') showToast({ id: 'backups', text: t('done.cancelled') });
        else useBackupFlow.setState({ error: data });
      });
    };
    return {
      make: run(async () => {
        await client.request('backups.make');
        showToast({ id: 'backups', text: t('done.made') });
      }),
      test: run(async () => {
        const { tested, failed } = await client.request('backups.test');
        if (tested === 0) showToast({ id: 'backups', text: t('done.nothingToTest') });
        else if (failed === 0) showToast({ id: 'backups', text: t('done.proved', { count: tested }) });
        else showToast({ id: 'backups', tone: 'bad', text: t('done.failed', { count: failed, tested }) });
      }),
      exportAll: run(async () => {
        const exported = await client.request('backups.export');
        if (exported === null) return;
        const { file, bytes, photos, missing } = exported;
        const text = t('done.exported', { file, size: byteText(bytes, locale), count: photos });
        showToast({
          id: 'backups',
          text: missing > 0 ? `${text} ${t('done.photosLeftOut', { count: missing })}` : text,
          action: { label: t('show'), run: run(() => client.request('backups.showExport')) },
        });
      }),
      chooseImport: run(async () => {
        const preview = await client.request('backups.chooseImport');
        if (preview !== null) askToReplace({ kind: 'import', preview });
      }),
      showFolder: run(() => client.request('backups.showFolder')),
      cancel: run(() => client.request('backups.cancel')),
    };
  }, [t, locale]);
}
