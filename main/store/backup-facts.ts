import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** What a database file held when it was looked at, so that a copy can be compared with it later. */
export interface DatabaseFacts {
  /** The schema version. */
  readonly version: number;
  readonly bytes: number;
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string;
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Distinct originals that the photo rows name, and the SHA-256 of their sorted names, one a line. */
  readonly photos: { readonly count: number; readonly digest: string };
}

/** One original: its content hash and the ending of its file. */
export interface PhotoName {
  readonly hash: string;
  readonly extension: string;
}

/**
 * Reads the facts of a file that nobody writes. Synchronous: 100,000 items in 136 MB take half a second, so it belongs into
 * a worker while the app runs. Throws SQLite's errors.
 */
export function databaseFacts(file: string): DatabaseFacts {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return {
      version: Number(database.pragma('user_version', { simple: true })),
      bytes: statSync(file).size,
      sha256: fileHash(file),
      counts: rowCounts(database),
      photos: photoDigest(database),
    };
  } finally {
    database.close();
  }
}

/** Rows of every table of ours; the ones that SQLite and the search index keep for themselves are left out. */
export function rowCounts(database: Database.Database): Readonly<Record<string, number>> {
  const tables = database
    .prepare<[], string>(
      String.raw`SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`,
    )
    .pluck()
    .all();
  const count = (table: string): number =>
    Number(
      database
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get(),
    );
  return Object.fromEntries(tables.map((table) => [table, count(table)]));
}

/** The originals that items and the photo inbox name, each once, in a fixed order. Sorts them all first: for a worker. */
export const photoNames = (database: Database.Database): Iterable<PhotoName> =>
  iterate(database, (sources) => `${sources.join(' UNION ')} ORDER BY hash, extension`);

/** The same as they lie in the tables, some more than once: the first comes at once, however many there are. */
export const photoRows = (database: Database.Database): Iterable<PhotoName> =>
  iterate(database, (sources) => sources.join(' UNION ALL '));

function iterate(database: Database.Database, sql: (sources: readonly string[]) => string): Iterable<PhotoName> {
  const has = (table: string) =>
    database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
  const sources = [
    // Earlier schemas have the one or neither.
    ...(has('photo') ? ['SELECT hash, extension FROM photo'] : []),
    ...(has('inbox_photo') ? ['SELECT hash, extension FROM inbox_photo WHERE discarded_at IS NULL'] : []),
  ];
  return sources.length === 0 ? [] : database.prepare<[], PhotoName>(sql(sources)).iterate();
}

/** The name of an original in a folder of originals. */
export const photoFileName = ({ hash, extension }: PhotoName): string => `${hash}.${extension}`;

function photoDigest(database: Database.Database): DatabaseFacts['photos'] {
  const digest = createHash('sha256');
  let count = 0;
  for (const photo of photoNames(database)) {
    count += 1;
    digest.update(`${photoFileName(photo)}\n`);
  }
  return { count, digest: digest.digest('hex') };
}

/** SHA-256 of a file, hex, in steady memory. */
export function fileHash(file: string): string {
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  try {
    feed(hash, handle);
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function feed(hash: Hash, handle: number): void {
  const chunk = Buffer.allocUnsafe(1 << 20);
  for (;;) {
    const read = readSync(handle, chunk, 0, chunk.length, null);
    if (read === 0) return;
    hash.update(chunk.subarray(0, read));
  }
}
