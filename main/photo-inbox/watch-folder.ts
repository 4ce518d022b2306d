import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { watch } from 'chokidar';
import type { FSWatcher } from 'chokidar';
import { inboxLimits } from '#shared/domain/photo-inbox.ts';
import type { Clock, Logger } from '../ports.ts';

/** A file as it lies there. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: number;
}

/** What a photo may be called. HEIC is among them so that its seller is told what to do. */
const photoExtensions: ReadonlySet<string> = new Set(
  ['jpg', 'jpeg', 'jpe', 'png', 'webp', 'avif', 'heic', 'heif', 'tif', 'tiff', 'gif'].map((one) => `.${one}`),
);

/** Hidden files and folders are the system's own, and where programs write what is not whole yet. */
const isPhotoName = (name: string): boolean =>
  !name.startsWith('.') && !name.startsWith('~') && photoExtensions.has(extname(name).toLowerCase());

/** A look at the whole folder: network drives tell nobody of what other machines put there. */
const lookEveryMs = 30_000;
const returnEveryMs = 5_000;
/** A file that was written longer ago is whole. */
const restedMs = 10_000;
/** A younger one is whole when it did not grow between two looks. */
const growthMs = 1_000;

/**
 * Tells of every photo file in a folder, old and new, once it does not grow any more; again when it was changed. Copes with
 * a folder that goes and comes back. The folder is only ever read.
 */
export function watchFolder(options: {
  readonly folder: string;
  readonly subfolders: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether this very file was dealt with. */
  readonly isKnown: (file: FoundFile) => boolean;
  readonly onFile: (file: FoundFile) => void;
  readonly onPresence: (present: boolean) => void;
}): { readonly close: () => Promise<void>; readonly lookAgain: (path: string, afterMs: number) => void } {
  const { folder, subfolders, clock, logger } = options;
  const timers = new Set<() => void>();
  const settling = new Map<string, FoundFile>();
  let watcher: FSWatcher | undefined;
  let closed = false;
  let looking = false;
  let cancelNextLook = (): void => undefined;

  const later = (ms: number, task: () => void): void => {
    const cancel = clock.schedule(ms, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
  };

  const see = async (path: string): Promise<void> => {
    const file = await statFile(path);
    if (closed) return;
    if (!file || options.isKnown(file)) return void settling.delete(path);
    const before = settling.get(path);
    const still = before?.size === file.size && before.modifiedAt === file.modifiedAt;
    if (still || (!before && clock.now() - file.modifiedAt > restedMs)) {
      settling.delete(path);
      options.onFile(file);
      return;
    }
    settling.set(path, file);
    later(growthMs, () => void see(path));
  };

  /** Another look is on its way already for files that still settle. */
  const notice = (path: string): void => {
    if (!closed && isPhotoName(basename(path)) && !settling.has(path)) void see(path);
  };

  const stopWatcher = async (): Promise<void> => {
    const old = watcher;
    watcher = undefined;
    await old?.close();
  };

  const startWatcher = (): void => {
    watcher = watch(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: subfolders ? inboxLimits.depth : 0,
      ignored: (path, stats) => stats?.isFile() === true && !photoExtensions.has(extname(path).toLowerCase()),
    })
      .on('add', notice)
      .on('change', notice)
      .on('unlinkDir', (path) => path === folder && void gone())
      .on('error', (error) => logger.log('warn', 'inbox.watch_failed', { error }));
  };

  const look = async (): Promise<void> => {
    if (closed || looking) return;
    looking = true;
    try {
      const paths = await photoPaths(folder, subfolders ? inboxLimits.depth : 0);
      if (closed) return;
      options.onPresence(true);
      if (!watcher) startWatcher();
      for (const path of paths) if (!settling.has(path)) await see(path);
      lookIn(lookEveryMs);
    } catch {
      await stopWatcher();
      if (closed) return;
      options.onPresence(false);
      lookIn(returnEveryMs);
    } finally {
      looking = false;
    }
  };

  const lookIn = (ms: number): void => {
    cancelNextLook();
    if (!closed) cancelNextLook = clock.schedule(ms, () => void look());
  };

  /** Moved away or unplugged. The watcher follows what is gone; when the folder is back, it takes a new one. */
  const gone = async (): Promise<void> => {
    await stopWatcher();
    lookIn(0);
  };
  void look();

  return {
    lookAgain: (path, afterMs) => later(afterMs, () => notice(path)),
    close: async () => {
      closed = true;
      cancelNextLook();
      for (const cancel of timers) cancel();
      timers.clear();
      await stopWatcher();
    },
  };
}

async function statFile(path: string): Promise<FoundFile | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size, modifiedAt: Math.floor(found.mtimeMs) } : undefined;
  } catch {
    // Gone again.
    return undefined;
  }
}

/** In the order of their names, folder by folder. Throws when the folder itself cannot be read. */
async function photoPaths(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isPhotoName(entry.name)) paths.push(path);
    else if (entry.isDirectory() && depth > 0 && !entry.name.startsWith('.'))
      paths.push(...(await photoPaths(path, depth - 1).catch(() => [])));
  }
  return paths;
}
