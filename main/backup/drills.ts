import { existsSync } from 'node:fs';
import type { Clock, Logger } from '../ports.ts';
import { listBackups } from '../store/backups.ts';
import { drillRecord, isTrusted, readDrillRecord, writeDrillRecord, type DrillRecord } from './drill-record.ts';
import type { JobSlot } from './job-slot.ts';
import type { Report } from './worker/jobs.ts';
import type { RunJob } from './worker/run-job.ts';

/** A month between two drills that nobody asked for. */
export const drillEveryMs = 30 * 86_400_000;
/** Not in the first minutes of a working day. */
const firstLookMs = 600_000;
const lookMs = 3_600_000;

export interface DrillSummary {
  readonly tested: number;
  readonly failed: number;
}

/** Proves that the backups could be restored, each month and when asked. */
export interface Drills {
  start(): void;
  stop(): void;
  /** Tests all backups in the slot. Throws `backup_busy`, `cancelled`. */
  test(): Promise<DrillSummary>;
  record(): DrillRecord | undefined;
  /** When the next one is due, ms UTC; `undefined` without a former one. */
  nextAt(): number | undefined;
}

export function createDrills(options: {
  readonly folder: string;
  readonly photoFolder: string;
  readonly recordFile: string;
  readonly slot: JobSlot;
  readonly runJob: RunJob;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs before each: what the backups need is where they need it. */
  readonly prepare: () => Promise<void>;
  /** Tells the seller that backups cannot be trusted. */
  readonly warn: (summary: DrillSummary) => void;
  readonly changed: () => void;
}): Drills {
  const { folder, slot, runJob, clock, logger } = options;
  let cancel = (): void => undefined;
  /** The verdict of this run of the app; it counts where the folder cannot be written, and over an older one. */
  let kept: DrillRecord | undefined;

  const record = () => kept ?? readDrillRecord(options.recordFile);
  const nextAt = (): number | undefined => {
    const last = record()?.at;
    return last === undefined ? undefined : last + drillEveryMs;
  };

  const drillAll = async (report: Report, signal: AbortSignal): Promise<DrillSummary> => {
    await options.prepare();
    const backups = listBackups(folder).map(({ file }) => file);
    const all = await runJob({ kind: 'drill', backups, photoFolder: options.photoFolder }, { report, signal });
    // One that rotated away meanwhile took its photos with it.
    const results = all.filter(({ backup }) => existsSync(backup));
    const at = clock.now();
    kept = drillRecord(at, results);
    try {
      writeDrillRecord(options.recordFile, kept);
    } catch (error) {
      logger.log('warn', 'backup.drill_not_recorded', { error });
    }
    const failed = results.filter((result) => !isTrusted(result));
    logger.log(failed.length > 0 ? 'error' : 'info', 'backup.drill', {
      tested: results.length,
      failed: failed.map(({ backup, findings }) => ({ backup, findings })),
    });
    const summary = { tested: results.length, failed: failed.length };
    if (failed.length > 0) options.warn(summary);
    return summary;
  };
  const test = async () => {
    try {
      return await slot.run('drill', drillAll);
    } finally {
      options.changed();
    }
  };
  const testIfDue = async (): Promise<void> => {
    const last = record()?.at;
    // A clock set back must not stop the drills until it has caught up.
    const due = last === undefined || Math.abs(clock.now() - last) >= drillEveryMs;
    // Busy with something the seller asked for: the next look finds time.
    if (!due || slot.current() !== null || listBackups(folder).length === 0) return;
    try {
      await test();
    } catch (error) {
      logger.log('warn', 'backup.drill_stopped', { error });
    }
  };
  const look = (delayMs: number): void => {
    cancel = clock.schedule(delayMs, () => {
      void testIfDue();
      look(lookMs);
    });
  };

  return { start: () => look(firstLookMs), stop: () => cancel(), test, record, nextAt };
}
