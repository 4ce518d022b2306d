import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { idSchema } from './ids.ts';
import { marketplaceIdSchema } from './marketplace.ts';

/** "Items that you call Cameras go into Film Cameras there." */
export const categoryMemorySchema = z.object({
  marketplace: marketplaceIdSchema,
  key: z.string().min(1).max(300),
  /** What it is remembered by, as the seller reads it: their own category, or the name of another marketplace's. */
  label: z.string().max(500),
  remoteId: z.string().min(1).max(64),
  remoteName: z.string().max(500),
  /** Set by hand; otherwise learnt from the items. */
  fixed: z.boolean(),
  /** The marketplace has no such category any more. */
  gone: z.boolean(),
});
export type CategoryMemory = z.infer<typeof categoryMemorySchema>;

/** "Excellent is offered as very good there." */
export const conditionChoiceSchema = z.object({
  marketplace: marketplaceIdSchema,
  ours: conditionSchema,
  offered: conditionSchema,
});
export type ConditionChoice = z.infer<typeof conditionChoiceSchema>;

/** An item whose category a marketplace has dropped. */
export const affectedItemSchema = z.object({
  itemId: idSchema,
  title: z.string(),
  marketplace: marketplaceIdSchema,
  categoryId: z.string(),
  categoryName: z.string(),
});
export type AffectedItem = z.infer<typeof affectedItemSchema>;
