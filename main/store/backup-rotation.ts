/** What the rotation has to know of a backup: when it was made (ms UTC) and the schema version it holds. */
export interface RotatedBackup {
  readonly at: number;
  readonly version: number;
}

/**
 * The newest backup of each of the last days, weeks and months that have one, and of each of the last schema versions; and
 * the last ones whenever they were made, so that the backup made before a restore does not drive out the one it restores.
 */
export const rotation = { last: 3, days: 7, weeks: 4, months: 6, versions: 5 } as const;

const dayMs = 86_400_000;
const day = ({ at }: RotatedBackup): number => Math.floor(at / dayMs);
// 1 January 1970 was a Thursday; three days on, weeks begin on a Monday.
const week = (backup: RotatedBackup): number => Math.floor((day(backup) + 3) / 7);
const month = ({ at }: RotatedBackup): string => new Date(at).toISOString().slice(0, 7);
const version = (backup: RotatedBackup): number => backup.version;

/**
 * The backups that may go, in the order given. Days, weeks and months are UTC and count only where a backup was made, so
 * after a year away the former backups are still there. The newest always stays; so does the way back from each of the
 * last updates.
 */
export function expiredBackups<Entry extends RotatedBackup>(backups: readonly Entry[]): readonly Entry[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const kept = new Set([
    ...newestFirst.slice(0, rotation.last),
    ...newestOfEach(newestFirst, day, rotation.days),
    ...newestOfEach(newestFirst, week, rotation.weeks),
    ...newestOfEach(newestFirst, month, rotation.months),
    ...newestOfEach(newestFirst, version, rotation.versions),
  ]);
  return backups.filter((backup) => !kept.has(backup));
}

function newestOfEach<Entry>(
  newestFirst: readonly Entry[],
  periodOf: (entry: Entry) => string | number,
  count: number,
): readonly Entry[] {
  const newest = new Map<string | number, Entry>();
  for (const entry of newestFirst) if (!newest.has(periodOf(entry))) newest.set(periodOf(entry), entry);
  return [...newest.values()].slice(0, count);
}
