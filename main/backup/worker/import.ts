import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '#shared/errors.ts';
import { databaseFacts, photoFileName, photoNames } from '../../store/backup-facts.ts';
import { backupError } from '../backup-errors.ts';
import { pooledPath } from '../photo-pool.ts';
import { entryName, readEntries, strange, withArchive, type ArchiveEntries } from './archive-entries.ts';
import {
  exportEntries,
  exportFormat,
  exportHeadSchema,
  exportManifestSchema,
  photoEntryPattern,
  type ExportManifest,
} from './export-format.ts';
import type { Job, Report } from './jobs.ts';
import { openReadOnly, requireUsable } from './stage.ts';
import { requireOurSchema } from './our-schema.ts';

interface Inspected {
  readonly manifest: ExportManifest;
  readonly entries: ArchiveEntries;
}

/** What an archive says of itself, after a look at all its entries and before anything is unpacked. */
export const inspectExport = (archive: string): Promise<Inspected> =>
  withArchive(archive, async (zip) => {
    const entries = await readEntries(zip, archive);
    const manifest = readManifest(await buffer(await zip.openReadStreamPromise(entries.manifest)), archive);
    if (manifest.database.bytes !== entries.database.uncompressedSize) throw altered(archive, exportEntries.database);
    if (manifest.photos.count !== entries.photos) throw altered(archive, 'photos');
    return { manifest, entries };
  });

function readManifest(bytes: Buffer, archive: string): ExportManifest {
  let said: unknown;
  try {
    said = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw backupError('import_not_export', { name: basename(archive) }, { cause: error });
  }
  const head = exportHeadSchema.safeParse(said);
  if (head.success && head.data.format > exportFormat) throw backupError('backup_newer');
  const manifest = exportManifestSchema.safeParse(said);
  if (!manifest.success) throw backupError('import_not_export', { name: basename(archive) }, { cause: manifest.error });
  return manifest.data;
}

/**
 * Unpacks into a folder of its own and proves it there: every file against its hash, the database against the manifest and
 * against the schema that we would have made, each photo row against the photos. Whoever called removes the folder on failure.
 */
export async function unpackExport(
  { archive, into }: Extract<Job, { readonly kind: 'unpack' }>,
  report: Report,
): Promise<ExportManifest> {
  const { manifest, entries } = await inspectExport(archive);
  requireRoom(into, entries.database.uncompressedSize + entries.photoBytes);
  const database = join(into, exportEntries.database);
  const photoFolder = join(into, 'photos');
  await withArchive(archive, async (zip) => {
    report({ phase: 'database', done: 0, total: 0 });
    const unpacked = await unpack(zip, entries.database, database);
    if (unpacked !== manifest.database.sha256) throw altered(archive, exportEntries.database);
    // Before the photos: a database that is refused spares unpacking them.
    requireSame(database, manifest, archive);
    let done = 0;
    for await (const entry of zip.eachEntry()) {
      const [, , name = '', hash = '', extension = ''] = photoEntryPattern.exec(entryName(entry)) ?? [];
      if (name === '') continue;
      const target = pooledPath(photoFolder, { hash, extension });
      if (existsSync(target)) throw strange(entry, basename(archive));
      mkdirSync(join(photoFolder, hash.slice(0, 2)), { recursive: true });
      if ((await unpack(zip, entry, target)) !== hash) throw altered(archive, entryName(entry));
      done += 1;
      report({ phase: 'photos', done, total: entries.photos });
    }
  });
  requirePhotos(database, photoFolder, manifest, archive);
  return manifest;
}

/** Writes one entry and answers the SHA-256 of what was written. */
async function unpack(zip: ZipFile, entry: Entry, target: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    await zip.openReadStreamPromise(entry),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(target, { flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
}

function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bytes > bavail * bsize) throw backupError('backup_disk_full');
}

function requireSame(file: string, manifest: ExportManifest, archive: string): void {
  try {
    requireUsable(file);
    requireOurSchema(file);
  } catch (error) {
    if (error instanceof AppError && error.data.reason === 'backup_newer') throw error;
    throw backupError('import_altered', { name: basename(archive), entry: exportEntries.database }, { cause: error });
  }
  if (!isDeepStrictEqual(databaseFacts(file), manifest.database)) throw altered(archive, exportEntries.database);
}

function requirePhotos(file: string, photoFolder: string, manifest: ExportManifest, archive: string): void {
  const missing = new Set(manifest.photos.missing);
  const database = openReadOnly(file);
  try {
    for (const photo of photoNames(database)) {
      const name = photoFileName(photo);
      if (!missing.has(name) && !existsSync(pooledPath(photoFolder, photo))) throw altered(archive, name);
    }
  } finally {
    database.close();
  }
}

const altered = (archive: string, entry: string) => backupError('import_altered', { name: basename(archive), entry });
