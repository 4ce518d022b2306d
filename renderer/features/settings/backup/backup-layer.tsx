import { IconDatabaseExport, IconDatabaseImport, IconFolder, IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCommands, type Command } from '../../../app/commands.ts';
import { showBackups } from './backup-flow.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import { useBackupActions } from './use-backup-actions.ts';

/** Commands for backups, from every screen, and the dialog they may lead to. */
export function BackupLayer() {
  const { t } = useTranslation('backup');
  const [, navigate] = useLocation();
  const actions = useBackupActions();
  const commands = useMemo((): readonly Command[] => {
    // Progress and errors are on the settings screen, so the way leads there.
    const there = (run: () => void) => () => {
      navigate('/settings');
      showBackups();
      run();
    };
    const group = t('title');
    return [
      { id: 'backup.make', label: t('make'), group, icon: IconShieldCheck, run: there(actions.make) },
      { id: 'backup.test', label: t('test'), group, icon: IconShieldCheck, run: there(actions.test) },
      { id: 'backup.restore', label: t('command.restore'), group, icon: IconHistory, run: there(() => undefined) },
      { id: 'backup.export', label: t('export'), group, icon: IconDatabaseExport, run: there(actions.exportAll) },
      {
        id: 'backup.import',
        label: t('command.import'),
        group,
        icon: IconDatabaseImport,
        run: there(actions.chooseImport),
      },
      { id: 'backup.folder', label: t('command.folder'), group, icon: IconFolder, run: there(actions.showFolder) },
    ];
  }, [t, navigate, actions]);
  useCommands(commands);
  return <ReplaceDialog />;
}
