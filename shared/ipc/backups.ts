import { z } from 'zod';
import { timeSchema } from '../domain/ids.ts';
import { appErrorDataSchema } from '../errors.ts';
import { request } from './define.ts';

const count = z.number().int().min(0);

/** A backup by its file's name, as `backups.status` lists it. It is looked up in the folder, never joined to a path. */
export const backupNameSchema = z.string().regex(/^crossdock-\d{8}-\d{9}-v\d{1,6}\.db$/);

/** `reason`: catalogue key below `finding.`. */
export const drillFindingSchema = z.object({
  reason: z.enum([
    'unreadable',
    'altered',
    'damaged',
    'parentless',
    'counts_differ',
    'photos_missing',
    'photos_damaged',
    'no_record',
    'photos_gone',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DrillFindingView = z.infer<typeof drillFindingSchema>;

/** What the last test of a backup said. */
export const backupProofSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('untested') }),
  z.object({ state: z.enum(['proved', 'failed']), at: timeSchema, findings: z.array(drillFindingSchema) }),
]);
export type BackupProof = z.infer<typeof backupProofSchema>;

export const backupRowSchema = z.object({
  name: backupNameSchema,
  at: timeSchema,
  bytes: count,
  /** `null`: made by a version that recorded no counts. */
  items: count.nullable(),
  photos: count.nullable(),
  /** Made by a newer version of the app. */
  newer: z.boolean(),
  proof: backupProofSchema,
});
export type BackupRow = z.infer<typeof backupRowSchema>;

export const backupStatusSchema = z.object({
  folder: z.string(),
  /** Newest first. */
  backups: z.array(backupRowSchema),
  /** When all backups were last tested, and when that happens next by itself. */
  testedAt: timeSchema.nullable(),
  nextTestAt: timeSchema.nullable(),
  /** Why the last automatic backup could not be made. */
  failure: appErrorDataSchema.nullable(),
  /** How much a restore would replace. */
  presentItems: count,
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** What is being done with backups now. `total` is 0 while it is not known. */
export const backupJobSchema = z.object({
  kind: z.enum(['backup', 'drill', 'export', 'inspect', 'import', 'restore']),
  phase: z.enum(['copying', 'checking', 'database', 'photos']),
  done: count,
  total: count,
  cancellable: z.boolean(),
});
export type BackupJob = z.infer<typeof backupJobSchema>;

/** What an export says of itself, for the question before it replaces anything. */
export const importPreviewSchema = z.object({
  /** Names the chosen file for `backups.import`; the path stays in main. */
  id: z.string().max(100),
  fileName: z.string(),
  app: z.string(),
  at: timeSchema,
  items: count,
  photos: count,
  missingPhotos: count,
  bytes: count,
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const backupRequests = {
  'backups.status': request(z.void(), backupStatusSchema),
  'backups.job': request(z.void(), backupJobSchema.nullable()),
  'backups.make': request(z.void(), z.void()),
  /** Tests all backups; answers how many there are and how many cannot be trusted. */
  'backups.test': request(z.void(), z.object({ tested: count, failed: count })),
  /** Puts the backup in place of the present data, which is backed up first. The app restarts. */
  'backups.restore': request(z.object({ name: backupNameSchema }), z.void()),
  /** Asks where to, then writes everything but secrets into one ZIP. `null`: cancelled in the dialog. */
  'backups.export': request(
    z.void(),
    z.object({ file: z.string(), bytes: count, photos: count, missing: count }).nullable(),
  ),
  /** Shows the folder of the export made last. */
  'backups.showExport': request(z.void(), z.void()),
  /** Asks for a file and looks at it; nothing is unpacked yet. `null`: cancelled in the dialog. */
  'backups.chooseImport': request(z.void(), importPreviewSchema.nullable()),
  /** Puts the chosen export in place of the present data, which is backed up first. The app restarts. */
  'backups.import': request(z.object({ id: z.string().max(100) }), z.void()),
  'backups.cancel': request(z.void(), z.void()),
  'backups.showFolder': request(z.void(), z.void()),
};
