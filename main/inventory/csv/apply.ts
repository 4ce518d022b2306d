import type { Writer } from '../../store/connection.ts';
import { archiveItems, unarchiveItems } from '../bin.ts';
import type { InventoryContext } from '../change.ts';
import { variantRecords } from '../item-rows.ts';
import { overwriteItem } from '../items.ts';
import { refuseTakenSku } from '../sku.ts';
import { adjustStock } from '../stock.ts';
import { addVariant, updateVariant } from '../variants.ts';
import { createFromRows, rememberListing } from './create.ts';
import { differences } from './differences.ts';
import type { RowPlan } from './plan.ts';

/** What a run of the import writes with. */
export type RunContext = InventoryContext & { readonly runId: string };

export interface Applied {
  readonly outcome: 'created' | 'variant' | 'changed' | 'unchanged';
  /** None for a row whose item another row of the plan stands for. */
  readonly itemId: string | undefined;
  /** Of a new item, also those that were made for it. */
  readonly skus?: readonly string[];
  /** Of a new item, to be written when the batch has its rows. */
  readonly words?: string;
}

/**
 * Does what was planned for one row, and records it under the run. Throws `validation` or `conflict` when it cannot be
 * done; the caller takes back what was written by then.
 */
export function applyPlan(
  writer: Writer,
  context: RunContext,
  plan: Exclude<RowPlan, { readonly kind: 'refused' }>,
  skuPattern: string,
): Applied {
  switch (plan.kind) {
    case 'create': {
      return { outcome: 'created', ...createFromRows(writer, context, plan.row, plan.variants, skuPattern) };
    }
    // Written with the first row of its item.
    case 'created':
      return { outcome: 'variant', itemId: undefined };
    case 'add':
      return { outcome: 'variant', itemId: addFromRow(writer, context, plan, skuPattern) };
    case 'update': {
      const changed = update(writer, context, plan);
      return { outcome: changed ? 'changed' : 'unchanged', itemId: plan.itemId };
    }
  }
}

function update(writer: Writer, context: RunContext, plan: Extract<RowPlan, { readonly kind: 'update' }>): boolean {
  const { row, itemId, variantId } = plan;
  if (Object.keys(plan.patch).length > 0) overwriteItem(writer, context, itemId, plan.patch);
  if (plan.archivedAt !== undefined) {
    if (plan.archivedAt === null) unarchiveItems(writer, context, [itemId]);
    else archiveItems(writer, context, [itemId]);
  }
  if (variantId !== undefined) {
    if (Object.keys(plan.variantPatch).length > 0)
      updateVariant(writer, context, { id: variantId, patch: plan.variantPatch });
    if (plan.quantity !== undefined) {
      const opening =
        writer.get('SELECT 1 FROM stock_event WHERE variant_id = @variantId LIMIT 1', { variantId }) === undefined;
      adjustStock(writer, context, {
        variantId,
        reason: opening ? 'opening' : 'correction',
        change: { kind: 'count', quantity: plan.quantity },
        note: 'CSV import',
      });
    }
    rememberListing(writer, row, variantId);
  }
  return plan.differences.length > 0;
}

/** A variant more. In the place of an only one without options, which stood for the item before it had any. */
function addFromRow(
  writer: Writer,
  context: RunContext,
  { row, itemId }: Extract<RowPlan, { readonly kind: 'add' }>,
  skuPattern: string,
): string {
  const [only, ...others] = variantRecords(writer, itemId);
  const standsIn = only && others.length === 0 && only.options === '{}' && row.listing?.market !== 'crossdock';
  let variantId = standsIn ? only.id : undefined;
  if (variantId === undefined) {
    if (row.sku !== undefined) refuseTakenSku(writer, row.sku, 'SKU');
    variantId =
      addVariant(writer, context, { itemId, options: row.options ?? {}, skuPattern }).variants.at(-1)?.id ?? '';
  } else if (row.listing) {
    writer.run(
      `DELETE FROM imported_listing WHERE marketplace = @market AND remote_id = @number AND variant_id = @variantId`,
      { market: row.listing.market, number: row.listing.number, variantId },
    );
  }
  update(writer, context, { kind: 'update', row, itemId, variantId, ...differences(writer, row, itemId, variantId) });
  return itemId;
}
