import { z } from 'zod';
import { csvDelimiterSchema, csvEncodingSchema, csvSettingsSchema, csvTallySchema } from '#shared/ipc/csv.ts';
import type { CsvSettings, CsvTally } from '#shared/ipc/csv.ts';
import type { Reader, Store, Writer } from '../../store/connection.ts';
import type { PhotoNames } from './import-photos.ts';
import { endRun } from './import.ts';
import type { ImportPlace } from './import.ts';
import type { Reading } from './open-file.ts';
import { emptyTally } from './tally.ts';

/** An import on its way, as it outlives the app. */
export interface ImportJob {
  readonly id: string;
  readonly at: number;
  readonly file: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly reading: Reading;
  readonly settings: CsvSettings;
  readonly runId: string | null;
  readonly rowsDone: number;
  readonly tally: CsvTally;
  readonly refusedBytes: number;
  readonly photos: readonly PhotoNames[];
}

const recordSchema = z.object({
  id: z.string(),
  at: z.number(),
  file: z.string(),
  bytes: z.number(),
  modified_at: z.number(),
  reading: z.string(),
  settings: z.string(),
  run_id: z.string().nullable(),
  rows_done: z.number(),
  tally: z.string(),
  refused_bytes: z.number(),
  photos: z.string(),
});

const readingSchema = z.object({ encoding: csvEncodingSchema.optional(), delimiter: csvDelimiterSchema.optional() });
const photosSchema = z.array(z.object({ itemId: z.string(), row: z.number(), names: z.array(z.string()) }));

function toJob(value: unknown): ImportJob {
  const record = recordSchema.parse(value);
  return {
    id: record.id,
    at: record.at,
    file: record.file,
    bytes: record.bytes,
    modifiedAt: record.modified_at,
    reading: readingSchema.parse(JSON.parse(record.reading)),
    settings: csvSettingsSchema.parse(JSON.parse(record.settings)),
    runId: record.run_id,
    rowsDone: record.rows_done,
    tally: csvTallySchema.parse(JSON.parse(record.tally)),
    refusedBytes: record.refused_bytes,
    photos: photosSchema.parse(JSON.parse(record.photos)),
  };
}

const columns = 'id, at, file, bytes, modified_at, reading, settings, run_id, rows_done, tally, refused_bytes, photos';

/** Imports that were cut off or stopped, the newest first. */
export const stoppedJobs = (reader: Reader): readonly ImportJob[] =>
  reader.all(`SELECT ${columns} FROM csv_import WHERE state = 'stopped' ORDER BY id DESC`).map(toJob);

export const findJob = (reader: Reader, id: string): ImportJob | undefined => {
  const record = reader.get(`SELECT ${columns} FROM csv_import WHERE id = @id`, { id });
  return record === undefined ? undefined : toJob(record);
};

export function startJob(
  writer: Writer,
  job: Pick<ImportJob, 'id' | 'at' | 'file' | 'bytes' | 'modifiedAt' | 'reading' | 'settings'>,
): void {
  writer.run(
    `INSERT INTO csv_import (id, at, file, bytes, modified_at, reading, settings, rows_done, tally, refused_bytes, photos, state)
     VALUES (@id, @at, @file, @bytes, @modifiedAt, @reading, @settings, 0, @tally, 0, '[]', 'running')
     ON CONFLICT (id) DO UPDATE SET state = 'running'`,
    {
      ...job,
      reading: JSON.stringify(job.reading),
      settings: JSON.stringify(job.settings),
      tally: JSON.stringify(emptyTally),
    },
  );
}

/** In the transaction of the rows it counts. */
export function moveJob(writer: Writer, id: string, place: ImportPlace, refusedBytes: number): void {
  writer.run(
    `UPDATE csv_import SET rows_done = @rowsDone, tally = @tally, run_id = @runId, refused_bytes = @refusedBytes, photos = @photos
     WHERE id = @id`,
    {
      id,
      rowsDone: place.rowsDone,
      tally: JSON.stringify(place.tally),
      runId: place.runId,
      refusedBytes,
      photos: JSON.stringify(place.photos),
    },
  );
}

/** Nothing is kept of one that had not begun: there is nothing to go on with. */
export function stopJob(writer: Writer, id: string): void {
  writer.run('DELETE FROM csv_import WHERE id = @id AND rows_done = 0', { id });
  writer.run(`UPDATE csv_import SET state = 'stopped' WHERE id = @id`, { id });
}

export const endJob = (writer: Writer, id: string): void =>
  void writer.run('DELETE FROM csv_import WHERE id = @id', { id });

/**
 * After a start: what was running was cut off. Its rows stay in, its run is closed as it is, so that the seller can go on
 * with it or take it back; a run of another kind that was cut off is taken back by whoever watches over those.
 */
export function settleJobs(store: Store): void {
  const cutOff = store.all(`SELECT ${columns} FROM csv_import WHERE state = 'running'`).map(toJob);
  for (const job of cutOff) {
    store.write((writer) => {
      if (job.runId === null) endJob(writer, job.id);
      else stopJob(writer, job.id);
    });
    if (job.runId !== null) endRun(store, job.runId, job.tally, fileNameOf(job.file));
  }
}

/** A file of another system may have been named with its own separators. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
