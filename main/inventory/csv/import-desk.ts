import { statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, notFound } from '#shared/errors.ts';
import type { AppErrorData, FieldProblem } from '#shared/errors.ts';
import type {
  CsvDelimiter,
  CsvEncoding,
  CsvFile,
  CsvImportStatus,
  CsvRefusal,
  CsvRowReport,
  CsvSettings,
  CsvUnfinished,
} from '#shared/ipc/csv.ts';
import type { Clock } from '../../ports.ts';
import type { Store } from '../../store/connection.ts';
import type { CsvCheck, CsvCheckInput } from './check.ts';
import type { CsvImport, CsvImportInput } from './import.ts';
import { inspect } from './inspect.ts';
import type { Inspected } from './inspect.ts';
import { endJob, fileNameOf, findJob, moveJob, settleJobs, startJob, stopJob, stoppedJobs } from './jobs.ts';
import type { ImportJob } from './jobs.ts';
import { rememberSettings } from './mappings.ts';
import { fileProblem } from './open-file.ts';
import { openRefusedFile, saveRefused } from './refused-file.ts';
import { emptyTally } from './tally.ts';

/** What the page asks of imports. One file is worked on at a time. */
export interface ImportDesk {
  /** Looks into a file the seller chose. Throws what is wrong with it. */
  open(path: string): Promise<CsvFile>;
  inspect(input: {
    readonly id: string;
    readonly encoding?: CsvEncoding | undefined;
    readonly delimiter?: CsvDelimiter | undefined;
  }): Promise<CsvFile>;
  check(input: { readonly id: string; readonly settings: CsvSettings }): CsvImportStatus;
  import(input: { readonly id: string; readonly settings: CsvSettings }): CsvImportStatus;
  stop(id: string): void;
  status(): { readonly import: CsvImportStatus | null; readonly unfinished: CsvUnfinished[] };
  report(id: string): ImportReport;
  /** The file name that is proposed for the rows that were left out. */
  refusedName(id: string): string;
  saveRefused(id: string, path: string, describe: (problem: FieldProblem) => string): Promise<void>;
  continue(id: string): Promise<CsvImportStatus>;
  drop(id: string): Promise<void>;
  /** Ends what is running at its next batch. */
  close(): Promise<void>;
}

export interface ImportReport {
  readonly created: CsvRowReport[];
  readonly changed: CsvRowReport[];
  readonly refused: CsvRefusal[];
  readonly notes: CsvRefusal[];
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Something about an import or an export is new. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => AppErrorData;
  readonly folder: string;
  readonly currency: () => string;
  readonly importCsv: (input: CsvImportInput) => Promise<CsvImport>;
  readonly checkCsv: (input: CsvCheckInput) => Promise<CsvCheck>;
}

interface Desk {
  file: Inspected;
  status: CsvImportStatus;
  report: ImportReport;
  abort: AbortController;
}

/** The page hears of progress this often (ms): it counts smoothly, and fetching costs nothing to speak of. */
const tellingMs = 120;

const noReport: ImportReport = { created: [], changed: [], refused: [], notes: [] };

