import { z } from 'zod';
import { gridLayoutSchema } from '../domain/grid-column.ts';
import { idSchema } from '../domain/ids.ts';
import { savedViewSchema, viewLimit, viewNameSchema, viewStateSchema } from '../domain/saved-view.ts';
import { request } from './define.ts';

const nothing = z.object({});

export const viewRequests = {
  /** In the seller's order. */
  'views.list': request(z.void(), z.array(savedViewSchema)),
  /** A new one, last in order. */
  'views.save': request(
    z.object({ name: viewNameSchema, state: viewStateSchema, columns: gridLayoutSchema }),
    savedViewSchema,
  ),
  /** What is absent stays. `isDefault: true` takes it from the view that was. */
  'views.update': request(
    z.object({
      id: idSchema,
      name: viewNameSchema.optional(),
      state: viewStateSchema.optional(),
      columns: gridLayoutSchema.optional(),
      isDefault: z.boolean().optional(),
    }),
    savedViewSchema,
  ),
  /** Answers the view that went, with its place: enough to bring it back. */
  'views.remove': request(
    z.object({ id: idSchema }),
    z.object({ view: savedViewSchema, position: z.number().int().min(0) }),
  ),
  'views.restore': request(
    z.object({
      view: savedViewSchema.extend({ name: viewNameSchema }),
      position: z.number().int().min(0).max(viewLimit),
    }),
    savedViewSchema,
  ),
  /** Every view, in its new order; refused for any other set. */
  'views.order': request(z.object({ ids: z.array(idSchema).max(viewLimit) }), nothing),
};
