import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { photoFileName, photoRows, type PhotoName } from '../store/backup-facts.ts';

/** How the photos of one backup were found: rows, and files. `gone`: files whose row is there and whose original was not, before the backup. */
export interface PooledPhotos {
  readonly photos: number;
  readonly gone: readonly string[];
}

/**
 * The originals that backups need, each once by content hash. A hard link where the file system has them: it costs no room,
 * and since originals never change in place it outlives the app's own deletion. A copy elsewhere (exFAT).
 */
export interface PhotoPool {
  /** Takes in what the database file `copy` names. Throws on a full disk. */
  keep(copy: string): Promise<PooledPhotos>;
  /** Puts back originals that the database file names and that are gone. Returns how many. */
  giveBack(database: string): Promise<number>;
  /** Deletes what none of these databases names; nothing when one of them cannot be read. Returns how many files went. */
  prune(databases: readonly string[]): Promise<number>;
}

export function createPhotoPool(options: {
  readonly folder: string;
  readonly originalPath: (hash: string, extension: string) => string;
}): PhotoPool {
  const { folder, originalPath } = options;
  const keep = async (copy: string): Promise<PooledPhotos> => {
    const present = await fileNames(folder);
    let photos = 0;
    const gone = new Set<string>();
    for await (const photo of photosOf(copy)) {
      photos += 1;
      if (present.has(photoFileName(photo))) continue;
      const { hash, extension } = photo;
      if (!(await place(originalPath(hash, extension), pooledPath(folder, photo)))) gone.add(photoFileName(photo));
    }
    return { photos, gone: [...gone] };
  };

  const giveBack = async (database: string): Promise<number> => {
    let returned = 0;
    for await (const photo of photosOf(database)) {
      const target = originalPath(photo.hash, photo.extension);
      if (await place(pooledPath(folder, photo), target, 'if absent')) returned += 1;
    }
    return returned;
  };

  const prune = async (databases: readonly string[]): Promise<number> => {
    const present = await fileNames(folder);
    for (const database of databases) {
      for await (const photo of photosOf(database)) present.delete(photoFileName(photo));
    }
    for (const name of present) await rm(join(folder, name.slice(0, 2), name), { force: true });
    return present.size;
  };

  return { keep, giveBack, prune };
}

/** Where the pool keeps an original. */
export const pooledPath = (folder: string, photo: PhotoName): string =>
  join(folder, photo.hash.slice(0, 2), photoFileName(photo));

async function* photosOf(file: string): AsyncIterable<PhotoName> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    let seen = 0;
    for (const photo of photoRows(database)) {
      yield photo;
      seen += 1;
      if (seen % 500 === 0) await turn();
    }
  } finally {
    database.close();
  }
}

/** True when the file was put there; false when the source is gone, or with `if absent` when the target was there already. */
async function place(source: string, target: string, mode: 'any' | 'if absent' = 'any'): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true });
  try {
    await link(source, target);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return mode === 'any';
    if (code === 'ENOENT') return false;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
  }
  // No hard links here (exFAT, another disk, too many of one file).
  const partial = `${target}.partial`;
  try {
    await copyFile(source, partial, constants.COPYFILE_FICLONE);
    await rename(partial, target);
    return true;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function fileNames(folder: string): Promise<Set<string>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Set();
    throw error;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