/** Keeps the state of the one file that is looked at, checked or taken in. The page may go and come back meanwhile. */
export function createImportDesk(dependencies: Dependencies): ImportDesk {
  const { store, clock, newId, folder } = dependencies;
  let desk: Desk | undefined;
  let running: Promise<void> = Promise.resolve();
  let toldAt = 0;
  settleJobs(store);

  const place = (file: Inspected): CsvFile => {
    desk = { file, status: readyStatus(file), report: noReport, abort: new AbortController() };
    dependencies.changed();
    return file.shown;
  };
  const deskOf = (id: string): Desk => {
    if (desk?.status.id !== id) throw notFound('csv file', id);
    return desk;
  };
  const set = (on: Desk, part: Partial<CsvImportStatus>): void => {
    on.status = { ...on.status, ...part };
    dependencies.changed();
  };
  const refusedPath = (id: string, kind: 'check' | 'import'): string => join(folder, `${id}.${kind}.jsonl`);
  const begin = (on: Desk, phase: 'checking' | 'importing'): void => {
    on.abort = new AbortController();
    on.report = noReport;
    set(on, { phase, rows: 0, share: 0, error: null, tally: emptyTally, runId: null });
  };
  const inBackground = (on: Desk, work: () => Promise<void>): CsvImportStatus => {
    running = work().catch((error: unknown) => set(on, { phase: 'failed', error: dependencies.failed(error) }));
    return on.status;
  };
  const progress =
    (on: Desk) =>
    ({ rows, bytes }: { readonly rows: number; readonly bytes: number }): void => {
      refuseChanged(on.file);
      const share = on.file.bytes === 0 ? 1 : Math.min(1, bytes / on.file.bytes);
      on.status = { ...on.status, rows, share };
      if (clock.now() - toldAt < tellingMs) return;
      toldAt = clock.now();
      dependencies.changed();
    };

  const check = async (on: Desk, settings: CsvSettings): Promise<void> => {
    const refused = openRefusedFile(refusedPath(on.status.id, 'check'));
    try {
      const {
        created,
        changed,
        refused: refusals,
        notes,
        tally,
        cancelled,
      } = await dependencies.checkCsv({
        source: on.file.path,
        reading: on.file.reading,
        settings,
        currency: settings.currency,
        signal: on.abort.signal,
        onProgress: progress(on),
        onRefused: (rows) => refused.add(rows),
        onTally: (tally) => (on.status = { ...on.status, tally: { ...tally } }),
      });
      on.report = { created: [...created], changed: [...changed], refused: [...refusals], notes: [...notes] };
      set(on, { phase: cancelled ? 'ready' : 'checked', tally, share: 1 });
    } finally {
      refused.close();
    }
  };

  const run = async (on: Desk, settings: CsvSettings, job?: ImportJob): Promise<void> => {
    const { id } = on.status;
    const { file } = on;
    const refused = openRefusedFile(refusedPath(id, 'import'), job?.refusedBytes);
    store.write((writer) => {
      rememberSettings(writer, file.headers, settings, clock.now());
      if (!job) endJob(writer, id);
      startJob(writer, {
        id,
        at: clock.now(),
        file: file.path,
        bytes: file.bytes,
        modifiedAt: file.modifiedAt,
        reading: file.reading,
        settings,
      });
    });
    let ended: 'done' | 'stopped' = 'stopped';
    try {
      const result = await dependencies.importCsv({
        source: file.path,
        fileName: file.shown.fileName,
        reading: file.reading,
        settings,
        currency: settings.currency,
        photoFolder: dirname(file.path),
        signal: on.abort.signal,
        resume: job && { rowsDone: job.rowsDone, tally: job.tally, photos: job.photos, runId: job.runId ?? undefined },
        onProgress: progress(on),
        onRefused: (rows) => refused.add(rows),
        onBatch: (writer, at) => {
          moveJob(writer, id, at, refused.size());
          on.status = { ...on.status, tally: at.tally, runId: at.runId };
        },
      });
      const { refusals, notices, cancelled, runId, ...tally } = result;
      ended = cancelled ? 'stopped' : 'done';
      on.report = { ...noReport, refused: [...refusals], notes: [...notices] };
      const kept = store.get('SELECT 1 FROM change_run WHERE id = @runId', { runId }) !== undefined;
      set(on, { phase: ended, tally: tallyOf(tally), runId: kept ? runId : null, ...(cancelled ? {} : { share: 1 }) });
    } finally {
      refused.close();
      store.write((writer) => (ended === 'done' ? endJob(writer, id) : stopJob(writer, id)));
      dependencies.changed();
    }
  };

  const begun = (id: string): Desk => {
    const on = deskOf(id);
    if (isBusy(on)) throw busy();
    return on;
  };

  return {
    open: async (path) => {
      if (desk && isBusy(desk)) throw busy();
      const file = { id: newId(), path, currency: dependencies.currency() };
      const inspected = await inspect(store, file, {});
      await sweep(store, folder);
      return place(inspected);
    },
    inspect: async ({ id, ...wanted }) => {
      const { file } = begun(id);
      return place(await inspect(store, { id, path: file.path, currency: file.shown.settings.currency }, wanted));
    },
    check: ({ id, settings }) => {
      const on = begun(id);
      begin(on, 'checking');
      return inBackground(on, () => check(on, settings));
    },
    import: ({ id, settings }) => {
      const on = begun(id);
      begin(on, 'importing');
      return inBackground(on, () => run(on, settings));
    },
    stop: (id) => {
      if (desk?.status.id === id) desk.abort.abort();
    },
    status: () => ({
      import: desk?.status ?? null,
      unfinished: stoppedJobs(store)
        .filter(({ id }) => !(desk && isBusy(desk) && desk.status.id === id))
        .map((job) => ({
          id: job.id,
          fileName: fileNameOf(job.file),
          at: job.at,
          rows: job.rowsDone,
          tally: job.tally,
        })),
    }),
    report: (id) => deskOf(id).report,
    refusedName: (id) => deskOf(id).status.fileName.replace(/\.[^.]*$/, ''),
    saveRefused: async (id, path, describe) => {
      const on = deskOf(id);
      const imported = ['importing', 'done', 'stopped', 'failed'].includes(on.status.phase);
      await saveRefused({
        from: refusedPath(id, imported ? 'import' : 'check'),
        to: path,
        headers: on.file.headers,
        delimiter: on.file.delimiter,
        describe,
      });
    },
    continue: async (id) => {
      if (desk && isBusy(desk)) throw busy();
      const job = findJob(store, id);
      if (!job) throw notFound('import', id);
      const file = await inspect(store, { id, path: job.file, currency: job.settings.currency }, job.reading);
      if (file.bytes !== job.bytes || file.modifiedAt !== job.modifiedAt) throw fileChanged();
      place({ ...file, reading: job.reading });
      const on = deskOf(id);
      begin(on, 'importing');
      set(on, { tally: job.tally });
      return inBackground(on, () => run(on, job.settings, job));
    },
    drop: async (id) => {
      store.write((writer) => endJob(writer, id));
      if (desk && !isBusy(desk)) desk = undefined;
      await sweep(store, folder);
      dependencies.changed();
    },
    close: async () => {
      desk?.abort.abort();
      await running;
    },
  };
}

