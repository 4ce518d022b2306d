import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Logger } from '../ports.ts';
import { restoreStaged } from '../store/backups.ts';
import { isLocked, sqliteCode } from '../store/sqlite-error.ts';
import { exportEntries } from './worker/export-format.ts';

/**
 * A restore in two halves: while the app runs, everything is copied and proved in a folder of its own; at the next start,
 * before anything is open, it takes the place of the present data. The mark is written last, so that half a folder is none.
 */
export const stagedFiles = (folder: string) => ({
  database: join(folder, exportEntries.database),
  photos: join(folder, 'photos'),
  mark: join(folder, 'ready'),
});

/** An empty folder for a new restore; what an earlier one left goes. */
export async function emptyStage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** From here on the next start restores. */
export function markReady(folder: string): void {
  writeFileSync(stagedFiles(folder).mark, '', { flush: true });
}

/** Said once after the start, by its key in the catalogue. */
export interface RestoreNotice {
  readonly reason: 'restored' | 'restore_failed';
  readonly message: string;
}

/**
 * Ends a restore that was made ready. Every step can be repeated, so a process that dies in between goes on at the next
 * start. The former database stays beside the new one. Answers what the seller should read; never throws.
 */
export function applyStagedRestore(options: {
  readonly folder: string;
  readonly file: string;
  readonly poolFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): RestoreNotice | undefined {
  const { folder, file, logger } = options;
  const { database, photos, mark } = stagedFiles(folder);
  try {
    if (!existsSync(mark)) {
      rmSync(folder, { recursive: true, force: true });
      return undefined;
    }
    // Into the pool, from where `finishRestore` gives back what the database names.
    movePhotos(photos, options.poolFolder);
    const { keptAside } = existsSync(database)
      ? restoreStaged({ file, staged: database, clock: options.clock })
      : { keptAside: undefined };
    rmSync(folder, { recursive: true, force: true });
    logger.log('info', 'restore.done', { keptAside });
    return {
      reason: 'restored',
      message: 'The chosen data was put back. What was there before is among the backups in Settings.',
    };
  } catch (error) {
    logger.log('error', 'restore.failed', { error });
    // Another Crossdock has the database: opening it says so, and the restore waits.
    const code = sqliteCode(error);
    if (code !== undefined && isLocked(code)) return undefined;
    rmSync(folder, { recursive: true, force: true });
    return {
      reason: 'restore_failed',
      message: 'The chosen data could not be put back. Your present data was not touched.',
    };
  }
}

function movePhotos(from: string, pool: string): void {
  if (!existsSync(from)) return;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const folder = join(pool, entry.name.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    renameSync(join(entry.parentPath, entry.name), join(folder, entry.name));
  }
}
