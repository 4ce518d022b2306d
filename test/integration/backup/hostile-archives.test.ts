import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { ZipFile, type Options } from 'yazl';
import { unpackExport } from '#main/backup/worker/import.ts';
import { databaseFacts } from '#main/store/backup-facts.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { addSampleItem } from '../publishing/sample-items.ts';
import { counts } from './bench.ts';
import { createWhole } from './whole.ts';

/** As much of a manifest as is falsified here. */
interface LooseManifest {
  program: string;
  format: number;
  database: { counts?: Record<string, number>; bytes: number; sha256: string };
  photos: { count: number };
}

/** An archive in parts, to be put together again with one thing wrong. */
interface Part {
  name: string;
  bytes: Buffer;
  options: Partial<Options>;
}

let archive: Buffer;
const parts: Part[] = [];

/** The parts of a real export of two items and two photos, made once. */
async function realParts(): Promise<Part[]> {
  if (parts.length === 0) {
    const source = createWhole();
    for (const photoAt of [0, 1]) await source.addItem(photoAt);
    const file = join(tempFolder(), 'real.zip');
    await source.backups.export(file);
    archive = readFileSync(file);
    const zip = await openPromise(file, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const bytes = await buffer(await zip.openReadStreamPromise(entry));
      parts.push({ name: entry.fileName, bytes, options: { compress: entry.compressionMethod !== 0 } });
    }
    zip.close();
  }
  return parts.map(({ name, bytes, options }) => ({ name, bytes: Buffer.from(bytes), options }));
}

const zipped = (all: readonly Part[]): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const { name, bytes, options } of all) zip.addBuffer(bytes, name, options);
  zip.end();
  return buffer(zip.outputStream);
};

const part = (all: readonly Part[], name: string): Part =>
  all.find((one) => one.name === name || (name === 'photo' && one.name.startsWith('photos/'))) ?? all[0]!;
const withManifest = (all: readonly Part[], change: (manifest: LooseManifest) => unknown): void => {
  const manifest = part(all, 'manifest.json');
  const said = JSON.parse(manifest.bytes.toString()) as LooseManifest;
  change(said);
  manifest.bytes = Buffer.from(JSON.stringify(said));
};
/** Changes the database and makes the manifest agree with it. */
const withDatabase = (all: readonly Part[], change: (database: Database.Database) => void): void => {
  const file = join(tempFolder(), 'changed.sqlite');
  const database = part(all, 'database.sqlite');
  writeFileSync(file, database.bytes);
  const opened = new Database(file);
  change(opened);
  opened.close();
  database.bytes = readFileSync(file);
  withManifest(all, (manifest) => Object.assign(manifest, { database: databaseFacts(file) }));
};
const remove = (all: Part[], name: string) => void all.splice(all.indexOf(part(all, name)), 1);
const add = (all: Part[], name: string, bytes: Buffer, options: Partial<Options> = { compress: false }) =>
  void all.push({ name, bytes, options });
const filesBelow = (folder: string) => readdirSync(folder, { recursive: true }).map(String).toSorted();
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Names that no honest writer makes are put over one of the same length, in both places where a ZIP has it. */
const renamed = async (all: readonly Part[], to: string): Promise<Buffer> => {
  const plain = 'x'.repeat(to.length);
  const bytes = await zipped([...all, { name: plain, bytes: Buffer.from('out'), options: {} }]);
  for (let at = bytes.indexOf(plain); at !== -1; at = bytes.indexOf(plain, at)) bytes.write(to, at, 'latin1');
  return bytes;
};