const tallyOf = (tally: CsvImportStatus['tally']): CsvImportStatus['tally'] => ({
  created: tally.created,
  variants: tally.variants,
  changed: tally.changed,
  unchanged: tally.unchanged,
  refused: tally.refused,
  notes: tally.notes,
});

const readyStatus = ({ shown }: Inspected): CsvImportStatus => ({
  id: shown.id,
  fileName: shown.fileName,
  phase: 'ready',
  rows: 0,
  share: 0,
  tally: emptyTally,
  error: null,
  runId: null,
});

const isBusy = ({ status }: Desk): boolean => status.phase === 'checking' || status.phase === 'importing';

const busy = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'csv_busy',
    message: 'Another file is being worked on. Wait until that is finished, or stop it.',
  });

const fileChanged = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'csv_file_changed',
    message: 'The file was changed meanwhile. What is in stays in; choose the file again to import the rest.',
  });

/** Rows are counted: another file under the same name would be taken up at the wrong place. */
function refuseChanged(file: Inspected): void {
  let now;
  try {
    now = statSync(file.path);
  } catch (error) {
    throw fileProblem(error);
  }
  if (now.size !== file.bytes || Math.trunc(now.mtimeMs) !== file.modifiedAt) throw fileChanged();
}

/** Removes the kept rows of imports that nobody can come back to. */
async function sweep(store: Store, folder: string): Promise<void> {
  const wanted = new Set(stoppedJobs(store).map(({ id }) => id));
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (!wanted.has(name.split('.')[0] ?? '')) await rm(join(folder, name), { force: true });
}
