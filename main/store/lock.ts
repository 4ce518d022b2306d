import Database from 'better-sqlite3';

/**
 * Keeps a second app off the same database. The lock is an exclusive transaction on an empty SQLite file beside it: the
 * operating system drops it with the process, however that ends, and other tools can still read the database itself.
 * Throws `SQLITE_BUSY` when another process holds it.
 */
export function lockDatabase(file: string, waitMs: number): { release(): void } {
  const lock = new Database(`${file}.lock`, { timeout: Math.min(waitMs, 2_000) });
  try {
    // No journal: nothing is ever written.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    release: () => {
      if (lock.open) lock.close();
    },
  };
}
