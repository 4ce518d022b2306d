import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/errors.ts';
import { backupError, codeOf } from '../backup-errors.ts';
import { exportEntries, photoEntryPattern } from './export-format.ts';

/** The manifest with a list of hundreds of thousands of missing photos stays below; a bomb does not. */
const manifestBytes = 64 << 20;
/** A database of this size is not made of empty pages any more, and compresses to a tenth at the best. */
const honest = { bytes: 100 << 20, ratio: 200 } as const;

/** The archive's entries by what they are; everything else in it was refused. */
export interface ArchiveEntries {
  readonly manifest: Entry;
  readonly database: Entry;
  readonly photos: number;
  readonly photoBytes: number;
}

/**
 * Opens an archive for one purpose and closes it. A file that cannot be read as a ZIP is refused as `import_not_export`:
 * the reader's own errors have no codes, ours and the system's pass through.
 */
export async function withArchive<Result>(path: string, use: (zip: ZipFile) => Promise<Result>): Promise<Result> {
  const name = basename(path);
  let zip: ZipFile | undefined;
  try {
    // Names stay bytes: whatever a name pretends to be in another encoding, ours are plain ASCII.
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    });
    return await use(zip);
  } catch (error) {
    if (error instanceof AppError || (codeOf(error) !== undefined && !isZlib(error))) throw error;
    throw backupError('import_not_export', { name }, { cause: error });
  } finally {
    zip?.close();
  }
}

const isZlib = (error: unknown): boolean => codeOf(error)?.startsWith('Z_') === true;

/** The name as it stands in the archive. Only ever compared and matched, never used as a path. */
export const entryName = (entry: Entry): string => entry.fileNameRaw.toString('latin1');

/**
 * Looks at every entry before anything is unpacked: names that are not ours (a path that leads out among them), links,
 * encrypted ones, photos that are not stored as they are, entries that share their bytes, sizes that cannot be honest.
 */
export async function readEntries(zip: ZipFile, path: string): Promise<ArchiveEntries> {
  const name = basename(path);
  const found = new Map<string, Entry>();
  let [photos, photoBytes, packed] = [0, 0, 0];
  for await (const entry of zip.eachEntry()) {
    requireOrdinary(entry, name);
    const entryAt = entryName(entry);
    packed += entry.compressedSize;
    if (photoEntryPattern.test(entryAt)) {
      if (entry.compressionMethod !== 0 || entry.compressedSize !== entry.uncompressedSize) throw strange(entry, name);
      photos += 1;
      photoBytes += entry.uncompressedSize;
    } else {
      if (found.has(entryAt) || !(Object.values(exportEntries) as string[]).includes(entryAt))
        throw strange(entry, name);
      found.set(entryAt, entry);
    }
  }
  const manifest = found.get(exportEntries.manifest);
  const database = found.get(exportEntries.database);
  if (manifest === undefined || database === undefined) throw backupError('import_not_export', { name });
  const inflated =
    database.uncompressedSize > honest.bytes && database.uncompressedSize > database.compressedSize * honest.ratio;
  if (packed > statSync(path).size || manifest.uncompressedSize > manifestBytes || inflated) {
    throw backupError('import_too_large', { name });
  }
  return { manifest, database, photos, photoBytes };
}

/** A plain file that is not encrypted. The type stands in the upper half of the attributes that Unix programs write. */
function requireOrdinary(entry: Entry, name: string): void {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if ((type !== 0 && type !== 0o100000) || entry.isEncrypted()) throw strange(entry, name);
}

export const strange = (entry: Entry, name: string): AppError =>
  backupError('import_entry', {
    name,
    entry: entryName(entry)
      .replaceAll(/[^\x20-\x7e]/g, '?')
      .slice(0, 200),
  });
