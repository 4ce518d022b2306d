import { AppError } from '#shared/errors.ts';
import { fill } from '../message-text.ts';
import { isDiskFull, isUnreadable, sqliteCode } from '../store/sqlite-error.ts';

/** English of every failure of backups, exports and imports, by its key in the catalogue. */
export const backupMessages = {
  backup_disk_full: 'The disk is full. Free some space and try again; nothing half-written was left behind.',
  backup_unwritable: '{{path}} cannot be written. Check that its disk is connected and that you may write there.',
  backup_gone: 'This backup is not in the folder any more. Look at the list again.',
  backup_damaged:
    'This backup is damaged and cannot be restored. Your present data was not touched. Choose another one.',
  backup_newer: 'This was made by a newer version of Crossdock. Install that version, then try again.',
  backup_busy: 'Something else is being done with backups. Wait for it, or cancel it.',
  backup_failed: 'The last automatic backup could not be made. Make one by hand to see what is in the way.',
  export_inside_data: 'This folder belongs to Crossdock itself. Save the export somewhere else.',
  export_gone: 'There is no export that could be shown. Export first.',
  import_not_export: '{{name}} is not an export of Crossdock, or it is not complete. Choose another file.',
  import_entry: '{{name}} holds something that does not belong in an export ({{entry}}). Nothing was taken from it.',
  import_too_large: '{{name}} would unpack to more than it can honestly hold. Nothing was taken from it.',
  import_altered: '{{name}} was altered or damaged: {{entry}} is not what was exported. Nothing was taken from it.',
  import_chosen_gone: 'Choose the file again: it was not kept since you looked at it.',
} as const;

export type BackupReason = keyof typeof backupMessages;
type Params = Readonly<Record<string, string | number>>;

/** An expected failure with cause and remedy. */
export const backupError = (reason: BackupReason, params: Params = {}, options?: ErrorOptions): AppError =>
  new AppError(
    { code: 'conflict', reason, params: { ...params }, message: fill(backupMessages[reason], params) },
    options,
  );

/** Failures of the medium become expected errors; `path` is what was to be written. All others are handed on as they are. */
export function mediumError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error.data.reason === 'disk_full' ? backupError('backup_disk_full') : error;
  const code = sqliteCode(error) ?? codeOf(error);
  if (code === undefined) return error;
  if (isDiskFull(code) || code === 'ENOSPC' || code === 'EDQUOT') {
    return backupError('backup_disk_full', {}, { cause: error });
  }
  if (isUnreadable(code) || /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EIO|ENXIO|ENODEV|EEXIST)$/.test(code)) {
    return backupError('backup_unwritable', { path }, { cause: error });
  }
  return error;
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
