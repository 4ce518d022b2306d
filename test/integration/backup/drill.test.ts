import { appendFileSync, chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readDrillRecord } from '#main/backup/drill-record.ts';
import { drillEveryMs } from '#main/backup/drills.ts';
import { drill } from '#main/backup/worker/drill.ts';
import { manifestPath } from '#main/store/backup-manifest.ts';
import { writeBackup } from '#main/store/backups.ts';
import { eventually } from '#test/support/clocks.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { pooled } from './bench.ts';
import { createWhole, type Whole } from './whole.ts';

const dayMs = 86_400_000;

/** A whole app with a photo and two backups a day apart, newest first. */
async function withBackups() {
  const whole = createWhole();
  await whole.addItem(0);
  await whole.backups.make();
  whole.clock.advance(dayMs);
  await whole.addItem(1);
  await whole.backups.make();
  const [newest = '', oldest = ''] = whole.backups.status().backups.map(({ name }) => join(whole.backupFolder, name));
  return { ...whole, newest, oldest };
}
const proofs = ({ backups }: Pick<Whole, 'backups'>) =>
  backups
    .status()
    .backups.map(({ proof }) =>
      proof.state === 'untested'
        ? ['untested']
        : [proof.state as string].concat(proof.findings.map(({ reason }) => reason)),
    );

