import { z } from 'zod';
import { conditionSchema } from '../domain/condition.ts';
import { idSchema } from '../domain/ids.ts';
import { affectedItemSchema, categoryMemorySchema, conditionChoiceSchema } from '../domain/mapping.ts';
import { marketplaceIdSchema } from '../domain/marketplace.ts';
import { categorySuggestionSchema } from '../domain/taxonomy.ts';
import { request } from './define.ts';

const memoryKey = z.object({ marketplace: marketplaceIdSchema, key: z.string().min(1).max(300) });

export const mappingRequests = {
  'mapping.list': request(
    z.void(),
    z.object({ categories: z.array(categoryMemorySchema), conditions: z.array(conditionChoiceSchema) }),
  ),
  /** From now on, for items that have no category of their own there. */
  'mapping.setCategory': request(
    memoryKey.extend({
      label: z.string().trim().min(1).max(200),
      remoteId: z.string().min(1).max(64),
      remoteName: z.string().max(500),
    }),
    z.void(),
  ),
  'mapping.forgetCategory': request(memoryKey, z.void()),
  /** `offered` equal to `ours` takes the choice back. */
  'mapping.setCondition': request(
    z.object({ marketplace: marketplaceIdSchema, ours: conditionSchema, offered: conditionSchema }),
    z.void(),
  ),
  /** What would be taken for this item there, and by what it is remembered; null when nothing is known. */
  'mapping.recall': request(
    z.object({ itemId: idSchema, marketplace: marketplaceIdSchema }),
    categorySuggestionSchema.extend({ because: z.string() }).nullable(),
  ),
  /** The seller's own categories, for the form: most used first. */
  'mapping.ownCategories': request(
    z.void(),
    z.array(z.object({ key: z.string(), label: z.string(), items: z.number().int() })),
  ),
  /** Items in categories that are gone. */
  'mapping.affected': request(
    z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({ rows: z.array(affectedItemSchema), total: z.number().int() }),
  ),
  /** Compares the trees with those of the last time now; answers how many categories were found gone. */
  'mapping.check': request(z.void(), z.object({ gone: z.number().int() })),
};
