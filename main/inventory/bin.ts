import type { FieldProblem } from '#shared/errors.ts';
import { notFound, validationError } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';
import type { InventoryContext } from './change.ts';
import { openRun, recordChange, reindex } from './change.ts';
import { itemRecord, variantRecords } from './item-rows.ts';
import type { SkuHolder } from './sku.ts';
import { nextSku, skuHolder, skuKey, skuTaken } from './sku.ts';
import { applyChanges } from './undo/apply.ts';

/** Moves items into the recycle bin; those already there are not counted. Throws `not_found` for an unknown id. */
export const removeItems = (writer: Writer, context: InventoryContext, ids: readonly string[]): readonly string[] =>
  move(writer, context, ids, { kind: 'item.remove', field: 'deletedAt', to: context.clock.now() });

/** Moves items into the archive. They keep their SKUs. Those already there are not counted. */
export const archiveItems = (writer: Writer, context: InventoryContext, ids: readonly string[]): readonly string[] =>
  move(writer, context, ids, { kind: 'item.archive', field: 'archivedAt', to: context.clock.now() });

/** Takes items out of the archive; those not in it are not counted. */
export const unarchiveItems = (writer: Writer, context: InventoryContext, ids: readonly string[]): readonly string[] =>
  move(writer, context, ids, { kind: 'item.unarchive', field: 'archivedAt', to: null });

interface Place {
  readonly kind: 'item.remove' | 'item.restore' | 'item.archive' | 'item.unarchive';
  readonly field: 'deletedAt' | 'archivedAt';
  readonly to: number | null;
}

/** One run for all that move, and which ones those are; nothing is recorded when none does. */
function move(
  writer: Writer,
  context: InventoryContext,
  ids: readonly string[],
  { kind, field, to }: Place,
): readonly string[] {
  const moving = standing(writer, ids).filter((item) => (item[field] === null) !== (to === null));
  if (moving.length === 0) return [];
  const run = context.runId === undefined ? openRun(writer, context, { kind }) : { ...context, runId: context.runId };
  applyChanges(
    writer,
    run,
    moving.map((item) => ({ kind, itemId: item.id, before: { [field]: item[field] }, after: { [field]: to } })),
  );
  return moving.map(({ id }) => id);
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
): readonly string[] {
  const restored = binned(writer, ids);
  const taken = findTaken(writer, restored, new Map());
  if (takenSkus.kind === 'renew') {
    for (const each of taken) renewSku(writer, context, each, takenSkus.skuPattern);
  } else {
    refuseTaken(taken);
  }
  return move(writer, context, restored, { kind: 'item.restore', field: 'deletedAt', to: null });
}

/**
 * Throws as `restoreItems` does when SKUs of these items are taken. To be asked for one part of many after the other, before
 * the first of them is restored.
 */
export function createTakenCheck(): (reader: Reader, ids: readonly string[]) => void {
  const claims = new Map<string, SkuHolder>();
  return (reader, ids) => refuseTaken(findTaken(reader, binned(reader, ids), claims));
}

function refuseTaken(taken: readonly TakenSku[]): void {
  const [first, ...others] = taken.map(({ problem }) => problem);
  if (first) throw validationError(first, ...others);
}

const binned = (reader: Reader, ids: readonly string[]): readonly string[] =>
  standing(reader, ids)
    .filter((item) => item.deletedAt !== null)
    .map(({ id }) => id);

interface Standing {
  readonly id: string;
  readonly deletedAt: number | null;
  readonly archivedAt: number | null;
}

/** The items, each once. Throws `not_found` for an unknown id. */
function standing(reader: Reader, ids: readonly string[]): readonly Standing[] {
  const wanted = [...new Set(ids)];
  const found = reader.all<Standing>(
    `SELECT item.id, item.deleted_at AS deletedAt, item.archived_at AS archivedAt FROM json_each(@ids) AS wanted
     CROSS JOIN item ON item.id = wanted.value`,
    { ids: JSON.stringify(wanted) },
  );
  if (found.length === wanted.length) return found;
  const known = new Set(found.map(({ id }) => id));
  throw notFound('item', wanted.find((id) => !known.has(id)) ?? '');
}

interface TakenSku {
  readonly itemId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly problem: FieldProblem;
}

/** SKUs of these items that another item in use holds, or that one before it claims. */
function findTaken(reader: Reader, ids: readonly string[], claims: Map<string, SkuHolder>): readonly TakenSku[] {
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
