import type { BackupJob } from '#shared/ipc/backups.ts';
import { backupError } from './backup-errors.ts';
import type { Report } from './worker/jobs.ts';

/** One thing at a time is done with backups by the seller's wish; the screen shows it and can cancel it. */
export interface JobSlot {
  readonly current: () => BackupJob | null;
  /** Throws `backup_busy` while another one runs. */
  run<Result>(kind: BackupJob['kind'], work: (report: Report, signal: AbortSignal) => Promise<Result>): Promise<Result>;
  cancel(): void;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}

/** Half-made is worse than late for these two; they take seconds. */
const uncancellable: ReadonlySet<BackupJob['kind']> = new Set(['backup', 'restore']);

export function createJobSlot(changed: () => void): JobSlot {
  let job: BackupJob | null = null;
  let abort = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const run: JobSlot['run'] = async (kind, work) => {
    if (job !== null) throw backupError('backup_busy');
    const cancellable = !uncancellable.has(kind);
    const show = (shown: BackupJob | null) => {
      job = shown;
      changed();
    };
    show({ kind, phase: 'checking', done: 0, total: 0, cancellable });
    abort = new AbortController();
    const { signal } = abort;
    const working = work((progress) => show({ ...progress, kind, cancellable }), signal);
    running = working;
    try {
      return await working;
    } finally {
      show(null);
    }
  };
  return {
    current: () => job,
    run,
    cancel: () => {
      if (job?.cancellable === true) abort.abort();
    },
    close: async () => {
      abort.abort();
      await running.catch(() => undefined);
    },
  };
}
