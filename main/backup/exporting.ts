import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import { backupError, mediumError } from './backup-errors.ts';
import type { Report } from './worker/jobs.ts';
import type { RunJob } from './worker/run-job.ts';

export interface Exported {
  readonly file: string;
  readonly bytes: number;
  readonly photos: number;
  /** Photos that are gone or damaged and so are not in it. */
  readonly missing: number;
}

/**
 * Everything but secrets in one ZIP at the place the seller chose. The copy that still holds secrets never leaves the data
 * folder. Until it is complete the archive is called `.partial`; a failure or a cancellation leaves nothing of either.
 */
export async function exportEverything(
  options: {
    readonly store: Pick<Store, 'copyTo'>;
    readonly dataFolder: string;
    readonly photoFolder: string;
    readonly appVersion: string;
    readonly clock: Clock;
    readonly runJob: RunJob;
  },
  target: string,
  { report, signal }: { readonly report: Report; readonly signal: AbortSignal },
): Promise<Exported> {
  const { dataFolder, clock } = options;
  if (isInside(dataFolder, target)) throw backupError('export_inside_data');
  const work = exportWorkFolder(dataFolder);
  const copy = join(work, 'copy.sqlite');
  const partial = `${target}.partial`;
  try {
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    await rm(partial, { force: true });
    report({ phase: 'copying', done: 0, total: 0 });
    await options.store.copyTo(copy);
    const { photoFolder, appVersion } = options;
    const { photos, missing, bytes } = await options.runJob(
      { kind: 'export', copy, photoFolder, target: partial, appVersion, at: clock.now() },
      { report, signal },
    );
    await rename(partial, target);
    return { file: target, bytes, photos, missing };
  } catch (error) {
    await removeIfThere(partial);
    throw mediumError(error, basename(target));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Holds a copy of the database for as long as an export runs; emptied at the start too, should the process have died. */
export const exportWorkFolder = (dataFolder: string): string => join(dataFolder, 'export');

/** Where it could not be made it cannot be removed, and the first failure is the one to tell. */
async function removeIfThere(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch {
    // Nothing of ours is there.
  }
}

const isInside = (folder: string, file: string): boolean => {
  const way = relative(resolve(folder), resolve(file));
  return way !== '' && !way.startsWith('..') && !/^([a-z]:|[\\/])/i.test(way);
};
