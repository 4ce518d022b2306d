import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { itemSchema } from '../domain/item.ts';
import { blockTextSchema, templateNameSchema, templateSchema, textBlockSchema } from '../domain/template.ts';
import { request } from './define.ts';

export const templateRequests = {
  /** By name. */
  'templates.list': request(z.void(), z.array(templateSchema)),
  /** From an item as it stands. With `id`, that template takes the item's content instead of its own. */
  'templates.save': request(
    z.object({ itemId: idSchema, name: templateNameSchema, id: idSchema.optional() }),
    templateSchema,
  ),
  'templates.rename': request(z.object({ id: idSchema, name: templateNameSchema }), templateSchema),
  'templates.remove': request(z.object({ id: idSchema }), z.void()),
  /** A new item that starts with a template's content. */
  'templates.use': request(z.object({ id: idSchema }), itemSchema),
  'blocks.list': request(z.void(), z.array(textBlockSchema)),
  /** Without `id` a new one. */
  'blocks.save': request(
    z.object({ id: idSchema.optional(), name: templateNameSchema, text: blockTextSchema }),
    textBlockSchema,
  ),
  'blocks.remove': request(z.object({ id: idSchema }), z.void()),
};
