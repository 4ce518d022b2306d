import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/**
 * The program of a thread: carries the write-ahead log over into the database, whenever it is asked to. It answers when the
 * log has been carried over as far as it was written.
 */
const database = new Database(String(workerData), { fileMustExist: true });

parentPort?.on('message', () => {
  database.pragma('wal_checkpoint(PASSIVE)');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
  parentPort?.postMessage('done');
});