type Make = (all: Part[]) => Buffer | Promise<Buffer> | void;
const hostile: readonly [string, Make, string][] = [
  ['an empty file', () => Buffer.alloc(0), 'import_not_export'],
  ['a picture by that name', (all) => part(all, 'photo').bytes, 'import_not_export'],
  ['a truncated archive', () => archive.subarray(0, archive.length - 400), 'import_not_export'],
  ['half an archive', () => archive.subarray(0, archive.length / 2), 'import_not_export'],
  ['no manifest', (all) => remove(all, 'manifest.json'), 'import_not_export'],
  ['no database', (all) => remove(all, 'database.sqlite'), 'import_not_export'],
  [
    'a manifest that is no JSON',
    (all) => void (part(all, 'manifest.json').bytes = Buffer.from('{')),
    'import_not_export',
  ],
  ['a manifest of something else', (all) => withManifest(all, (m) => (m.program = 'other')), 'import_not_export'],
  ['a manifest without counts', (all) => withManifest(all, (m) => delete m.database.counts), 'import_not_export'],
  ['a later format', (all) => withManifest(all, (m) => (m.format = 2)), 'backup_newer'],
  ['a later schema', (all) => withDatabase(all, (db) => db.pragma('user_version = 999990')), 'backup_newer'],
  ['a way out by ..', (all) => renamed(all, '../../../../evil.txt'), 'import_entry'],
  ['a way out behind our own folder', (all) => renamed(all, 'photos/../../evil'), 'import_entry'],
  ['an absolute path', (all) => renamed(all, '/tmp/evil'), 'import_entry'],
  ['a path of Windows', (all) => renamed(all, String.raw`..\..\evil`), 'import_entry'],
  ['a name that ends early', (all) => renamed(all, 'items.csv\0/../evil'), 'import_entry'],
  [
    'a link',
    (all) =>
      add(all, `photos/aa/${'a'.repeat(64)}.jpg`, Buffer.from('/etc/passwd'), { mode: 0o120777, compress: false }),
    'import_entry',
  ],
  [
    'a link in the place of the table',
    (all) => {
      part(all, 'items.csv').options = { mode: 0o120777 };
    },
    'import_entry',
  ],
  ['a file that is none of ours', (all) => add(all, 'setup.exe', Buffer.from('MZ')), 'import_entry'],
  ['a second database', (all) => add(all, 'database.sqlite', part(all, 'database.sqlite').bytes), 'import_entry'],
  [
    'a photo that unpacks to more',
    (all) => add(all, `photos/aa/${'a'.repeat(64)}.jpg`, Buffer.alloc(1 << 20), { compress: true }),
    'import_entry',
  ],
  [
    'a database of zeros',
    (all) => {
      part(all, 'database.sqlite').bytes = Buffer.alloc(120 << 20);
      withManifest(all, (m) => (m.database.bytes = 120 << 20));
    },
    'import_too_large',
  ],
  ['entries that share their bytes', async (all) => sharedBytes(await zipped(all)), 'import_too_large'],
  ['another size than recorded', (all) => withManifest(all, (m) => (m.database.bytes += 1)), 'import_altered'],
  [
    'another hash than recorded',
    (all) => withManifest(all, (m) => (m.database.sha256 = '0'.repeat(64))),
    'import_altered',
  ],
  [
    'other counts than recorded',
    (all) => withManifest(all, (m) => (m.database.counts = { ...m.database.counts, item: 7 })),
    'import_altered',
  ],
  [
    'a photo that is another picture',
    (all) => void (part(all, 'photo').bytes = Buffer.from('another')),
    'import_altered',
  ],
  ['a photo too few', (all) => remove(all, 'photo'), 'import_altered'],
  [
    'a photo too few, and the count agrees',
    (all) => {
      remove(all, 'photo');
      withManifest(all, (m) => (m.photos.count -= 1));
    },
    'import_altered',
  ],
  [
    'a photo twice',
    (all) => {
      add(all, part(all, 'photo').name, part(all, 'photo').bytes);
      withManifest(all, (m) => (m.photos.count += 1));
    },
    'import_entry',
  ],
  [
    'a database of another program',
    (all) => withDatabase(all, (db) => db.pragma('application_id = 7')),
    'import_altered',
  ],
  [
    'a database with a trigger of its own',
    (all) =>
      withDatabase(all, (db) => db.exec('CREATE TRIGGER evil AFTER INSERT ON item BEGIN DELETE FROM photo; END')),
    'import_altered',
  ],
  [
    'a database with a table too many',
    (all) => withDatabase(all, (db) => db.exec('CREATE TABLE extra (x)')),
    'import_altered',
  ],
  [
    'a database whose pages are damaged',
    (all) => {
      const db = part(all, 'database.sqlite');
      db.bytes.fill(9, 4096, 12_288);
      withManifest(all, (m) => (m.database.sha256 = sha256(db.bytes)));
    },
    'import_altered',
  ],
];

/** The first photo in the directory is made to claim nearly the whole file, as overlapping bombs do. */
function sharedBytes(bytes: Buffer): Buffer {
  const all = bytes.length;
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    if (bytes.toString('latin1', at + 46, at + 53) !== 'photos/') continue;
    bytes.writeUInt32LE(all - 100, at + 20);
    bytes.writeUInt32LE(all - 100, at + 24);
  }
  return bytes;
}

it.each(hostile)('refuses %s and writes nothing beside its folder', async (_what, make, reason) => {
  const folder = tempFolder();
  const archivePath = join(folder, 'given.zip');
  const into = join(folder, 'a', 'b', 'stage');
  const all = await realParts();
  writeFileSync(archivePath, (await make(all)) ?? (await zipped(all)));
  mkdirSync(into, { recursive: true });
  const attempt = unpackExport({ kind: 'unpack', archive: archivePath, into }, () => undefined);
  await expect(attempt).rejects.toMatchObject({ code: 'conflict', data: { reason } });
  rmSync(into, { recursive: true });
  expect(filesBelow(folder)).toEqual(['a', 'a/b', 'given.zip']);
});

it.each(hostile.filter(([what]) => /^(a truncated|a way out by|a photo too few$|a photo that is another)/.test(what)))(
  'the app: %s leaves everything as it was',
  async (_what, make, reason) => {
    const all = await realParts();
    const file = join(tempFolder(), 'given.zip');
    writeFileSync(file, (await make(all)) ?? (await zipped(all)));
    const whole = createWhole();
    await addSampleItem(whole.inventory, { photos: 0 });
    const before = { counts: counts(whole), files: filesBelow(whole.folder) };
    const attempt = whole.backups.inspect(file).then(({ id }) => whole.backups.import({ id }));
    await expect(attempt).rejects.toMatchObject({ code: 'conflict', data: { reason } });
    expect(whole.seen.restarts).toBe(0);
    expect({ counts: counts(whole), files: filesBelow(whole.folder) }).toEqual(before);
  },
);

it('takes the same archive put together again unchanged', async () => {
  const file = join(tempFolder(), 'given.zip');
  writeFileSync(file, await zipped(await realParts()));
  const whole = createWhole();
  await whole.backups.import({ id: (await whole.backups.inspect(file)).id });
  expect(whole.seen.restarts).toBe(1);
});

it('imports only what was looked at, and only once', async () => {
  const whole = createWhole();
  await expect(whole.backups.import({ id: 'id-1' })).rejects.toMatchObject({ data: { reason: 'import_chosen_gone' } });
});
