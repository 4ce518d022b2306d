import { notFound } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Clock } from '../ports.ts';
import type { Writer } from '../store/connection.ts';
import { itemRecord } from './item-rows.ts';
import { searchWords } from './search-text.ts';

/** What a user change did. The record of it is enough to take it back. */
export type ChangeKind =
  | 'item.create'
  | 'item.update'
  | 'item.remove'
  | 'item.restore'
  | 'variant.add'
  | 'variant.update'
  | 'variant.remove'
  | 'variant.restore'
  | 'stock.adjust'
  | 'photo.add'
  | 'photo.order'
  | 'photo.remove'
  | 'photo.restore';

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
}

/** Raises the item's revision and stamps it. Everything that changes an item ends here, in the same transaction. */
export function touchItem(writer: Writer, context: InventoryContext, itemId: string): { readonly revision: number } {
  const touched = writer.get<{ revision: number }>(
    'UPDATE item SET revision = revision + 1, updated_at = @at WHERE id = @id RETURNING revision',
    { id: itemId, at: context.clock.now() },
  );
  if (!touched) throw notFound('item', itemId);
  return touched;
}

/** Touches the item and records the change so that it can be taken back later. */
export function recordChange(writer: Writer, context: InventoryContext, change: Change): void {
  const { revision } = touchItem(writer, context, change.itemId);
  writer.run(
    `INSERT INTO change_set (id, at, kind, item_id, revision, before, after)
     VALUES (@id, @at, @kind, @itemId, @revision, @before, @after)`,
    {
      id: context.newId(),
      at: context.clock.now(),
      kind: change.kind,
      itemId: change.itemId,
      revision,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    },
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
export function reindex(writer: Writer, itemId: string): void {
  const item = itemRecord(writer, itemId);
  const texts = [item.title, item.category, item.condition_note, item.description];
  for (const variant of writer.all<{ sku: string; options: string }>(
    'SELECT sku, options FROM variant WHERE item_id = @itemId AND removed_at IS NULL',
    { itemId },
  )) {
    texts.push(variant.sku);
    // The text of the JSON: names and values become words, its punctuation does not.
    if (variant.options !== '{}') texts.push(variant.options);
  }
  writer.run('INSERT OR REPLACE INTO item_search (rowid, words) VALUES (@number, @words)', {
    number: item.number,
    words: searchWords(texts),
  });
}
