import { parentPort, workerData } from 'node:worker_threads';
import { AppError, assertNever } from '#shared/errors.ts';
import { databaseFacts } from '../../store/backup-facts.ts';
import { codeOf, mediumError } from '../backup-errors.ts';
import { drill } from './drill.ts';
import { writeExport } from './export.ts';
import { inspectExport, unpackExport } from './import.ts';
import type { Job, Progress, Said } from './jobs.ts';
import { stageBackup } from './stage.ts';

/** How often the screen hears of progress, ms. */
const reportMs = 100;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
const say = (said: Said): void => parentPort?.postMessage(said);

let reportedAt = 0;
let phase: Progress['phase'] | undefined;
const report = (progress: Progress): void => {
  const now = performance.now();
  if (progress.phase === phase && now - reportedAt < reportMs) return;
  reportedAt = now;
  ({ phase } = progress);
  say({ progress });
};

async function run(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'facts':
      return databaseFacts(job.file);
    case 'drill':
      return drill(job, report);
    case 'export':
      return writeExport(job, report);
    case 'inspect':
      return (await inspectExport(job.archive)).manifest;
    case 'unpack':
      return unpackExport(job, report);
    case 'stage':
      return stageBackup(job);
    default:
      return assertNever(job);
  }
}

/** What a failed write was about; reading jobs have no such place. */
const placeOf = (job: Job): string =>
  'target' in job ? job.target.replace(/\.partial$/, '') : 'into' in job ? job.into : 'copy' in job ? job.copy : '';

const job = workerData as Job;
try {
  say({ result: await run(job) });
} catch (failure) {
  const error = mediumError(failure, placeOf(job));
  if (error instanceof AppError) say({ refused: error.data });
  else {
    const known = error instanceof Error ? error : new Error(String(error));
    say({ failed: { message: known.message, code: codeOf(known), stack: known.stack ?? '' } });
  }
}
