import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The untouched file, the version that is shown large and sent, the one for the grid. */
export type PhotoSize = 'original' | 'display' | 'thumb';

/** What a page or a marketplace may ask for. `unedited`: shown large, as the camera made it. */
export type PhotoView = PhotoSize | 'unedited';

const folders: Readonly<Record<PhotoSize, string>> = { original: 'originals', display: 'display', thumb: 'thumbs' };

export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The photo folder, addressed by content: the same picture is kept once however many items show it, and a file never
 * changes once it is there. A name that exists is a complete file: each is written aside, synced and then renamed.
 */
export interface PhotoFiles {
  path(size: PhotoSize, hash: string, extension: string): string;
  write(size: PhotoSize, hash: string, extension: string, bytes: Uint8Array): Promise<void>;
  /** Throws Node's ENOENT when the file is gone. */
  read(size: PhotoSize, hash: string, extension: string): Promise<Uint8Array>;
  /**
   * Deletes what no photo needs, half-written files among it. `isNeeded` is asked immediately before each deletion. Goes
   * folder by folder, with the event loop in between, until `stopped`. Answers how many files went.
   */
  sweep(isNeeded: (hash: string) => boolean, stopped: () => boolean): Promise<number>;
}

export function createPhotoFiles(folder: string): PhotoFiles {
  let writes = 0;
  const path = (size: PhotoSize, hash: string, extension: string) =>
    join(folder, folders[size], hash.slice(0, 2), `${hash}.${extension}`);

  const write = async (size: PhotoSize, hash: string, extension: string, bytes: Uint8Array): Promise<void> => {
    const target = path(size, hash, extension);
    if (existsSync(target)) return;
    await mkdir(dirname(target), { recursive: true });
    writes += 1;
    const partial = `${target}.${process.pid}-${writes}.partial`;
    try {
      const handle = await open(partial, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  };

  const sweep = async (isNeeded: (hash: string) => boolean, stopped: () => boolean): Promise<number> => {
    let deleted = 0;
    for (const size of Object.values(folders)) {
      for (const parent of [join(folder, size), ...(await foldersIn(join(folder, size)))]) {
        const entries = await readdir(parent, { withFileTypes: true }).catch(noneIfGone);
        if (stopped()) return deleted;
        for (const entry of entries) {
          if (!entry.isFile()) continue;
          const hash = /^([0-9a-f]{64})\./.exec(entry.name)?.[1];
          if (hash !== undefined && isNeeded(hash)) continue;
          rmSync(join(parent, entry.name), { force: true });
          deleted += 1;
        }
      }
    }
    return deleted;
  };

  return { path, write, read: (size, hash, extension) => readFile(path(size, hash, extension)), sweep };
}

const foldersIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(noneIfGone))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));

function noneIfGone(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** Makes the rename durable. Windows has no such call for folders and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
