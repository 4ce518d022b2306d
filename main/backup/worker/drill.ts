import { existsSync, readdirSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { fileHash, photoFileName, photoNames, rowCounts, type PhotoName } from '../../store/backup-facts.ts';
import { readManifest, type BackupManifest } from '../../store/backup-manifest.ts';
import { pooledPath } from '../photo-pool.ts';
import type { DrillFinding, DrillResult, Job, Report } from './jobs.ts';

type PhotoState = 'whole' | 'missing' | 'damaged';

/**
 * Proves each backup as a restore would need it: the file is byte for byte the one that was written, SQLite finds it whole,
 * each row has its parent, each table has as many rows as were recorded, and each photo has the content its name promises.
 */
export async function drill(
  job: Extract<Job, { readonly kind: 'drill' }>,
  report: Report,
): Promise<readonly DrillResult[]> {
  const known = new Map<string, PhotoState>();
  const total = job.backups.length + filesBelow(job.photoFolder);
  let done = 0;
  const step = () => {
    done += 1;
    report({ phase: 'checking', done, total: Math.max(done, total) });
  };
  const stateOf = (photo: PhotoName): PhotoState => {
    const name = photoFileName(photo);
    const before = known.get(name);
    if (before !== undefined) return before;
    const state = photoState(pooledPath(job.photoFolder, photo), photo.hash);
    known.set(name, state);
    if (state !== 'missing') step();
    return state;
  };
  const results: DrillResult[] = [];
  for (const backup of job.backups) {
    results.push({ backup, findings: findingsOf(backup, stateOf) });
    step();
    // Lets the reports out.
    await turn();
  }
  return results;
}

const filesBelow = (folder: string): number =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0;

function findingsOf(backup: string, stateOf: (photo: PhotoName) => PhotoState): readonly DrillFinding[] {
  const manifest = readManifest(backup);
  const findings: DrillFinding[] = manifest === undefined ? [{ reason: 'no_record', params: {} }] : [];
  let database: Database.Database | undefined;
  try {
    if (manifest !== undefined && fileHash(backup) !== manifest.database.sha256) {
      findings.push({ reason: 'altered', params: {} });
    }
    database = new Database(backup, { readonly: true, fileMustExist: true });
    findings.push(...structure(database), ...counts(database, manifest), ...photos(database, manifest, stateOf));
  } catch (error) {
    findings.push({ reason: 'unreadable', params: { said: error instanceof Error ? error.message : String(error) } });
  } finally {
    database?.close();
  }
  return findings;
}

function structure(database: Database.Database): readonly DrillFinding[] {
  const verdicts = database.prepare<[], string>('PRAGMA integrity_check(5)').pluck().all();
  if (verdicts[0] !== 'ok') return [{ reason: 'damaged', params: { said: verdicts[0] ?? '' } }];
  const [orphan] = database.pragma('foreign_key_check') as readonly { readonly table: string }[];
  return orphan === undefined ? [] : [{ reason: 'parentless', params: { table: orphan.table } }];
}

function counts(database: Database.Database, manifest: BackupManifest | undefined): readonly DrillFinding[] {
  if (manifest === undefined) return [];
  const found = rowCounts(database);
  const tables = new Set([...Object.keys(found), ...Object.keys(manifest.database.counts)]);
  return [...tables].flatMap((table): DrillFinding[] => {
    const expected = manifest.database.counts[table] ?? 0;
    const actual = found[table] ?? 0;
    return actual === expected ? [] : [{ reason: 'counts_differ', params: { table, expected, found: actual } }];
  });
}

function photos(
  database: Database.Database,
  manifest: BackupManifest | undefined,
  stateOf: (photo: PhotoName) => PhotoState,
): readonly DrillFinding[] {
  const gone = new Set(manifest?.gone);
  let missing = 0;
  let damaged = 0;
  for (const photo of photoNames(database)) {
    const state = stateOf(photo);
    if (state === 'damaged') damaged += 1;
    if (state === 'missing' && !gone.has(photoFileName(photo))) missing += 1;
  }
  return [
    ...(missing > 0 ? [{ reason: 'photos_missing', params: { count: missing } } as const] : []),
    ...(damaged > 0 ? [{ reason: 'photos_damaged', params: { count: damaged } } as const] : []),
    ...(gone.size > 0 ? [{ reason: 'photos_gone', params: { count: gone.size } } as const] : []),
  ];
}

function photoState(file: string, hash: string): PhotoState {
  if (!existsSync(file)) return 'missing';
  return fileHash(file) === hash ? 'whole' : 'damaged';
}
