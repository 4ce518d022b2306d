import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import {
  lotFieldsSchema,
  lotLimits,
  lotPartSchema,
  lotRowSchema,
  lotSchema,
  partBasisSchema,
  splitMethodSchema,
} from '../domain/lot.ts';
import { fieldProblemSchema } from '../errors.ts';
import { request } from './define.ts';

/** The run takes the change back, with the costs it set (`history.undo`). */
const changedSchema = z.object({ lotId: idSchema, runId: idSchema });

export const lotRequests = {
  'lots.list': request(
    z.object({ offset: z.number().int().min(0).max(10_000_000), limit: z.number().int().min(1).max(500) }),
    z.object({ rows: z.array(lotRowSchema), total: z.number().int() }),
  ),
  /** A lot with all of its parts: the preview of a split needs them all. */
  'lots.get': request(
    z.object({ id: idSchema }),
    z.object({ lot: lotSchema, parts: z.array(lotPartSchema), recovered: z.number().int() }),
  ),
  /** For a choice: the last 500 that were bought. */
  'lots.names': request(
    z.void(),
    z.array(z.object({ id: idSchema, name: z.string(), currency: z.string(), total: z.number().int() })),
  ),
  'lots.ofItem': request(
    z.object({ itemId: idSchema }),
    z.array(z.object({ variantId: idSchema, partId: idSchema, lotId: idSchema, name: z.string(), kept: z.boolean() })),
  ),
  'lots.create': request(lotFieldsSchema, changedSchema),
  'lots.update': request(z.object({ id: idSchema, fields: lotFieldsSchema }), changedSchema),
  'lots.delete': request(z.object({ id: idSchema }), changedSchema),
  /** All variants of the items. Those that cannot join are named; the first hundred of them with their reason. No run where none could. */
  'lots.addItems': request(
    z.object({ id: idSchema, itemIds: z.array(idSchema).min(1).max(lotLimits.parts) }),
    changedSchema.extend({
      runId: idSchema.nullable(),
      added: z.number().int(),
      skipped: z.array(fieldProblemSchema),
      skippedItems: z.number().int(),
    }),
  ),
  'lots.createItems': request(
    z.object({ id: idSchema, count: z.number().int().min(1).max(lotLimits.newItems) }),
    changedSchema,
  ),
  /** `others`: the share goes back to the rest. `keep`: it goes along, and the lot remembers it. */
  'lots.takeOut': request(
    z.object({
      id: idSchema,
      partIds: z.array(idSchema).min(1).max(lotLimits.parts),
      share: z.enum(['others', 'keep']),
    }),
    changedSchema,
  ),
  /** Divides again. Parts that are left out keep what they are divided by. */
  'lots.split': request(
    z.object({
      id: idSchema,
      revision: z.number().int(),
      method: splitMethodSchema,
      parts: z.array(partBasisSchema).max(lotLimits.parts),
    }),
    changedSchema,
  ),
};
