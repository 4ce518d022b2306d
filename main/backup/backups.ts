import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupJob, BackupStatus, ImportPreview } from '#shared/ipc/backups.ts';
import type { AppErrorData } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Clock, FolderPort, Logger, NotifierPort, RestartPort } from '../ports.ts';
import { listBackups } from '../store/backups.ts';
import type { Store } from '../store/connection.ts';
import { filled, texts } from '../texts/texts.ts';
import { backupError } from './backup-errors.ts';
import { backupRows, presentItems } from './backup-status.ts';
import { createDailyBackups } from './daily-backups.ts';
import { createDrills, type DrillSummary } from './drills.ts';
import { exportEverything, exportWorkFolder, type Exported } from './exporting.ts';
import { createImporting } from './importing.ts';
import { createJobSlot } from './job-slot.ts';
import type { PhotoPool } from './photo-pool.ts';
import { stagedFiles } from './staged-restore.ts';
import { runJob } from './worker/run-job.ts';

/** Backups, their proof, and the ways out of and back into this copy of the app. */
export interface Backups {
  start(): void;
  /** Ends what runs, and makes the backup that is due. */
  close(): Promise<void>;
  status(): BackupStatus;
  job(): BackupJob | null;
  make(): Promise<void>;
  test(): Promise<DrillSummary>;
  /** Ready for the next start, which it asks for. */
  restore(input: { readonly name: string }): Promise<void>;
  /** A file name for an export made now. */
  exportName(): string;
  export(target: string): Promise<Exported>;
  inspect(path: string): Promise<ImportPreview>;
  /** Ready for the next start, which it asks for. */
  import(input: { readonly id: string }): Promise<void>;
  cancel(): void;
  showFolder(): Promise<void>;
  showExport(): Promise<void>;
}

export interface BackupsOptions {
  readonly store: Store;
  readonly dataFolder: string;
  readonly backupFolder: string;
  readonly photoFolder: string;
  readonly stageFolder: string;
  readonly pool: PhotoPool;
  readonly appVersion: string;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: NotifierPort;
  readonly folders: FolderPort;
  readonly restart: RestartPort;
  readonly emit: Emit;
}

export function createBackups(options: BackupsOptions): Backups {
  const { store, backupFolder, stageFolder, clock, logger, notifier, emit } = options;
  let failure: AppErrorData | null = null;
  let exportedTo: string | undefined;
  const changed = () => emit('backups.changed', {});
  const showSettings = () => emit('app.navigate', { to: 'settings' });
  const slot = createJobSlot(() => emit('backups.progress', {}));

  const daily = createDailyBackups({
    ...options,
    folder: backupFolder,
    runJob,
    alsoNeeded: () => listStaged(stageFolder),
    ended: (error) => {
      // Once: the screen goes on saying it, and tries go on every quarter of an hour.
      if (error !== undefined && failure === null) {
        const { backupFailed } = texts().notices;
        notifier.notify({ title: backupFailed.title, body: backupFailed.body, onClick: showSettings });
      }
      failure = error?.data ?? null;
      changed();
    },
  });
  const drills = createDrills({
    folder: backupFolder,
    photoFolder: join(backupFolder, 'photos'),
    recordFile: join(backupFolder, 'drills.json'),
    slot,
    runJob,
    clock,
    logger,
    // A backup that cannot be read is for the drill to find.
    prepare: () => daily.poolLate().catch((error: unknown) => logger.log('warn', 'backup.pool_late_failed', { error })),
    warn: ({ failed, tested }) => {
      const { drillFailed } = texts().notices;
      const body = filled(drillFailed.body, { failed: String(failed), tested: String(tested) });
      notifier.notify({ title: drillFailed.title, body, onClick: showSettings });
    },
    changed,
  });
  const importing = createImporting({ stageFolder, runJob, newId: options.newId, backUp: () => daily.backUp() });

  return {
    start: () => {
      rmSync(exportWorkFolder(options.dataFolder), { recursive: true, force: true });
      daily.start();
      drills.start();
    },
    close: async () => {
      drills.stop();
      await slot.close();
      await daily.close();
    },
    status: () => ({
      folder: backupFolder,
      backups: backupRows(backupFolder, drills.record()),
      testedAt: drills.record()?.at ?? null,
      nextTestAt: drills.nextAt() ?? null,
      failure,
      presentItems: presentItems(store),
    }),
    job: slot.current,
    make: () =>
      slot.run('backup', async (report) => {
        report({ phase: 'copying', done: 0, total: 0 });
        await daily.backUp();
      }),
    test: drills.test,
    restore: async ({ name }) => {
      const backup = listBackups(backupFolder).find(({ file }) => basename(file) === name);
      if (backup === undefined) throw backupError('backup_gone');
      await slot.run('restore', (report, signal) => importing.stageBackup(backup.file, { report, signal }));
      options.restart.restart();
    },
    exportName: () => `crossdock-${new Date(clock.now()).toISOString().slice(0, 10)}.zip`,
    export: async (target) => {
      const exported = await slot.run('export', (report, signal) =>
        exportEverything({ ...options, runJob }, target, { report, signal }),
      );
      exportedTo = exported.file;
      logger.log('info', 'backup.exported', { bytes: exported.bytes, photos: exported.photos });
      return exported;
    },
    inspect: (path) => slot.run('inspect', (report, signal) => importing.inspect(path, { report, signal })),
    import: async ({ id }) => {
      await slot.run('import', (report, signal) => importing.stageExport(id, { report, signal }));
      options.restart.restart();
    },
    cancel: slot.cancel,
    showFolder: () => options.folders.open(backupFolder),
    showExport: async () => {
      if (exportedTo === undefined) throw backupError('export_gone');
      await options.folders.open(dirname(exportedTo));
    },
  };
}

function listStaged(folder: string): readonly string[] {
  const { database } = stagedFiles(folder);
  return existsSync(database) ? [database] : [];
}
