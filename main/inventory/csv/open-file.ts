import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError, validationError } from '#shared/errors.ts';
import type { CsvDelimiter, CsvEncoding } from '#shared/ipc/csv.ts';
import { decodeText } from './decode.ts';
import { readTable } from './records.ts';
import type { CsvTable } from './records.ts';
import { noText } from './sniff.ts';
import type { NoText } from './sniff.ts';

/** How a file is read; what is absent is found out. */
export interface Reading {
  readonly encoding?: CsvEncoding | undefined;
  readonly delimiter?: CsvDelimiter | undefined;
}

export type Source = string | AsyncIterable<Uint8Array>;

/** Enough to meet an accent, and to know a ZIP by the names of its entries. */
export const headBytes = 1_048_576;

/** The column titles and a stream of the rows. `onBytes` hears how far the file is read. */
export function openTable(
  source: Source,
  reading: Reading,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<CsvTable> {
  const bytes = typeof source === 'string' ? fileBytes(source) : source;
  return readTable(decodeText(textOnly(bytes, onBytes), reading.encoding), reading.delimiter);
}

/** The beginning of a file, and how large it is as a whole. */
export async function readHead(
  path: string,
): Promise<{ readonly head: Uint8Array; readonly bytes: number; readonly modifiedAt: number }> {
  try {
    const file = await open(path);
    try {
      const { size, mtimeMs } = await file.stat();
      const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(size, headBytes)));
      return { head: buffer.subarray(0, bytesRead), bytes: size, modifiedAt: Math.trunc(mtimeMs) };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileProblem(error);
  }
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 131_072 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw fileProblem(error);
  }
}

async function* textOnly(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    if (read === 0 && chunk.length >= 4) refuseNoText(chunk);
    read += chunk.length;
    onBytes(chunk.length);
    yield chunk;
  }
  if (read === 0) refuseNoText(new Uint8Array(0));
}

/** Refuses what is no text, by what it is instead. */
export function refuseNoText(head: Uint8Array): void {
  const kind = noText(head);
  if (kind === undefined) return;
  throw validationError({ path: 'file', reason: `csv_is_${kind}`, message: noTextMessages[kind] });
}

const noTextMessages: Readonly<Record<NoText, string>> = {
  empty: 'This file is empty. Export it again.',
  workbook:
    'This is an Excel workbook, whatever its name says. Open it in Excel and save it as "CSV UTF-8", then import that file.',
  old_workbook:
    'This is an old Excel workbook, whatever its name says. Open it in Excel and save it as "CSV UTF-8", then import that file.',
  zip: 'This is a ZIP archive. Unpack it and import the CSV file inside.',
  pdf: 'This is a PDF document. Export the list as CSV instead.',
  binary: 'This is no text file. Export the list as CSV, then import that file.',
};

/** What the system says of a file, with a remedy. Anything else is handed on. */
export function fileProblem(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const reason = code === undefined ? undefined : fileReasons[code];
  if (reason === undefined) return error;
  return new AppError(
    { code: reason === 'csv_file_gone' ? 'not_found' : 'conflict', reason, message: fileMessages[reason] },
    { cause: error },
  );
}

const fileReasons: Readonly<Record<string, keyof typeof fileMessages>> = {
  ENOENT: 'csv_file_gone',
  ENOTDIR: 'csv_file_gone',
  EACCES: 'csv_file_locked',
  EPERM: 'csv_file_locked',
  EBUSY: 'csv_file_locked',
  EISDIR: 'csv_file_gone',
  EROFS: 'csv_file_locked',
  ENOSPC: 'csv_disk_full',
  EDQUOT: 'csv_disk_full',
  EIO: 'csv_file_broken',
};

const fileMessages = {
  csv_file_gone: 'The file is not there any more. Put it back, or choose it again.',
  csv_file_locked:
    'The file cannot be opened: another program has it locked, or you may not use it. Close it in the other program and try again.',
  csv_disk_full: 'The disk is full. Free some space and try again.',
  csv_file_broken: 'The disk cannot read or write the file. Check that it is connected and try again.',
} as const;
