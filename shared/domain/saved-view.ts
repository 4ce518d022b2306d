import { z } from 'zod';
import { gridColumnSchema, gridLayoutSchema } from './grid-column.ts';
import { idSchema } from './ids.ts';
import { itemFilterSchema, itemPlaceSchema } from './item-filter.ts';

/** What a view brings back: where it looks, for what, in which order. */
export const viewStateSchema = z.object({
  place: itemPlaceSchema,
  search: z.string().max(500),
  filter: itemFilterSchema,
  sort: gridColumnSchema,
  descending: z.boolean(),
});
export type ViewState = z.infer<typeof viewStateSchema>;

export const viewNameSchema = z.string().trim().min(1).max(80);

/** As many as a menu can hold. */
export const viewLimit = 100;

/** A named way to look at the inventory. */
export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  state: viewStateSchema,
  columns: gridLayoutSchema,
  /** Shown when the app starts. One at most. */
  isDefault: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
