import type { Item } from '#shared/domain/item.ts';
import { itemLimits } from '#shared/domain/item.ts';
import { combinations, matrixProblems, sameCombination, type VariantOption } from '#shared/domain/variant-matrix.ts';
import { validationError } from '#shared/errors.ts';
import type { Writer } from '../store/connection.ts';
import { announce, inRun, recordChange, reindex, type InventoryContext } from './change.ts';
import { loadItem, toVariant, variantRecords } from './item-rows.ts';
import { insertVariant } from './items.ts';
import { fold } from './search-text.ts';
import { nextSku, skuHolder } from './sku.ts';
import { removeVariant, updateVariant } from './variants.ts';

/**
 * Gives an item one variant for each combination of its options, in their order. A variant that is one of the combinations
 * stays with its SKU, price and stock; one that lacks a new option becomes that option's first value, so that what is in
 * stock is never without a place. Variants of no combination are taken off, which can be taken back.
 */
export function setVariantMatrix(
  writer: Writer,
  context: InventoryContext,
  input: { readonly itemId: string; readonly options: readonly VariantOption[]; readonly skuPattern: string },
): Item {
  const [problem, ...others] = matrixProblems(input.options);
  if (problem) throw validationError(problem, ...others);
  return inRun(writer, context, { kind: 'variant.matrix', details: { itemId: input.itemId } }, (run) => {
    writeMatrix(writer, run, input);
    return loadItem(writer, input.itemId);
  });
}

function writeMatrix(
  writer: Writer,
  context: InventoryContext,
  {
    itemId,
    options,
    skuPattern,
  }: { readonly itemId: string; readonly options: readonly VariantOption[]; readonly skuPattern: string },
): void {
  const present = variantRecords(writer, itemId).map(toVariant);
  const model = present[0];
  const unplaced = new Set(present);
  combinations(options).forEach((wanted, position) => {
    const found = [...unplaced].find((variant) => sameCombination(completed(variant.options, options), wanted));
    if (found) {
      unplaced.delete(found);
      updateVariant(writer, context, { id: found.id, patch: { options: wanted } });
      movePosition(writer, context, itemId, found, position);
      return;
    }
    const sku = freeSku(writer, model?.sku, Object.values(wanted)) ?? nextSku(writer, skuPattern, context.clock.now());
    const id = insertVariant(writer, context, { itemId, sku, position, options: wanted });
    recordChange(writer, context, {
      kind: 'variant.add',
      itemId,
      before: { variantId: id, present: false },
      after: { variantId: id, present: true, sku, options: wanted },
    });
    if (model) updateVariant(writer, context, { id, patch: { price: model.price, cost: model.cost } });
  });
  for (const { id } of unplaced) removeVariant(writer, context, id);
  reindex(writer, itemId);
  announce(writer, context, [itemId]);
}

/** The options a variant has, with the first value of each that it lacks. */
function completed(
  present: Readonly<Record<string, string>>,
  options: readonly VariantOption[],
): Readonly<Record<string, string>> {
  const byName = new Map(Object.entries(present).map(([name, value]) => [fold(name).trim(), value.trim()]));
  return Object.fromEntries(
    options.map(({ name, values }) => [name, byName.get(fold(name).trim()) || (values[0] ?? '')]),
  );
}

function movePosition(
  writer: Writer,
  context: InventoryContext,
  itemId: string,
  variant: { readonly id: string; readonly position: number },
  position: number,
): void {
  if (variant.position === position) return;
  writer.run('UPDATE variant SET position = @position WHERE id = @id', { id: variant.id, position });
  recordChange(writer, context, {
    kind: 'variant.update',
    itemId,
    before: { variantId: variant.id, position: variant.position },
    after: { variantId: variant.id, position },
  });
}

/** `LAMP-1` and Red, Large make `LAMP-1-RED-LARGE`; `undefined` when that is taken or too long. */
function freeSku(writer: Writer, base: string | undefined, values: readonly string[]): string | undefined {
  const parts = values.map((value) =>
    fold(value)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '')
      .slice(0, 8),
  );
  if (base === undefined || parts.includes('')) return undefined;
  const sku = [base, ...parts].join('-');
  return sku.length > itemLimits.sku || skuHolder(writer, sku) ? undefined : sku;
}
