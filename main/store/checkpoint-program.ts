import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** Waits this long (ms) at most for who reads from the log: the app may want to write meanwhile. */
const patience = 100;

/**
 * The program of a thread: carries the write-ahead log over into the database, whenever it is asked to. It answers when the
 * log has been carried over as far as it was written.
 */
const database = new Database(String(workerData), { fileMustExist: true, timeout: patience });

parentPort?.on('message', (end: boolean) => {
  // A log of hundreds of megabytes is cut here: left to the next commit, even a small one, that stops the app for as long.
  database.pragma(`wal_checkpoint(${end ? 'TRUNCATE' : 'PASSIVE'})`);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
  parentPort?.postMessage('done');
});
