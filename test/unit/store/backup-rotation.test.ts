import { describe, expect, it } from 'vitest';
import { expiredBackups, rotation } from '#main/store/backup-rotation.ts';

const made = (date: string, version = 70) => ({ date, at: Date.parse(`${date}:00Z`), version });
const daily = (count: number, last = Date.UTC(2026, 10, 21, 9)) =>
  Array.from({ length: count }, (_, index) => ({ at: last - index * 86_400_000, version: 70 }));

describe('rotation', () => {
  it.each([
    ['nothing of nothing', [], []],
    ['the only one stays, however old', [made('2019-01-01T09:00')], []],
    [
      'of one day the last three stay while nothing newer is there',
      ['2026-11-21T09:00', '2026-11-21T08:00', '2026-11-21T07:00', '2026-11-21T06:00'].map((date) => made(date)),
      ['2026-11-21T06:00'],
    ],
    [
      'of an earlier day the newest stays',
      ['2026-11-21T09:00', '2026-11-20T09:00', '2026-11-19T09:00', '2026-11-19T08:00'].map((date) => made(date)),
      ['2026-11-19T08:00'],
    ],
    ['two sides of midnight are two days', [made('2026-11-21T00:00'), made('2026-11-20T23:59')], []],
    [
      'the way back from an update stays beside the backup of its day',
      [made('2026-11-21T09:00', 70), made('2026-11-21T08:00', 60)],
      [],
    ],
    [
      'days without a backup do not count',
      ['2026-11-21', '2026-10-01', '2026-06-01', '2025-12-24', '2024-02-29'].map((date) => made(`${date}T09:00`)),
      [],
    ],
  ])('%s', (_, backups, gone) => {
    expect(expiredBackups(backups).map(({ date }) => date)).toEqual(gone);
  });

  it('of a year of daily backups keeps seven days, then Sundays of four weeks, then the last of six months', () => {
    const backups = daily(365);
    const gone = new Set(expiredBackups(backups));
    const kept = backups.filter((backup) => !gone.has(backup)).map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect(kept).toEqual([
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
    ]);
  });

  it('applied after every backup keeps what it would keep of all of them', () => {
    const all = daily(365);
    let present: (typeof all)[number][] = [];
    for (const backup of all.toReversed()) {
      present.push(backup);
      const gone = new Set(expiredBackups(present));
      present = present.filter((entry) => !gone.has(entry));
    }
    const gone = new Set(expiredBackups(all));
    expect(present.toReversed()).toEqual(all.filter((entry) => !gone.has(entry)));
    expect(present.length).toBeLessThanOrEqual(
      rotation.last + rotation.days + rotation.weeks + rotation.months + rotation.versions,
    );
  });
});
