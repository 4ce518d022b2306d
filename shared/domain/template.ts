import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { itemLimits, itemPatchSchema, priceSchema } from './item.ts';

/** How a template or a text block is called. */
export const templateNameSchema = z.string().trim().min(1).max(80);

/** What a new item starts with. Stock, SKU and photos belong to one piece and are not in it. */
export const templateContentSchema = z.object({
  patch: itemPatchSchema,
  price: priceSchema.nullable(),
  cost: priceSchema.nullable(),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

export const templateSchema = z.object({
  id: idSchema,
  name: z.string(),
  content: templateContentSchema,
  changedAt: timeSchema,
});
export type Template = z.infer<typeof templateSchema>;

/** A piece of description that is used again and again: shipping, returns, how it was tested. */
export const textBlockSchema = z.object({
  id: idSchema,
  name: z.string(),
  text: z.string(),
  changedAt: timeSchema,
});
export type TextBlock = z.infer<typeof textBlockSchema>;

export const blockTextSchema = z.string().min(1).max(itemLimits.description);
