import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { drillFindingSchema, type BackupProof } from '#shared/ipc/backups.ts';
import type { DrillResult } from './worker/jobs.ts';

const recordSchema = z.object({
  format: z.literal(1),
  /** When the last drill ended, ms UTC. */
  at: z.number().int(),
  results: z.record(z.string(), z.object({ at: z.number().int(), findings: z.array(drillFindingSchema) })),
});
export type DrillRecord = z.infer<typeof recordSchema>;

/** Worth knowing, but no reason to distrust a backup. */
const notes: ReadonlySet<string> = new Set(['no_record', 'photos_gone']);

export const isTrusted = (result: Pick<DrillResult, 'findings'>): boolean =>
  result.findings.every(({ reason }) => notes.has(reason));

/**
 * What the last drill said, in a file beside the backups: in the database it would be restored with it, and an old verdict
 * would stand for backups it has never seen. Unreadable counts as never tested.
 */
export function readDrillRecord(file: string): DrillRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The record of a drill; it replaces the former one, as every drill looks at all backups. */
export const drillRecord = (at: number, results: readonly DrillResult[]): DrillRecord => ({
  format: 1,
  at,
  results: Object.fromEntries(
    results.map(({ backup, findings }) => [basename(backup), { at, findings: [...findings] }]),
  ),
});

/** Written whole or not at all. */
export function writeDrillRecord(file: string, record: DrillRecord): void {
  const partial = `${file}.partial`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(partial, JSON.stringify(record), { flush: true });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** The verdict on one backup. */
export function proofOf(record: DrillRecord | undefined, name: string): BackupProof {
  const result = record?.results[name];
  if (result === undefined) return { state: 'untested' };
  return { state: isTrusted(result) ? 'proved' : 'failed', at: result.at, findings: result.findings };
}
