import type { Item, VariantPatch } from '#shared/domain/item.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Writer } from '../store/connection.ts';
import type { InventoryContext } from './change.ts';
import { announce, recordChange, reindex } from './change.ts';
import type { VariantRecord } from './item-rows.ts';
import { itemRecord, loadItem, photoRecord, toVariant, variantRecord, variantRecords } from './item-rows.ts';
import { insertVariant } from './items.ts';
import { nextSku, refuseTakenSku, skuKey } from './sku.ts';

/** Adds a variant with its own SKU by the rule, and the price and cost of the last one, to start from. */
export function addVariant(
  writer: Writer,
  context: InventoryContext,
  input: { readonly itemId: string; readonly options: Readonly<Record<string, string>>; readonly skuPattern: string },
): Item {
  const { itemId, options } = input;
  itemRecord(writer, itemId);
  const model = variantRecords(writer, itemId).at(-1);
  const sku = nextSku(writer, input.skuPattern, context.clock.now());
  const id = insertVariant(writer, context, { itemId, sku, position: (model?.position ?? -1) + 1, options });
  if (model) writePrices(writer, { ...model, id });
  recordChange(writer, context, {
    kind: 'variant.add',
    itemId,
    before: { variantId: id, present: false },
    after: { variantId: id, present: true, sku, options },
  });
  reindex(writer, itemId);
  announce(writer, context, [itemId]);
  return loadItem(writer, itemId);
}

function writePrices(
  writer: Writer,
  variant: Pick<VariantRecord, 'id' | 'price_amount' | 'price_currency' | 'cost_amount' | 'cost_currency'>,
): void {
  writer.run(
    `UPDATE variant SET price_amount = @priceAmount, price_currency = @priceCurrency,
       cost_amount = @costAmount, cost_currency = @costCurrency WHERE id = @id`,
    {
      id: variant.id,
      priceAmount: variant.price_amount,
      priceCurrency: variant.price_currency,
      costAmount: variant.cost_amount,
      costCurrency: variant.cost_currency,
    },
  );
}

/** Changes SKU, price, cost or options. A SKU that is taken is a `validation` error that names its holder. */
export function updateVariant(
  writer: Writer,
  context: InventoryContext,
  input: { readonly id: string; readonly patch: VariantPatch },
): Item {
  const record = variantRecord(writer, input.id);
  const { patch } = input;
  const present = toVariant(record);
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const field of ['sku', 'price', 'cost', 'options', 'photoId'] as const) {
    const value = patch[field];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(present[field])) continue;
    before[field] = present[field];
    after[field] = value;
  }
  if (Object.keys(after).length === 0) return loadItem(writer, record.item_id);
  if (after['sku'] !== undefined && patch.sku !== undefined) {
    const index = variantRecords(writer, record.item_id).findIndex((variant) => variant.id === record.id);
    refuseTakenSku(writer, patch.sku, `variants.${index}.sku`, record.id);
    writer.run('UPDATE variant SET sku = @sku, sku_key = @skuKey WHERE id = @id', {
      id: record.id,
      sku: patch.sku,
      skuKey: skuKey(patch.sku),
    });
  }
  if (patch.options !== undefined) {
    writer.run('UPDATE variant SET options = @options WHERE id = @id', {
      id: record.id,
      options: JSON.stringify(patch.options),
    });
  }
  if (patch.photoId !== undefined) {
    if (patch.photoId !== null && photoRecord(writer, patch.photoId).item_id !== record.item_id)
      throw notFound('photo', patch.photoId);
    writer.run('UPDATE variant SET photo_id = @photoId WHERE id = @id', { id: record.id, photoId: patch.photoId });
  }
  const price = patch.price === undefined ? present.price : patch.price;
  const cost = patch.cost === undefined ? present.cost : patch.cost;
  writePrices(writer, {
    id: record.id,
    price_amount: price?.amount ?? null,
    price_currency: price?.currency ?? null,
    cost_amount: cost?.amount ?? null,
    cost_currency: cost?.currency ?? null,
  });
  recordChange(writer, context, {
    kind: 'variant.update',
    itemId: record.item_id,
    before: { variantId: record.id, ...before },
    after: { variantId: record.id, ...after },
  });
  if (after['sku'] !== undefined || after['options'] !== undefined) reindex(writer, record.item_id);
  announce(writer, context, [record.item_id]);
  return loadItem(writer, record.item_id);
}

/** Takes a variant off its item. Its ledger stays, and frees its SKU. Refused for the last one: remove the item instead. */
export function removeVariant(writer: Writer, context: InventoryContext, id: string): Item {
  const record = variantRecord(writer, id);
  if (variantRecords(writer, record.item_id).length === 1) {
    throw new AppError({
      code: 'conflict',
      reason: 'last_variant',
      message: 'An item keeps at least one variant. Remove the item itself instead.',
    });
  }
  writer.run('UPDATE variant SET removed_at = @now WHERE id = @id', { id, now: context.clock.now() });
  recordChange(writer, context, {
    kind: 'variant.remove',
    itemId: record.item_id,
    before: { variantId: id, present: true },
    after: { variantId: id, present: false },
  });
  reindex(writer, record.item_id);
  announce(writer, context, [record.item_id]);
  return loadItem(writer, record.item_id);
}

/**
 * Puts a removed variant back with its ledger, so with its stock. Refused with `validation` when another variant has taken
 * its SKU meanwhile. One that is there already is left as it is.
 */
export function restoreVariant(writer: Writer, context: InventoryContext, id: string): Item {
  const record = writer.get<{ item_id: string; sku: string; position: number; removed_at: number | null }>(
    'SELECT item_id, sku, position, removed_at FROM variant WHERE id = @id',
    { id },
  );
  if (!record) throw notFound('variant', id);
  if (record.removed_at === null) return loadItem(writer, record.item_id);
  const place = variantRecords(writer, record.item_id).filter(({ position }) => position < record.position).length;
  refuseTakenSku(writer, record.sku, `variants.${place}.sku`, id);
  writer.run('UPDATE variant SET removed_at = NULL WHERE id = @id', { id });
  recordChange(writer, context, {
    kind: 'variant.restore',
    itemId: record.item_id,
    before: { variantId: id, present: false, removedAt: record.removed_at },
    after: { variantId: id, present: true },
  });
  reindex(writer, record.item_id);
  announce(writer, context, [record.item_id]);
  return loadItem(writer, record.item_id);
}
