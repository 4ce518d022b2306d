import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** The thread's program: its source beside this file, or the bundle that `vite build` makes of it. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? 'checkpoint-program.ts' : 'checkpoint-worker.js',
  import.meta.url,
);

/** Between two times. Milliseconds. */
const pauseMs = 100;

/** Carries the write-ahead log over while something writes for long. */
export interface CheckpointThread {
  /** Carries over what is there now, cuts the log and ends the thread. */
  close(): Promise<void>;
}

/**
 * Every 1,000 pages SQLite carries its log over inside a commit and waits for the disk meanwhile. A bulk edit of 10,000 items
 * does so a hundred times: 5.7 s in all on a busy disk, against 0.6 s without. This thread does it beside the app instead.
 */
export function startCheckpoints(databaseFile: string): CheckpointThread {
  const worker = new Worker(program, { workerData: databaseFile, execArgv: [] });
  const ended = Promise.withResolvers<void>();
  let answered: () => void = () => undefined;
  worker.on('message', () => answered());
  // Then the app carries it over itself, as it always does.
  worker.on('error', () => ended.resolve());
  worker.on('exit', () => ended.resolve());
  const carryOver = (end: boolean): Promise<void> => {
    const answer = Promise.withResolvers<void>();
    answered = answer.resolve;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(end);
    return Promise.race([answer.promise, ended.promise]);
  };
  const closing = new AbortController();
  const work = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await carryOver(false);
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const working = work();
  return {
    close: async () => {
      closing.abort();
      await working;
      await carryOver(true);
      await worker.terminate();
    },
  };
}
