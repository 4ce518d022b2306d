import { closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const flush = promisify(fsync);

/** Puts the write-ahead log on the disk from another thread, so that waiting for the disk does not stop the app. */
export interface WalSync {
  /**
   * Answers when all that was committed before the call is on the disk. One sync runs at a time; the calls that come
   * meanwhile share the next one. Rejects with Node's error when the disk fails.
   */
  sync(): Promise<void>;
  close(): void;
}

/** `databaseFile` is open in WAL mode: its log keeps its name and its inode until the last connection closes. */
export function createWalSync(databaseFile: string): WalSync {
  let file: number | undefined;
  let closed = false;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const start = async (): Promise<void> => {
    // Closing the database has put everything on the disk.
    if (closed) return;
    try {
      // SQLite holds no locks on the log itself, so that a descriptor of our own disturbs none of its.
      file ??= openSync(`${databaseFile}-wal`, 'r+');
      await flush(file);
    } finally {
      running = undefined;
    }
  };

  const afterRunning = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined);
    next = undefined;
    running = start();
    return running;
  };

  return {
    sync: () => {
      if (running === undefined) return (running = start());
      return (next ??= afterRunning(running));
    },
    close: () => {
      closed = true;
      if (file === undefined) return;
      const descriptor = file;
      file = undefined;
      // A descriptor that a sync is using must not be given to another file under it.
      const release = () => closeSync(descriptor);
      if (running === undefined) release();
      else void running.then(release, release);
    },
  };
}
