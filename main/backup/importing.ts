import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportPreview } from '#shared/ipc/backups.ts';
import { backupError, mediumError } from './backup-errors.ts';
import { emptyStage, markReady, stagedFiles } from './staged-restore.ts';
import type { Report } from './worker/jobs.ts';
import type { RunJob } from './worker/run-job.ts';

interface Watch {
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** Brings data in from outside the database: from an export, or from a backup. Both end in a staged restore. */
export interface Importing {
  /** Looks at an export without unpacking it, and remembers its path under the preview's id. */
  inspect(path: string, watch: Watch): Promise<ImportPreview>;
  /** Unpacks and proves the inspected export, backs up the present data, and makes the restore ready. */
  stageExport(id: string, watch: Watch): Promise<void>;
  /** The same with a backup of our own. */
  stageBackup(backup: string, watch: Watch): Promise<void>;
}

export function createImporting(options: {
  readonly stageFolder: string;
  readonly runJob: RunJob;
  readonly newId: () => string;
  readonly backUp: () => Promise<unknown>;
}): Importing {
  const { stageFolder, runJob } = options;
  let chosen: { readonly id: string; readonly path: string } | undefined;

  const stage = async (fill: () => Promise<unknown>, { report, signal }: Watch): Promise<void> => {
    try {
      await emptyStage(stageFolder);
      await fill();
      report({ phase: 'copying', done: 0, total: 0 });
      // After the copy: the rotation may take the very backup that is restored.
      await options.backUp();
      signal.throwIfAborted();
      markReady(stageFolder);
    } catch (error) {
      await rm(stageFolder, { recursive: true, force: true });
      throw mediumError(signal.aborted ? signal.reason : error, stageFolder);
    }
  };

  return {
    inspect: async (path, watch) => {
      const manifest = await runJob({ kind: 'inspect', archive: path }, watch);
      chosen = { id: options.newId(), path };
      return {
        id: chosen.id,
        fileName: basename(path),
        app: manifest.app,
        at: manifest.at,
        items: manifest.database.counts['item'] ?? 0,
        photos: manifest.photos.count,
        missingPhotos: manifest.photos.missing.length,
        bytes: manifest.database.bytes + manifest.photos.bytes,
      };
    },
    stageExport: async (id, watch) => {
      if (chosen?.id !== id) throw backupError('import_chosen_gone');
      const archive = chosen.path;
      await stage(() => runJob({ kind: 'unpack', archive, into: stageFolder }, watch), watch);
      chosen = undefined;
    },
    stageBackup: (backup, watch) =>
      stage(() => runJob({ kind: 'stage', backup, copy: stagedFiles(stageFolder).database }, watch), watch),
  };
}
