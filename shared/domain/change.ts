import { z } from 'zod';

/** Everything a seller can do to an item that is recorded, and so can be taken back. */
export const changeKinds = [
  'item.create',
  'item.update',
  'item.remove',
  'item.restore',
  'item.archive',
  'item.unarchive',
  'variant.add',
  'variant.update',
  'variant.remove',
  'variant.restore',
  'stock.adjust',
  'photo.add',
  'photo.order',
  'photo.remove',
  'photo.restore',
] as const;

export const changeKindSchema = z.enum(changeKinds);
export type ChangeKind = z.infer<typeof changeKindSchema>;
