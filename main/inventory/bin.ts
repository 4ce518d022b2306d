import type { FieldProblem } from '#shared/errors.ts';
import { notFound, validationError } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';
import type { InventoryContext } from './change.ts';
import { announce, recordChange, reindex } from './change.ts';
import { itemRecord, variantRecords } from './item-rows.ts';
import type { SkuHolder } from './sku.ts';
import { nextSku, skuHolder, skuKey, skuTaken } from './sku.ts';

/** Moves items into the recycle bin; those already there are not counted. Throws `not_found` for an unknown id. */
export function removeItems(writer: Writer, context: InventoryContext, ids: readonly string[]): number {
  const deletedAt = context.clock.now();
  const removed = standing(writer, ids)
    .filter((item) => item.deletedAt === null)
    .map(({ id }) => id);
  recordMoves(writer, context, 'item.remove', removed);
  writer.run(
    `UPDATE item SET deleted_at = @deletedAt, updated_at = @deletedAt, revision = revision + 1
     WHERE id IN (SELECT value FROM json_each(@ids))`,
    { deletedAt, ids: JSON.stringify(removed) },
  );
  announce(writer, context, removed);
  return removed.length;
}

/** Whether a SKU that was taken meanwhile stops the restoring, or its item comes back with the next one of the rule. */
export type TakenSkus = { readonly kind: 'refuse' } | { readonly kind: 'renew'; readonly skuPattern: string };

/**
 * Takes items out of the recycle bin. When another item has taken one of their SKUs meanwhile, nothing is restored and the
 * answer names each SKU with the item that holds it, unless new ones were asked for: changing a SKU silently would part it
 * from its listings.
 */
export function restoreItems(
  writer: Writer,
  context: InventoryContext,
  ids: readonly string[],
  takenSkus: TakenSkus,
): number {
  const restored = standing(writer, ids)
    .filter((item) => item.deletedAt !== null)
    .map(({ id }) => id);
  const taken = findTaken(writer, restored);
  if (takenSkus.kind === 'renew') {
    for (const each of taken) renewSku(writer, context, each, takenSkus.skuPattern);
  } else {
    const [first, ...others] = taken.map(({ problem }) => problem);
    if (first) throw validationError(first, ...others);
  }
  recordMoves(writer, context, 'item.restore', restored);
  writer.run(
    `UPDATE item SET deleted_at = NULL, updated_at = @now, revision = revision + 1
     WHERE id IN (SELECT value FROM json_each(@ids))`,
    { now: context.clock.now(), ids: JSON.stringify(restored) },
  );
  announce(writer, context, restored);
  return restored.length;
}

/** The items, each once. Throws `not_found` for an unknown id. */
function standing(
  reader: Reader,
  ids: readonly string[],
): readonly { readonly id: string; readonly deletedAt: number | null }[] {
  const wanted = [...new Set(ids)];
  const found = reader.all<{ readonly id: string; readonly deletedAt: number | null }>(
    `SELECT item.id, item.deleted_at AS deletedAt FROM json_each(@ids) AS wanted
     CROSS JOIN item ON item.id = wanted.value`,
    { ids: JSON.stringify(wanted) },
  );
  if (found.length === wanted.length) return found;
  const known = new Set(found.map(({ id }) => id));
  throw notFound('item', wanted.find((id) => !known.has(id)) ?? '');
}

/**
 * One change-set for each item in one statement, written before the rows change: afterwards nobody knows when an item was
 * removed. A number that is bound comes as a float, which JSON would write as one. Item by item it takes three times as long.
 */
function recordMoves(
  writer: Writer,
  context: InventoryContext,
  kind: 'item.remove' | 'item.restore',
  itemIds: readonly string[],
): void {
  const at = context.clock.now();
  writer.run(
    `INSERT INTO change_set (id, at, kind, item_id, revision, before, after)
     SELECT moved.value ->> 0, @at, @kind, item.id, item.revision + 1,
       json_object('deletedAt', item.deleted_at), json_object('deletedAt', CAST(@deletedAt AS INTEGER))
     FROM json_each(@moved) AS moved CROSS JOIN item ON item.id = moved.value ->> 1`,
    {
      at,
      kind,
      deletedAt: kind === 'item.remove' ? at : null,
      moved: JSON.stringify(itemIds.map((itemId) => [context.newId(), itemId])),
    },
  );
}

interface TakenSku {
  readonly itemId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly problem: FieldProblem;
}

/** SKUs of these items that another item in use holds, or another one of these. */
function findTaken(reader: Reader, ids: readonly string[]): readonly TakenSku[] {
  const claims = new Map<string, SkuHolder>();
  const taken: TakenSku[] = [];
  for (const itemId of ids) {
    const { title } = itemRecord(reader, itemId);
    for (const { id: variantId, sku } of variantRecords(reader, itemId)) {
      const holder = skuHolder(reader, sku) ?? claims.get(skuKey(sku));
      if (holder) taken.push({ itemId, variantId, sku, problem: skuTaken(sku, `items.${itemId}.sku`, holder) });
      else claims.set(skuKey(sku), { variantId, itemId, title });
    }
  }
  return taken;
}

function renewSku(
  writer: Writer,
  context: InventoryContext,
  { itemId, variantId, sku: earlier }: TakenSku,
  skuPattern: string,
): void {
  const sku = nextSku(writer, skuPattern, context.clock.now());
  writer.run('UPDATE variant SET sku = @sku, sku_key = @skuKey WHERE id = @variantId', {
    variantId,
    sku,
    skuKey: skuKey(sku),
  });
  recordChange(writer, context, {
    kind: 'variant.update',
    itemId,
    before: { variantId, sku: earlier },
    after: { variantId, sku },
  });
  reindex(writer, itemId);
}
