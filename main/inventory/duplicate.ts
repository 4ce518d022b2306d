import type { Item } from '#shared/domain/item.ts';
import type { Writer } from '../store/connection.ts';
import { inRun, type InventoryContext } from './change.ts';
import { loadItem } from './item-rows.ts';
import { contentOf, newItem } from './templates.ts';
import { optionsOf } from '#shared/domain/variant-matrix.ts';
import { addVariant, removeVariant, updateVariant } from './variants.ts';

/**
 * "Create similar": a new item with all that could be true of another piece, its variants included, with SKUs of their own
 * and nothing in stock. Photos and stock belong to the piece they were taken of and counted for.
 */
export function duplicateItem(
  writer: Writer,
  context: InventoryContext,
  input: { readonly id: string; readonly skuPattern: string },
): Item {
  const { skuPattern } = input;
  const model = loadItem(writer, input.id);
  return inRun(writer, context, { kind: 'item.create', details: { like: input.id } }, (run) => {
    const { id: itemId, variants } = newItem(writer, run, contentOf(model), skuPattern);
    if (optionsOf(model.variants).length === 0) return loadItem(writer, itemId);
    for (const { options, price, cost } of model.variants) {
      const added = addVariant(writer, run, { itemId, options, skuPattern }).variants.at(-1);
      if (added) updateVariant(writer, run, { id: added.id, patch: { price, cost } });
    }
    // The one that every new item begins with.
    for (const { id } of variants) removeVariant(writer, run, id);
    return loadItem(writer, itemId);
  });
}
