import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { workspaceColourSchema } from '#shared/ipc/workspaces.ts';

const descriptionSchema = z.object({
  /** Null until the seller gave one. */
  name: z.string().min(1).max(2_000).nullable().catch(null),
  colour: workspaceColourSchema.catch('petrol'),
  /** When it was last shown, ms UTC. */
  openedAt: z.number().int().nonnegative().nullable().catch(null),
});

/** What a business's folder says about itself, so that it keeps its name wherever it is moved or copied. */
export type Description = z.infer<typeof descriptionSchema>;

const fileIn = (folder: string): string => join(folder, 'workspace.json');

/** A folder without the file, or with a damaged one, is a business without a name: its data is what counts. */
export function readDescription(folder: string): Description {
  try {
    return descriptionSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return descriptionSchema.parse({});
  }
}

/** Whole or not at all: written beside the old one, then renamed over it. */
export function writeDescription(folder: string, description: Description): void {
  const next = `${fileIn(folder)}.new`;
  writeFileSync(next, `${JSON.stringify(description, null, 2)}\n`, { flush: true });
  renameSync(next, fileIn(folder));
}
