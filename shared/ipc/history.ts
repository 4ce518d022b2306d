import { z } from 'zod';
import { changeKindSchema } from '../domain/change.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { fieldProblemSchema } from '../errors.ts';
import { request } from './define.ts';

/** `undone`: taken back by the seller. `cut_off`: the app was closed in the middle of it, or it was cancelled. */
export const runStateSchema = z.enum(['done', 'undone', 'cut_off']);

/** What taking something back would come to now, so that no button promises what cannot be. */
export const wayBackSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** Everything is as it would make it. */
  z.object({ kind: z.literal('nothing') }),
  /** It was changed again since, was sold, or its place is taken. */
  z.object({ kind: z.literal('refused'), problem: fieldProblemSchema }),
  /** It was taken back and done again: the newer entry of that is the one to take back. */
  z.object({ kind: z.literal('again') }),
]);
export type WayBack = z.infer<typeof wayBackSchema>;

/** One action of the seller, of one change or of a hundred thousand. */
export const changeRunSchema = z.object({
  id: idSchema,
  at: timeSchema,
  /** A change kind, or a word of its own: `bulk`, `import`. */
  kind: z.string(),
  /** What the text says of it, by the kind. */
  details: z.record(z.string(), z.unknown()),
  state: runStateSchema,
  items: z.number().int(),
  /** Items that it left alone; of an action that was taken back, those that this left alone. */
  refused: z.number().int(),
  /** Of the one item, or of the first of many. */
  title: z.string(),
});
export type ChangeRun = z.infer<typeof changeRunSchema>;

/** What came of taking something back, or of doing it again. */
export const undoneSchema = z.object({
  /** The run that did it. */
  runId: idSchema,
  /** The run that was taken back or done again. */
  of: changeRunSchema,
  did: z.enum(['undo', 'redo']),
  items: z.number().int(),
  refused: z.number().int(),
  /** Open listings of the changed items whose price or number may differ now. */
  listings: z.number().int(),
  /** Open listings that are being revised, because the action itself had revised them. */
  revised: z.number().int(),
});
export type Undone = z.infer<typeof undoneSchema>;

/** One recorded change of an item, with its values before and after by the names of the fields. */
export const itemChangeSchema = z.object({
  id: idSchema,
  runId: idSchema.nullable(),
  at: timeSchema,
  kind: changeKindSchema,
  runKind: z.string(),
  details: z.record(z.string(), z.unknown()),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  /** With its run, or by itself. */
  undone: z.boolean(),
  wayBack: wayBackSchema,
  /** SKU of the variant it is about. */
  sku: z.string().nullable(),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;

const page = { offset: z.number().int().min(0).max(10_000_000), limit: z.number().int().min(1).max(500) };

export const historyRequests = {
  /** Newest first, without those that only took something back. */
  'history.list': request(
    z.object(page),
    z.object({
      /** `wayBack`: of taking it back, or of doing it again once that was done. */
      rows: z.array(changeRunSchema.extend({ wayBack: wayBackSchema })),
      total: z.number().int(),
    }),
  ),
  /** Of one item, newest first. */
  'history.item': request(
    z.object({ itemId: idSchema, ...page }),
    z.object({ rows: z.array(itemChangeSchema), total: z.number().int() }),
  ),
  /** The items that a run left alone, with the reason of each; of one that was taken back, those that this left alone. */
  'history.refused': request(
    z.object({ runId: idSchema, ...page }),
    z.object({
      rows: z.array(z.object({ itemId: idSchema, title: z.string(), sku: z.string(), problem: fieldProblemSchema })),
      total: z.number().int(),
    }),
  ),
  /** Takes a run back, as a whole; what was changed again since stays and is named. */
  'history.undo': request(z.object({ runId: idSchema }), undoneSchema),
  /** Does a run again that was taken back. */
  'history.redo': request(z.object({ runId: idSchema }), undoneSchema),
  /** The last thing the seller did since the app was started; `null`: there is none. */
  'history.undoLast': request(z.void(), undoneSchema.nullable()),
  'history.redoLast': request(z.void(), undoneSchema.nullable()),
  /** What is being taken back or done again ends with `cancelled`, and everything is as it was before it began. */
  'history.stop': request(z.void(), z.void()),
  /** Takes one change of one item back, whatever run it came with. */
  'history.undoChange': request(z.object({ changeId: idSchema }), undoneSchema),
  /** Sends the present price and number of the items of a run to their open listings. */
  'history.revise': request(z.object({ runId: idSchema }), z.object({ listings: z.number().int() })),
};
