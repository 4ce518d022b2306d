import type { Item, VariantPatch } from '#shared/domain/item.ts';
import { notFound } from '#shared/errors.ts';
import type { Writer } from '../store/connection.ts';
import { inRun, type InventoryContext } from './change.ts';
import { loadItem, variantRecords } from './item-rows.ts';
import { adjustStock } from './stock.ts';
import { updateVariant } from './variants.ts';

/** The same values for several variants of one item. What is absent stays. */
export interface VariantFill {
  readonly itemId: string;
  readonly ids: readonly string[];
  readonly patch: Pick<VariantPatch, 'price' | 'cost' | 'photoId'>;
  /** Counted pieces of each. */
  readonly quantity?: number | undefined;
}

/** All or none, and one step to undo. Throws `not_found` for a variant of another item. */
export function fillVariants(writer: Writer, context: InventoryContext, fill: VariantFill): Item {
  const own = new Set(variantRecords(writer, fill.itemId).map(({ id }) => id));
  return inRun(writer, context, { kind: 'variant.fill', details: { variants: fill.ids.length } }, (run) => {
    for (const id of fill.ids) {
      if (!own.has(id)) throw notFound('variant', id);
      updateVariant(writer, run, { id, patch: fill.patch });
      if (fill.quantity === undefined) continue;
      const change = { kind: 'count', quantity: fill.quantity } as const;
      adjustStock(writer, run, { variantId: id, reason: 'correction', change, note: '' });
    }
    return loadItem(writer, fill.itemId);
  });
}
