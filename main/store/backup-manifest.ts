import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { DatabaseFacts } from './backup-facts.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const photoFileSchema = z.string().regex(/^[0-9a-f]{64}\.[a-z0-9]{1,8}$/);
const count = z.number().int().min(0);

/** The shape of `DatabaseFacts` where it was read from a file. */
export const databaseFactsSchema = z.object({
  version: count,
  bytes: count,
  sha256: sha256Schema,
  counts: z.record(z.string().max(200), count),
  photos: z.object({ count, digest: sha256Schema }),
}) satisfies z.ZodType<DatabaseFacts>;

const manifestSchema = z.object({
  format: z.literal(1),
  /** When the backup was made, ms UTC. */
  at: count,
  database: databaseFactsSchema,
  /**
   * Originals that were gone when the backup was made: their absence later is no fault of the backup. `null` until the pool
   * has looked for them: the backup before an update is made before anything else is open.
   */
  gone: z.array(photoFileSchema).nullable(),
});

/** What was recorded when a backup was made. It lies beside the backup and ends with it. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/** `crossdock-….db` has `crossdock-….json` beside it. */
export const manifestPath = (backup: string): string => backup.replace(/\.db$/, '.json');

/** Written whole or not at all. */
export function writeManifest(backup: string, manifest: BackupManifest): void {
  const target = manifestPath(backup);
  const partial = `${target}.partial`;
  try {
    writeFileSync(partial, JSON.stringify(manifest), { flush: true });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** `undefined` when there is none (a backup of an earlier version of the app) or it cannot be read. */
export function readManifest(backup: string): BackupManifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestPath(backup), 'utf8')));
  } catch {
    return undefined;
  }
}
