import { create } from 'zustand';
import type { AppErrorData } from '#shared/errors.ts';
import type { BackupRow, ImportPreview } from '#shared/ipc/backups.ts';

/** What would take the place of the present data, once the seller says so. */
export type Replacement =
  | { readonly kind: 'restore'; readonly backup: BackupRow }
  | { readonly kind: 'import'; readonly preview: ImportPreview };

interface BackupFlow {
  readonly asked: Replacement | null;
  /** What went wrong with the last thing asked for, until the next. */
  readonly error: AppErrorData | null;
  /** Rises when a command brings the seller to the section. */
  readonly shown: number;
}

/** Shared by the section of the settings, the dialog and the commands, which work from every screen. */
export const useBackupFlow = create<BackupFlow>(() => ({ asked: null, error: null, shown: 0 }));

export const askToReplace = (asked: Replacement | null): void => useBackupFlow.setState({ asked });
export const showBackups = (): void => useBackupFlow.setState(({ shown }) => ({ shown: shown + 1 }));
