import { AppError, cancelled } from '#shared/errors.ts';
import type { AppErrorData } from '#shared/errors.ts';
import type { CsvExportStatus } from '#shared/ipc/csv.ts';
import type { Clock } from '../../ports.ts';
import type { Reader } from '../../store/connection.ts';
import { exportText } from './export.ts';
import type { CsvExportInput } from './export.ts';
import { fileNameOf } from './jobs.ts';
import { writeWhole } from './whole-file.ts';

/** What the page asks of exports. One file is written at a time. */
export interface ExportDesk {
  /** Starts to write. The file is there when it is whole. */
  export(path: string, what: Omit<CsvExportInput, 'signal' | 'onProgress'>): CsvExportStatus;
  stop(id: string): void;
  status(): CsvExportStatus | null;
  close(): Promise<void>;
}

/** The page hears of progress this often (ms). */
const tellingMs = 120;

/** Keeps the state of the one file that is written, so that the page may go and come back meanwhile. */
export function createExportDesk(dependencies: {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: () => void;
  readonly failed: (error: unknown) => AppErrorData;
}): ExportDesk {
  const { clock, changed } = dependencies;
  let status: CsvExportStatus | null = null;
  let abort = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const set = (part: Partial<CsvExportStatus>): void => {
    if (status) status = { ...status, ...part };
    changed();
  };

  const write = async (path: string, what: Omit<CsvExportInput, 'signal' | 'onProgress'>, signal: AbortSignal) => {
    let toldAt = 0;
    const input: CsvExportInput = {
      ...what,
      signal,
      onProgress: (items) => {
        if (status) status = { ...status, items, rows: items, share: items / Math.max(1, what.ids.length) };
        if (clock.now() - toldAt < tellingMs) return;
        toldAt = clock.now();
        changed();
      },
    };
    async function* whole(): AsyncGenerator<string> {
      yield* exportText(dependencies.reader, input);
      // A part of the items under the name of all of them would be a lie.
      if (signal.aborted) throw cancelled();
    }
    try {
      await writeWhole(path, whole());
      set({ phase: 'done', share: 1, items: what.ids.length, rows: what.ids.length });
    } catch (error) {
      if (signal.aborted) set({ phase: 'stopped' });
      else set({ phase: 'failed', error: dependencies.failed(error) });
    }
  };

  return {
    export: (path, what) => {
      if (status?.phase === 'exporting') {
        throw new AppError({
          code: 'conflict',
          reason: 'csv_busy',
          message: 'Another file is being worked on. Wait until that is finished, or stop it.',
        });
      }
      const begun: CsvExportStatus = {
        id: dependencies.newId(),
        fileName: fileNameOf(path),
        phase: 'exporting',
        rows: 0,
        items: 0,
        share: 0,
        error: null,
      };
      status = begun;
      abort = new AbortController();
      changed();
      running = write(path, what, abort.signal);
      return begun;
    },
    stop: (id) => {
      if (status?.id === id) abort.abort();
    },
    status: () => status,
    close: async () => {
      abort.abort();
      await running;
    },
  };
}
