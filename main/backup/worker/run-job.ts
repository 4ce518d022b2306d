import { Worker } from 'node:worker_threads';
import { AppError, cancelled } from '#shared/errors.ts';
import type { Job, JobKind, JobResults, Report, Said } from './jobs.ts';

/** The thread's program: its source beside this file, or the bundle that `vite build` makes of it. */
const program = new URL(import.meta.url.endsWith('.ts') ? 'program.ts' : 'backup-worker.js', import.meta.url);

/** Runs a job in a thread of its own. Rejects with its AppError, with `cancelled` on the signal, or with a bug. */
export type RunJob = <Kind extends JobKind>(
  job: Extract<Job, { readonly kind: Kind }>,
  options?: { readonly report?: Report; readonly signal?: AbortSignal },
) => Promise<JobResults[Kind]>;

/**
 * One thread a job: they are rare, and ending the thread is a cancellation that reaches even a statement of SQLite. Its
 * open files are closed with it; what it had written is removed by the caller, who knows the place.
 */
export const runJob: RunJob = async <Kind extends JobKind>(
  job: Extract<Job, { readonly kind: Kind }>,
  { report, signal }: { readonly report?: Report; readonly signal?: AbortSignal } = {},
): Promise<JobResults[Kind]> => {
  if (signal?.aborted === true) throw cancelled();
  const worker = new Worker(program, { workerData: job, execArgv: [] });
  const answer = Promise.withResolvers<JobResults[Kind]>();
  const stop = () => answer.reject(cancelled());
  signal?.addEventListener('abort', stop, { once: true });
  worker.on('message', (said: Said) => {
    if ('progress' in said) report?.(said.progress);
    else if ('result' in said) answer.resolve(said.result as JobResults[Kind]);
    else answer.reject('refused' in said ? new AppError(said.refused) : rebuilt(said.failed));
  });
  worker.on('error', (error) => answer.reject(error));
  worker.on('exit', (code) => answer.reject(new Error(`the thread for ${job.kind} ended with ${code}`)));
  try {
    return await answer.promise;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
};

function rebuilt({ message, code, stack }: Extract<Said, { failed: unknown }>['failed']): Error {
  const error = Object.assign(new Error(message), code === undefined ? {} : { code });
  error.stack = stack;
  return error;
}
