import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { BackupRow } from '#shared/ipc/backups.ts';
import { readManifest } from '../store/backup-manifest.ts';
import { listBackups } from '../store/backups.ts';
import type { Reader } from '../store/connection.ts';
import { latestVersion } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import { proofOf, type DrillRecord } from './drill-record.ts';

/** The backups as the screen lists them. One that vanishes while we look is left out. */
export function backupRows(folder: string, record: DrillRecord | undefined): BackupRow[] {
  const newest = latestVersion(migrations);
  return listBackups(folder).flatMap(({ file, at, version }): BackupRow[] => {
    const bytes = statSync(file, { throwIfNoEntry: false })?.size;
    if (bytes === undefined) return [];
    const manifest = readManifest(file);
    const name = basename(file);
    return [
      {
        name,
        at,
        bytes,
        items: manifest?.database.counts['item'] ?? null,
        photos: manifest?.database.photos.count ?? null,
        newer: version > newest,
        proof: proofOf(record, name),
      },
    ];
  });
}

/** How much a restore would replace. */
export const presentItems = (reader: Reader): number =>
  reader.get<{ n: number }>('SELECT coalesce(sum(items), 0) AS n FROM item_count')?.n ?? 0;
