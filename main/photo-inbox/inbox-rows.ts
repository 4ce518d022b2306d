import { z } from 'zod';
import { labelText } from '#shared/domain/photo-groups.ts';
import { discardedDays, inboxLimits } from '#shared/domain/photo-inbox.ts';
import type { InboxPhoto } from '#shared/domain/photo-inbox.ts';
import { fieldProblemSchema } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { KeptPhoto } from '../inventory/photos/photo-rows.ts';
import type { Reader, Writer } from '../store/connection.ts';
import type { FoundFile } from './watch-folder.ts';

/** A photo of the inbox under the names of its columns. */
export interface InboxRecord {
  readonly id: string;
  readonly hash: string;
  readonly file_name: string;
  readonly extension: string;
  readonly media_type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly display_hash: string;
  readonly display_width: number;
  readonly display_height: number;
  readonly display_bytes: number;
  readonly taken_at: number;
  readonly code: string | null;
  readonly group_id: string | null;
  readonly place: number | null;
}

const columns = `p.id, p.hash, p.file_name, p.extension, p.media_type, p.width, p.height, p.bytes, p.display_hash,
  p.display_width, p.display_height, p.display_bytes, p.taken_at, p.code, p.group_id, p.place`;

/** Photos that wait for an item: never sorted, or sorted by a run that was taken back. */
const unsortedIds = `
  SELECT id FROM inbox_photo WHERE sorted = 0 AND discarded_at IS NULL
  UNION SELECT taken.id FROM change_run AS run CROSS JOIN inbox_photo AS taken ON taken.run_id = run.id
    WHERE run.undone_by IS NOT NULL AND taken.discarded_at IS NULL`;

export const unsortedCount = (reader: Reader): number =>
  reader.column<number>(`SELECT count(*) FROM (${unsortedIds})`)[0] ?? 0;

/** Oldest first. */
export const unsortedPhotos = (reader: Reader, limit: number = inboxLimits.shown): InboxRecord[] =>
  reader.all<InboxRecord>(
    `SELECT ${columns} FROM inbox_photo AS p WHERE p.id IN (${unsortedIds}) ORDER BY p.taken_at, p.file_name LIMIT @limit`,
    { limit },
  );

/** Those of these that wait for an item. */
export const unsortedAmong = (reader: Reader, ids: readonly string[]): InboxRecord[] =>
  reader.all<InboxRecord>(
    // Asked of each photo itself: a list of all that wait would be made anew for every group that becomes an item.
    `SELECT ${columns} FROM json_each(@ids) AS wanted CROSS JOIN inbox_photo AS p ON p.id = wanted.value
     WHERE p.discarded_at IS NULL AND (p.sorted = 0
       OR EXISTS (SELECT 1 FROM change_run AS run WHERE run.id = p.run_id AND run.undone_by IS NOT NULL))
     ORDER BY wanted.key`,
    { ids: JSON.stringify(ids) },
  );

/** Photos that a run which was cut off had sorted wait again: its items are taken back. */
export const releaseCutOff = (writer: Writer, kind: string): void =>
  void writer.run(
    `UPDATE inbox_photo SET sorted = 0, run_id = NULL
     WHERE run_id IN (SELECT id FROM change_run WHERE state = 'running' AND kind = @kind)`,
    { kind },
  );

const recent = (now: number): number => now - discardedDays * 86_400_000;

/** Last discarded first; what was discarded long ago cannot be put back any more. */
export const discardedPhotos = (reader: Reader, now: number): InboxRecord[] =>
  reader.all<InboxRecord>(
    `SELECT ${columns} FROM inbox_photo AS p WHERE p.discarded_at >= @since ORDER BY p.discarded_at DESC, p.id
     LIMIT ${inboxLimits.shown}`,
    { since: recent(now) },
  );

export const discardedCount = (reader: Reader, now: number): number =>
  reader.column<number>('SELECT count(*) FROM inbox_photo WHERE discarded_at >= @since', { since: recent(now) })[0] ??
  0;

export const inboxRecord = (reader: Reader, id: string): InboxRecord | undefined =>
  reader.get<InboxRecord>(`SELECT ${columns} FROM inbox_photo AS p WHERE p.id = @id`, { id });

export const isTakenIn = (reader: Reader, hash: string): boolean =>
  reader.get('SELECT 1 FROM inbox_photo WHERE hash = @hash', { hash }) !== undefined;

/** Whether this very file, by its size and time, was looked at. */
export const isLookedAt = (reader: Reader, file: FoundFile): boolean =>
  reader.get('SELECT 1 FROM inbox_file WHERE path = @path AND size = @size AND modified_at = @modifiedAt', {
    path: file.path,
    size: file.size,
    modifiedAt: file.modifiedAt,
  }) !== undefined;

/** Remembers what became of a file. */
export function rememberFile(
  writer: Writer,
  file: FoundFile,
  outcome: { readonly hash: string } | { readonly problem: FieldProblem },
  now: number,
): void {
  writer.run(
    `INSERT INTO inbox_file (path, size, modified_at, hash, problem, at) VALUES (@path, @size, @modifiedAt, @hash, @problem, @now)
     ON CONFLICT (path) DO UPDATE SET size = @size, modified_at = @modifiedAt, hash = @hash, problem = @problem, at = @now`,
    {
      path: file.path,
      size: file.size,
      modifiedAt: file.modifiedAt,
      hash: 'hash' in outcome ? outcome.hash : null,
      problem: 'problem' in outcome ? JSON.stringify(outcome.problem) : null,
      now,
    },
  );
}

const problemText = z.string().transform((text) => fieldProblemSchema.parse(JSON.parse(text)));

/** Files that could not be taken in, latest first. */
export const refusedFiles = (reader: Reader): { fileName: string; problem: FieldProblem }[] =>
  reader
    .column<string>(
      `SELECT problem FROM inbox_file WHERE problem IS NOT NULL ORDER BY at DESC, path LIMIT ${inboxLimits.refused}`,
    )
    .map((text) => problemText.parse(text))
    .map((problem) => ({ fileName: String(problem.params?.['fileName'] ?? ''), problem }));

/** Adds a photo to the inbox. */
export function insertInboxPhoto(
  writer: Writer,
  photo: KeptPhoto,
  given: { readonly id: string; readonly takenAt: number; readonly code: string | null; readonly now: number },
): void {
  const { edit: _edit, version: _version, ...kept } = photo;
  writer.run(
    `INSERT INTO inbox_photo (id, hash, file_name, extension, media_type, width, height, bytes, display_hash,
       display_width, display_height, display_bytes, taken_at, code, created_at)
     VALUES (@id, @hash, @fileName, @extension, @mediaType, @width, @height, @bytes, @displayHash,
       @displayWidth, @displayHeight, @displayBytes, @takenAt, @code, @now)`,
    { ...kept, ...given },
  );
}

export const toInboxPhoto = (record: InboxRecord): InboxPhoto => ({
  id: record.id,
  fileName: record.file_name,
  takenAt: record.taken_at,
  width: record.width,
  height: record.height,
  label: record.code === null ? null : labelText(record.code),
  groupId: record.group_id,
  place: record.place,
});
