import { AppError } from '#shared/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { readManifest, writeManifest } from '../store/backup-manifest.ts';
import { listBackups, writeOnlineBackup, type Backup } from '../store/backups.ts';
import type { Store } from '../store/connection.ts';
import { backupError, mediumError } from './backup-errors.ts';
import type { PhotoPool } from './photo-pool.ts';
import type { RunJob } from './worker/run-job.ts';

const dayMs = 86_400_000;
/** Often enough that a computer which sleeps a lot still gets its daily backup. */
const lookMs = 900_000;
/** Not while the app starts. */
const firstLookMs = 60_000;

/** Backups that nobody has to think of. */
export interface DailyBackups {
  start(): void;
  /** Backs up now; joins the one that is running. Throws `backup_disk_full` and its like; the former backups stay. */
  backUp(): Promise<Backup>;
  /** Takes the photos of backups into the pool that were made before an update. */
  poolLate(): Promise<void>;
  /** Waits for a running backup, or makes the one that is due. Never throws: quitting must go on. */
  close(): Promise<void>;
}

export interface DailyBackupOptions {
  readonly store: Pick<Store, 'copyTo'>;
  readonly folder: string;
  readonly pool: PhotoPool;
  readonly runJob: RunJob;
  /** Databases besides the backups whose photos the pool has to keep. */
  readonly alsoNeeded: () => readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after each backup, with why there is none. */
  readonly ended: (failure: AppError | undefined) => void;
}

/** One backup a day while the app runs, and at quit when the newest is older than that. */
export function createDailyBackups(options: DailyBackupOptions): DailyBackups {
  const { store, folder, pool, clock, logger } = options;
  let running: Promise<Backup> | undefined;
  let cancel = (): void => undefined;

  const poolLate = async (): Promise<void> => {
    for (const { file } of listBackups(folder)) {
      const manifest = readManifest(file);
      if (manifest === undefined || manifest.gone !== null) continue;
      const { gone } = await pool.keep(file);
      writeManifest(file, { ...manifest, gone: [...gone] });
    }
  };
  const make = async (): Promise<Backup> => {
    const backup = await writeOnlineBackup({
      copyTo: store.copyTo,
      folder,
      clock,
      complete: async (copy) => {
        const { photos, gone } = await pool.keep(copy);
        logger.log('info', 'backup.photos', { photos, gone: gone.length });
        return { database: await options.runJob({ kind: 'facts', file: copy }), gone: [...gone] };
      },
    });
    await poolLate()
      .then(() => pool.prune([...listBackups(folder).map(({ file }) => file), ...options.alsoNeeded()]))
      // An unreadable older backup keeps its photos; the new one counts all the same.
      .catch((error: unknown) => logger.log('warn', 'backup.prune_failed', { error }));
    logger.log('info', 'backup.made', { version: backup.version });
    return backup;
  };
  const backUp = (): Promise<Backup> => {
    running ??= make()
      .then(
        (backup) => {
          options.ended(undefined);
          return backup;
        },
        (error: unknown) => {
          const failure = mediumError(error, folder);
          const told = backupError('backup_failed', {}, { cause: failure });
          options.ended(failure instanceof AppError ? failure : told);
          throw failure;
        },
      )
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const due = (): boolean => {
    const newest = listBackups(folder)[0];
    // A clock set back must not stop the backups until it has caught up.
    return newest === undefined || Math.abs(clock.now() - newest.at) >= dayMs;
  };
  const backUpIfDue = async (): Promise<void> => {
    try {
      if (due()) await backUp();
    } catch (error) {
      logger.log('error', 'backup.failed', { error });
    }
  };
  const look = (delayMs: number): void => {
    cancel = clock.schedule(delayMs, () => {
      void backUpIfDue();
      look(lookMs);
    });
  };

  return {
    start: () => look(firstLookMs),
    backUp,
    poolLate,
    close: async () => {
      cancel();
      await running?.catch(() => undefined);
      await backUpIfDue();
    },
  };
}
