import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

/** SQLite's extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`; `undefined` for an error of another origin. */
export const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Database.SqliteError ? error.code : undefined;

export const isCorruption = (code: string): boolean => code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
export const isDiskFull = (code: string): boolean => code === 'SQLITE_FULL';
export const isLocked = (code: string): boolean => code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
export const isUnreadable = (code: string): boolean =>
  code.startsWith('SQLITE_READONLY') ||
  code.startsWith('SQLITE_CANTOPEN') ||
  code.startsWith('SQLITE_IOERR') ||
  code === 'SQLITE_PERM' ||
  code === 'SQLITE_AUTH';

/**
 * Failures of the medium become expected errors with a remedy; all others (a broken statement, a violated constraint) are
 * handed on as they are, for the caller to read their code. Nothing of the transaction was kept in either case.
 */
export function toAppError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const failure = (reason: string, message: string) =>
    new AppError({ code: reason === 'database_busy' ? 'conflict' : 'internal', reason, message }, { cause: error });
  if (isDiskFull(code)) {
    return failure('disk_full', 'The disk is full, so the change was not saved. Free some space and try again.');
  }
  if (isLocked(code)) {
    return failure('database_busy', 'Another program is using the database. Close it and try again.');
  }
  if (isCorruption(code)) {
    return failure(
      'database_damaged',
      'The database is damaged. Restart Crossdock to check it and to go back to a backup.',
    );
  }
  if (isUnreadable(code)) {
    return failure(
      'database_unwritable',
      'The database file cannot be written. Check that its disk is connected and that the file is not write-protected.',
    );
  }
  return error;
}