it('proves backups that are whole, and says when', async () => {
  const whole = await withBackups();
  expect(proofs(whole)).toEqual([['untested'], ['untested']]);
  expect(await whole.backups.test()).toEqual({ tested: 2, failed: 0 });
  expect(proofs(whole)).toEqual([['proved'], ['proved']]);
  const { testedAt, nextTestAt, backups } = whole.backups.status();
  expect([testedAt, nextTestAt]).toEqual([whole.clock.now(), whole.clock.now() + drillEveryMs]);
  expect(backups.map(({ items, photos }) => [items, photos])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(whole.notices).toEqual([]);
  expect(whole.seen.progress).toBeGreaterThan(2);
});

interface Two {
  readonly backupFolder: string;
  readonly newest: string;
  readonly oldest: string;
}

/** A copy of the same two backups for each case; made once. */
let made: { readonly backupFolder: string; readonly names: readonly string[] } | undefined;
async function twoBackups(): Promise<Two> {
  if (made === undefined) {
    const { backupFolder, newest, oldest } = await withBackups();
    // Outlives the test that made it.
    const kept = mkdtempSync(join(tmpdir(), 'crossdock-drill-'));
    process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
    cpSync(backupFolder, kept, { recursive: true });
    made = { backupFolder: kept, names: [basename(newest), basename(oldest)] };
  }
  const backupFolder = tempFolder();
  cpSync(made.backupFolder, backupFolder, { recursive: true });
  const [newest = '', oldest = ''] = made.names.map((name) => join(backupFolder, name));
  return { backupFolder, newest, oldest };
}

const harm: readonly [string, (two: Two) => void, readonly string[]][] = [
  [
    'rows that went without a trace',
    ({ newest }) => {
      const database = new Database(newest);
      database.pragma('foreign_keys = OFF');
      database.exec('DELETE FROM variant');
      database.close();
    },
    ['altered', 'counts_differ', 'counts_differ'],
  ],
  ['bytes that changed on the disk', ({ newest }) => overwrite(newest, 5_000), ['altered', 'damaged']],
  ['something added behind the end', ({ newest }) => appendFileSync(newest, Buffer.alloc(4096)), ['altered']],
  ['a file that is no database any more', ({ newest }) => writeFileSync(newest, 'lost'), ['altered', 'unreadable']],
  [
    'a photo whose bytes changed',
    (whole) => overwrite(join(whole.backupFolder, 'photos', ofNewest(whole)), 100),
    ['photos_damaged'],
  ],
  ['a photo that is gone', (whole) => rmSync(join(whole.backupFolder, 'photos', ofNewest(whole))), ['photos_missing']],
];

it.each(harm)('finds %s, in the backup concerned and in no other', async (_what, doIt, expected) => {
  const two = await twoBackups();
  doIt(two);
  const results = await drill(
    { kind: 'drill', backups: [two.newest, two.oldest], photoFolder: join(two.backupFolder, 'photos') },
    () => undefined,
  );
  const [newest, oldest] = results.map(({ findings }) => findings.map(({ reason }) => reason));
  expect(newest).toEqual(expect.arrayContaining([...expected]));
  expect(oldest).toEqual([]);
});

it('tells the seller of a backup that cannot be trusted, by a notification and in the list', async () => {
  const whole = await withBackups();
  appendFileSync(whole.newest, Buffer.alloc(4096));
  expect(await whole.backups.test()).toEqual({ tested: 2, failed: 1 });
  expect(proofs(whole)).toEqual([['failed', 'altered'], ['proved']]);
  expect(whole.notices.map(({ title }) => title)).toEqual(['Backups cannot be trusted']);
});

it('does not hold against a backup what was gone before it, and notes a backup without a record', async () => {
  const whole = createWhole();
  await whole.addItem(0);
  rmSync(join(whole.photoFolder, 'originals'), { recursive: true });
  await whole.backups.make();
  await whole.backups.test();
  expect(proofs(whole)).toEqual([['proved', 'photos_gone']]);
  const [row] = whole.backups.status().backups;
  rmSync(manifestPath(join(whole.backupFolder, row?.name ?? '')));
  expect(await whole.backups.test()).toEqual({ tested: 1, failed: 1 });
  expect(proofs(whole)).toEqual([['failed', 'no_record', 'photos_missing']]);
});

it('does not blame the backup before an update for photos that no daily backup has taken in yet', async () => {
  const whole = createWhole();
  await whole.addItem(0);
  const direct = new Database(whole.file);
  writeBackup(direct, { folder: whole.backupFolder, version: 70, clock: whole.clock });
  direct.close();
  expect(pooled(whole)).toEqual([]);
  await whole.backups.test();
  expect(proofs(whole)).toEqual([['proved']]);
  expect(pooled(whole)).toHaveLength(1);
});

it('runs each month by itself, and not before', async () => {
  const whole = createWhole();
  const drills = () => whole.logger.entries.filter(({ event }) => event === 'backup.drill').length;
  await whole.backups.make();
  whole.backups.start();
  whole.clock.advance(700_000);
  await eventually('the first drill', () => drills() === 1 && whole.backups.job() === null);
  whole.clock.set(whole.clock.now() + drillEveryMs - 2 * 3_600_000);
  whole.clock.advance(3_600_000);
  await eventually('the daily backup', () => whole.backups.status().backups.length === 2);
  expect(drills()).toBe(1);
  whole.clock.advance(2 * 3_600_000);
  await eventually('the second drill', () => drills() === 2 && whole.backups.job() === null);
  await whole.backups.close();
  // The next run of the app knows of it.
  expect(readDrillRecord(join(whole.backupFolder, 'drills.json'))?.at).toBe(whole.clock.now());
});

it('goes on where the folder is deleted meanwhile: nothing to test, and the next backup makes it anew', async () => {
  const whole = await withBackups();
  rmSync(whole.backupFolder, { recursive: true });
  expect(await whole.backups.test()).toEqual({ tested: 0, failed: 0 });
  rmSync(whole.backupFolder, { recursive: true });
  expect(whole.backups.status().backups).toEqual([]);
  await whole.backups.make();
  expect(whole.backups.status().backups).toHaveLength(1);
  expect(pooled(whole)).toHaveLength(2);
});

it('says that something else is running instead of doing two things at once', async () => {
  const whole = await withBackups();
  const first = whole.backups.test();
  expect(whole.backups.job()).toMatchObject({ kind: 'drill', cancellable: true });
  await expect(whole.backups.make()).rejects.toMatchObject({ data: { reason: 'backup_busy' } });
  whole.backups.cancel();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(whole.backups.job()).toBeNull();
  expect(proofs(whole)).toEqual([['untested'], ['untested']]);
});

function overwrite(file: string, at: number): void {
  // The original is the same file by hard link; what it holds does not matter here.
  chmodSync(file, 0o600);
  const bytes = readFileSync(file);
  bytes.fill(0x5a, at, at + 2_000);
  writeFileSync(file, bytes);
}

/** The pooled photo that only the newest backup names. */
function ofNewest({ newest, oldest, backupFolder }: Two): string {
  const named = (file: string) => {
    const database = new Database(file, { readonly: true });
    const names = database.prepare<[], string>("SELECT hash || '.' || extension FROM photo").pluck().all();
    database.close();
    return names;
  };
  const before = new Set(named(oldest));
  const name = named(newest).find((one) => !before.has(one)) ?? '';
  return pooled({ backupFolder }).find((path) => path.endsWith(name)) ?? '';
}
