import { UnstyledButton } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFocusMemory } from '../components/focus-return.ts';
import { BulkDialog } from '../features/bulk/bulk-dialog.tsx';
import { CsvDialogs } from '../features/csv/csv-dialogs.tsx';
import { TokenBanner } from '../features/connect/token-banner.tsx';
import { HistoryDrawer } from '../features/history/history-drawer.tsx';
import { useHistoryCommands } from '../features/history/use-history-commands.ts';
import { sessions } from '../features/inventory/editing/sessions.ts';
import { BackupLayer } from '../features/settings/backup/backup-layer.tsx';
import { PracticeBanner } from '../features/practice/practice-banner.tsx';
import { PublishActivity } from '../features/publish/publish-activity.tsx';
import { AddToLotDialog } from '../features/stock/lots/add-to-lot.tsx';
import { WorkspaceSwitcher } from '../features/workspaces/workspace-switcher.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Keys } from './keys.tsx';
import { Navigation } from './navigation.tsx';
import { palette } from './palette.ts';
import { placeOf } from './routes.ts';
import { Screens } from './screens.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import classes from './shell.module.css';
import { useAppCommands } from './use-app-commands.ts';
import { useAppNavigation } from './use-app-navigation.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { StartNotices } from './start-notices.tsx';

/** The frame: banner, top bar, navigation, and the screen of the present place. */
export function Shell() {
  const { t } = useTranslation();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const place = placeOf(location);
  const shown = useRef(place);
  useEffect(() => {
    // Another place begins at its top, for the keyboard and for a screen reader too.
    if (shown.current !== place) main.current?.focus({ preventScroll: true });
    shown.current = place;
  }, [place]);
  useEffect(() => void sessions().recallAll(), []);
  useShortcuts();
  useFocusMemory();
  useHistoryCommands();
  useAppNavigation();
  const { sheetOpened, closeSheet } = useAppCommands();
  return (
    <div className={classes['shell']}>
      <button type="button" className={classes['skip']} onClick={() => main.current?.focus()}>
        {t('nav.skip')}
      </button>
      <PracticeBanner />
      <TokenBanner />
      <header className={classes['top']}>
        <WorkspaceSwitcher />
        <PublishActivity />
        <UnstyledButton className={classes['palette']} onClick={palette.open}>
          <IconCommand size={15} aria-hidden />
          <span>{t('command.open')}</span>
          <Keys shortcut="mod+K" />
        </UnstyledButton>
      </header>
      <div className={classes['middle']}>
        <Navigation active={place} />
        <main ref={main} className={classes['main']} tabIndex={-1}>
          <Screens />
        </main>
      </div>
      <AddToLotDialog />
      <BulkDialog />
      <HistoryDrawer />
      <StartNotices />
      <BackupLayer />
      <CsvDialogs />
      <CommandPalette />
      <ShortcutSheet opened={sheetOpened} onClose={closeSheet} />
    </div>
  );
}
