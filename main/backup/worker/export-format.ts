import { z } from 'zod';
import { databaseFactsSchema, photoFileSchema } from '../../store/backup-manifest.ts';

/**
 * What an export is made of. `items.csv` is for people and other programs, an import does not read it; each photo is stored
 * as it is under `photos/ab/<sha256>.<ending>`.
 */
export const exportEntries = { manifest: 'manifest.json', database: 'database.sqlite', table: 'items.csv' } as const;

/** Rises when a reader of the former format would misunderstand an archive. */
export const exportFormat = 1;

export const photoEntry = (name: string): string => `photos/${name.slice(0, 2)}/${name}`;
export const photoEntryPattern = /^photos\/([0-9a-f]{2})\/((\1[0-9a-f]{62})\.([a-z0-9]{1,8}))$/;

const count = z.number().int().min(0);

export const exportManifestSchema = z.object({
  program: z.literal('crossdock'),
  format: z.literal(exportFormat),
  /** Version of the app that wrote it. */
  app: z.string().max(50),
  at: count,
  database: databaseFactsSchema,
  photos: z.object({
    /** How many the archive holds, and their bytes. */
    count,
    bytes: count,
    /** Named by the database, but gone or damaged when the export was made. */
    missing: z.array(photoFileSchema),
  }),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;

/** Read first: tells an archive of a later version from one that is broken. */
export const exportHeadSchema = z.object({ program: z.literal('crossdock'), format: z.number().int().min(1) });
