import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { itemLimits, itemSchema } from '../domain/item.ts';
import { photoEditSchema } from '../domain/photo-edit.ts';
import {
  gapSecondsSchema,
  inboxLimits,
  inboxPhotoSchema,
  inboxStatusSchema,
  photoGroupSchema,
  refusedFileSchema,
} from '../domain/photo-inbox.ts';
import { request } from './define.ts';
import { photoImportSchema } from './inventory.ts';

const photoIds = z.array(idSchema).min(1).max(itemLimits.photos);
const inboxIds = z.array(idSchema).min(1).max(inboxLimits.shown);

export const photoRequests = {
  /** Photos of one item, all or none. Each gets a successor with another id in its place; the original file stays. */
  'photos.edit': request(
    z.object({
      edits: z
        .array(z.object({ id: idSchema, edit: photoEditSchema }))
        .min(1)
        .max(itemLimits.photos),
    }),
    itemSchema,
  ),
  /** Answers with the item they went to, and names what it had already or has no room for. */
  'photos.copy': request(z.object({ photoIds, toItemId: idSchema, move: z.boolean() }), photoImportSchema),

  'inbox.status': request(z.void(), inboxStatusSchema),
  'inbox.list': request(
    z.void(),
    z.object({
      groups: z.array(photoGroupSchema),
      refused: z.array(refusedFileSchema),
      /** Photos that are not in the groups yet, because there are too many to show. */
      more: z.number().int(),
    }),
  ),
  'inbox.discarded': request(z.void(), z.array(inboxPhotoSchema)),
  /** Opens the system's dialog for a folder; the page never sees its path. Cancelled: nothing changes. */
  'inbox.chooseFolder': request(z.void(), inboxStatusSchema),
  /** Photos that are in stay. */
  'inbox.stopWatching': request(z.void(), inboxStatusSchema),
  'inbox.configure': request(
    z.object({ subfolders: z.boolean(), gapSeconds: gapSecondsSchema, keepLabels: z.boolean() }).partial(),
    inboxStatusSchema,
  ),
  /** Each list becomes a group in this order. An empty `groups` with `release` gives photos back to time and labels. */
  'inbox.arrange': request(
    z.object({
      groups: z.array(inboxIds).max(inboxLimits.groups),
      release: z.array(idSchema).max(inboxLimits.shown).default([]),
    }),
    z.void(),
  ),
  /** The files in the folder are not touched. */
  'inbox.discard': request(z.object({ photoIds: inboxIds }), z.void()),
  'inbox.putBack': request(z.object({ photoIds: inboxIds }), z.void()),
  /** Forgets why files were refused; they are looked at again when they change. */
  'inbox.dismissRefused': request(z.void(), z.void()),
  /**
   * Each group becomes an item, or goes to the one given, in one run. None of it when a photo was sorted elsewhere meanwhile.
   * Throws `conflict` (`change_under_way`) for many groups beside another change of many items.
   */
  'inbox.makeItems': request(
    z.object({
      groups: z
        .array(z.object({ photoIds: inboxIds, itemId: idSchema.nullable() }))
        .min(1)
        .max(inboxLimits.groups),
    }),
    z.object({
      runId: idSchema,
      created: z.array(idSchema),
      filled: z.array(idSchema),
      /** Photos for which there was no room, or which the item had. They stay unsorted. */
      refused: z.array(refusedFileSchema),
    }),
  ),
};
