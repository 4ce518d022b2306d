import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { fieldProblemSchema } from '../errors.ts';

/** How long a discarded photo can be put back, days. */
export const discardedDays = 90;

export const inboxLimits = {
  /** Photos on the screen at once; the rest follows as these are sorted. */
  shown: 5_000,
  /** Groups that become items in one go: all that are on the screen, if every photo is a thing of its own. */
  groups: 5_000,
  /** Refused files that are named. */
  refused: 200,
  /** Levels of folders below the watched one. */
  depth: 5,
} as const;

/** A seller lays the next thing down within a minute, and seldom within one. */
export const defaultGapSeconds = 60;

/** Seconds between two photos that part one item from the next. */
export const gapSecondsSchema = z.number().int().min(5).max(86_400);

/** A photo of the watched folder that belongs to no item yet. */
export const inboxPhotoSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  /** By the camera's clock. Good for the order and for gaps, not as a moment in the world. */
  takenAt: timeSchema,
  width: z.number().int(),
  height: z.number().int(),
  /** What a label in the picture says; such a photo begins a group. */
  label: z.string().nullable(),
  /** Set by the seller: photos with the same one are together, whatever time says. */
  groupId: idSchema.nullable(),
  place: z.number().int().nullable(),
});
export type InboxPhoto = z.infer<typeof inboxPhotoSchema>;

/** Photos of one thing, in their order. */
export const photoGroupSchema = z.object({
  id: idSchema,
  photos: z.array(inboxPhotoSchema).min(1),
  /** The item that the label names, or the SKU it gives to a new one. */
  label: z.object({ text: z.string(), itemId: idSchema.nullable(), title: z.string() }).nullable(),
});
export type PhotoGroup = z.infer<typeof photoGroupSchema>;

/** Whether a folder is watched. `missing`: it is not there at present (a disk or a network that is off). */
export const inboxWatchSchema = z.enum(['off', 'watching', 'missing']);
export type InboxWatch = z.infer<typeof inboxWatchSchema>;

export const inboxStatusSchema = z.object({
  watch: inboxWatchSchema,
  /** The folder's own name, without the way to it. */
  folderName: z.string(),
  subfolders: z.boolean(),
  gapSeconds: gapSecondsSchema,
  keepLabels: z.boolean(),
  /** Photos to be sorted. */
  unsorted: z.number().int(),
  discarded: z.number().int(),
  /** Files that were found and are not taken in yet. */
  arriving: z.number().int(),
});
export type InboxStatus = z.infer<typeof inboxStatusSchema>;

export const refusedFileSchema = z.object({ fileName: z.string(), problem: fieldProblemSchema });
