import type { Backup } from './backups.ts';

/**
 * Why the database cannot be opened. None of them ever deletes or overwrites the file.
 * - `newer_app`: written by a newer (or another) build; open it there, or go back to a backup.
 * - `corrupt`: damaged; go back to a backup, the damaged file is kept aside.
 * - `locked`: another process has it open.
 * - `unreadable`: permissions, a folder in its place, or a file of another program.
 * - `disk_full`: no room for the backup or the migration.
 */
export type StoreOpenFailure = 'newer_app' | 'corrupt' | 'locked' | 'unreadable' | 'disk_full';

/** Ends the start of the app with a choice for the seller: `message` is the plain cause and remedy, `backups` the way back. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
  readonly kind: StoreOpenFailure;
  readonly file: string;
  /** Newest first; only those that this app can open; when damaged or newer, the first was checked and is whole. */
  readonly backups: readonly Backup[];

  constructor(
    kind: StoreOpenFailure,
    message: string,
    details: { readonly file: string; readonly backups: readonly Backup[]; readonly cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.file = details.file;
    this.backups = details.backups;
  }
}
