import type { ChangeKind } from '#shared/domain/change.ts';
import { notFound } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Clock } from '../ports.ts';
import type { Writer } from '../store/connection.ts';
import { reindexItems } from './reindex.ts';

/** The fields that changed, by the names of the contract, with their values before and after. */
export interface Change {
  readonly kind: ChangeKind;
  readonly itemId: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What every part of the inventory works with. */
export interface InventoryContext {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly emit: Emit;
  /** The run that changes belong to; without one, each change is a run of its own. */
  readonly runId?: string;
  /** What the stock ledger says of the entries that a run makes; nothing, without it. */
  readonly stockNote?: string;
}

/** Raises the item's revision and stamps it. Everything that changes an item ends here, in the same transaction. */
export function touchItem(
  writer: Writer,
  context: InventoryContext,
  itemId: string,
): { readonly revision: number; readonly at: number } {
  const touched = writer.get<{ revision: number; at: number }>(
    'UPDATE item SET revision = revision + 1, updated_at = @at WHERE id = @id RETURNING revision, updated_at AS at',
    { id: itemId, at: context.clock.now() },
  );
  if (!touched) throw notFound('item', itemId);
  return touched;
}

/** Touches the item and records the change so that it can be taken back later (main/inventory/undo). */
export function recordChange(writer: Writer, context: InventoryContext, change: Change): void {
  const earlier = writer.get<{ updated_at: number }>('SELECT updated_at FROM item WHERE id = @id', {
    id: change.itemId,
  });
  // The very moment that the item has now: an undo knows by it that nothing has happened since.
  const { revision, at } = touchItem(writer, context, change.itemId);
  const runId = context.runId ?? openRun(writer, context, { kind: change.kind }).runId;
  writer.run(
    `INSERT INTO change_set (id, run_id, at, kind, item_id, revision, before, after, updated_from, updated_to)
     VALUES (@id, @runId, @at, @kind, @itemId, @revision, @before, @after, @updatedFrom, @at)`,
    {
      runId,
      id: context.newId(),
      at,
      kind: change.kind,
      itemId: change.itemId,
      revision,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      updatedFrom: earlier?.updated_at ?? null,
    },
  );
}

/** One action of the seller, as it is kept. */
export interface NewRun {
  /** A change kind, or a word of its own for what many changes do together: `bulk`, `import`, `lot.split`. */
  readonly kind: string;
  /** What the screen says of it, by the kind. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The run that this one takes back. */
  readonly undoes?: string;
  /**
   * `running` for work that goes over several transactions: if the app is cut off before `finishRun`, the next start takes
   * back what was done by then.
   */
  readonly state?: 'running' | 'done';
}

/** The context in which changes belong to a new run, so that they are taken back together. */
export function openRun(
  writer: Writer,
  context: InventoryContext,
  run: NewRun,
): InventoryContext & { readonly runId: string } {
  const runId = context.newId();
  writer.run(
    `INSERT INTO change_run (id, at, kind, details, state, undoes) VALUES (@id, @at, @kind, @details, @state, @undoes)`,
    {
      id: runId,
      at: context.clock.now(),
      kind: run.kind,
      details: JSON.stringify(run.details ?? {}),
      state: run.state ?? 'done',
      undoes: run.undoes ?? null,
    },
  );
  return { ...context, runId };
}

/** Several changes of one action in one transaction. A run that is open already takes them in. */
export const inRun = <Result>(
  writer: Writer,
  context: InventoryContext,
  run: NewRun,
  work: (context: InventoryContext) => Result,
): Result => work(context.runId === undefined ? openRun(writer, context, run) : context);

/** A run that went over several transactions is whole now. `items`: how many it concerns; counting 100,000 takes a while. */
export function finishRun(writer: Writer, runId: string, items?: number): void {
  writer.run(
    `UPDATE change_run SET state = 'done', items = coalesce(@items,
       (SELECT count(DISTINCT item_id) FROM change_set WHERE run_id = change_run.id)) WHERE id = @runId`,
    { runId, items: items ?? null },
  );
}

/** How many ids one event carries; more than that means "fetch everything". */
const eventIds = 100;

/** Tells the windows once the transaction is durable. */
export function announce(writer: Writer, context: InventoryContext, itemIds: readonly string[]): void {
  if (itemIds.length === 0) return;
  writer.afterCommit(() =>
    context.emit('items.changed', { ids: itemIds.slice(0, eventIds), more: itemIds.length > eventIds }),
  );
}

/** Brings the search index up to date with an item. Needed after a change of a text, a SKU or an option. */
export const reindex = (writer: Writer, itemId: string): void => reindexItems(writer, [itemId]);
