import { createReadStream, createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { ZipFile } from 'yazl';
import { createPhotoFiles } from '../../inventory/photos/photo-files.ts';
import { databaseFacts, fileHash, photoFileName, photoNames } from '../../store/backup-facts.ts';
import { exportEntries, exportFormat, photoEntry, type ExportManifest } from './export-format.ts';
import { itemsTable } from './items-table.ts';
import type { Job, JobResults, Report } from './jobs.ts';
import { writeWithoutSecrets } from './secrets.ts';

/**
 * Writes the archive under its unfinished name and puts it on the disk. One entry is streamed after the other, so memory
 * holds a buffer and the list of names, however many photos there are. ZIP64 begins by itself where it is needed.
 */
export async function writeExport(
  job: Extract<Job, { readonly kind: 'export' }>,
  report: Report,
): Promise<JobResults['export']> {
  const clean = join(dirname(job.copy), exportEntries.database);
  report({ phase: 'database', done: 0, total: 0 });
  rmSync(clean, { force: true });
  writeWithoutSecrets(job.copy, clean);
  rmSync(job.copy, { force: true });
  const facts = databaseFacts(clean);
  const archive = openArchive(job.target, job.at);

  const photos = await addPhotos(archive, clean, job.photoFolder, (done) =>
    report({ phase: 'photos', done, total: facts.photos.count }),
  );
  report({ phase: 'database', done: 0, total: 0 });
  await archive.add(exportEntries.table, itemsTable(clean) as Readable, { compress: true });
  await archive.add(exportEntries.database, createReadStream(clean), { compress: true, size: facts.bytes });
  const manifest: ExportManifest = {
    program: 'crossdock',
    format: exportFormat,
    app: job.appVersion,
    at: job.at,
    database: facts,
    photos,
  };
  const bytes = await archive.close(`${JSON.stringify(manifest, null, 2)}\n`);
  return { photos: photos.count, missing: photos.missing.length, bytes };
}

/** Only what really has the content its name promises goes out: the reader refuses an archive with anything else. */
async function addPhotos(
  archive: Archive,
  database: string,
  photoFolder: string,
  report: (done: number) => void,
): Promise<ExportManifest['photos']> {
  const files = createPhotoFiles(photoFolder);
  const source = new Database(database, { readonly: true, fileMustExist: true });
  let [count, bytes] = [0, 0];
  const missing: string[] = [];
  try {
    for (const photo of photoNames(source)) {
      const path = files.path('original', photo.hash, photo.extension);
      const name = photoFileName(photo);
      if (existsSync(path) && fileHash(path) === photo.hash) {
        const { size } = statSync(path);
        await archive.add(photoEntry(name), createReadStream(path), { compress: false, size });
        count += 1;
        bytes += size;
      } else {
        missing.push(name);
      }
      report(count + missing.length);
    }
  } finally {
    source.close();
  }
  return { count, bytes, missing };
}

interface Archive {
  add(name: string, content: Readable, options: { readonly compress: boolean; readonly size?: number }): Promise<void>;
  /** Ends with the manifest; answers the size once everything is on the disk. */
  close(manifest: string): Promise<number>;
}

function openArchive(target: string, at: number): Archive {
  const zip = new ZipFile();
  const mtime = new Date(at);
  const broken = Promise.withResolvers<never>();
  zip.on('error', broken.reject);
  const written = pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx' }));
  written.catch(broken.reject);
  // Heard by whoever waits below; a failure between two entries is heard with the next.
  broken.promise.catch(() => undefined);
  return {
    add: async (name, content, options) => {
      const read = finished(content, { writable: false });
      zip.addReadStream(content, name, { ...options, mtime });
      try {
        await Promise.race([read, broken.promise]);
      } catch (error) {
        read.catch(() => undefined);
        content.destroy();
        throw error;
      }
    },
    close: async (manifest) => {
      zip.addBuffer(Buffer.from(manifest), exportEntries.manifest, { mtime });
      zip.end();
      await Promise.race([written, broken.promise]);
      const handle = await open(target, 'r+');
      try {
        await handle.sync();
        return (await handle.stat()).size;
      } finally {
        await handle.close();
      }
    },
  };
}
