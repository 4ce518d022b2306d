import { z } from 'zod';
import { bulkOperationSchema, shownValueSchema } from '../domain/bulk.ts';
import { idSchema } from '../domain/ids.ts';
import { fieldProblemSchema } from '../errors.ts';
import { request } from './define.ts';

/** One row of the preview. */
export const bulkRowSchema = z.object({
  itemId: idSchema,
  title: z.string(),
  sku: z.string(),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('changed'),
      before: shownValueSchema,
      after: shownValueSchema,
      /** Further variants of the item that change as well. */
      more: z.number().int(),
    }),
    z.object({ kind: z.literal('unchanged'), value: shownValueSchema }),
    z.object({ kind: z.literal('refused'), value: shownValueSchema, problem: fieldProblemSchema }),
  ]),
});
export type BulkRow = z.infer<typeof bulkRowSchema>;

const totals = { changed: z.number().int(), unchanged: z.number().int(), refused: z.number().int() };

/** How many would change, and why the others would not: each reason once, with how many there are. */
export const bulkTotalsSchema = z.object({
  ...totals,
  reasons: z.array(z.object({ problem: fieldProblemSchema, items: z.number().int() })).max(50),
});
export type BulkTotals = z.infer<typeof bulkTotalsSchema>;

/** `cancelled`: taken back; `stopped`: what was done until then stands. */
export const bulkResultSchema = z.object({
  runId: idSchema,
  end: z.enum(['done', 'cancelled', 'stopped']),
  ...totals,
  /** Open listings of the changed items, if they may follow. */
  listings: z.number().int(),
  revised: z.number().int(),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

const selection = z.object({ selection: idSchema });
const wanted = selection.extend({ operation: bulkOperationSchema });

export const bulkRequests = {
  /**
   * Keeps ids for the calls below, so that 100,000 of them do not cross the border at each keystroke. Sent in parts: the
   * first answers the selection that the others name.
   */
  'bulk.select': request(
    z.object({ selection: idSchema.nullable(), ids: z.array(idSchema).min(1).max(5_000) }),
    selection.extend({ items: z.number().int() }),
  ),
  /** What would become of the first rows, by the grid's order; more of them from `offset`. */
  'bulk.preview': request(
    wanted.extend({ offset: z.number().int().min(0).max(500_000), limit: z.number().int().min(1).max(100) }),
    z.object({ rows: z.array(bulkRowSchema) }),
  ),
  /** The same for all of them, counted. A newer count ends an older one, which fails with `cancelled`. */
  'bulk.count': request(wanted, bulkTotalsSchema),
  /** Answers when it is done. `listings: revise` sends the new price to live listings, and again when it is taken back. */
  'bulk.run': request(wanted.extend({ listings: z.enum(['leave', 'revise']) }), bulkResultSchema),
  /** Ends the run under way; what it did so far is taken back, or kept. Nothing happens when none is under way. */
  'bulk.cancel': request(z.object({ done: z.enum(['take_back', 'keep']) }), z.object({})),
};
