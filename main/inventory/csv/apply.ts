import type { ItemPatch, MarketDetails } from '#shared/domain/item.ts';
import { validationError } from '#shared/errors.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { marketDetails, variantRecord, variantRecords } from '../item-rows.ts';
import { createItem, overwriteItem } from '../items.ts';
import { refuseTakenSku, skuHolder } from '../sku.ts';
import { adjustStock } from '../stock.ts';
import { addVariant, updateVariant } from '../variants.ts';
import type { ImportRow } from './row.ts';

/** Listings of the report are eBay's. */
const marketplace = 'ebay';

export interface Applied {
  readonly outcome: 'created' | 'updated';
  readonly itemId: string;
}

/**
 * Writes one row. It belongs to the variant that has its SKU, else to the one that came from the same listing before; else
 * it is new. Throws `validation` or `conflict` when it cannot be taken; the caller undoes what was written by then.
 */
export function applyRow(writer: Writer, context: InventoryContext, row: ImportRow, skuPattern: string): Applied {
  const known = knownVariant(writer, row);
  if (known) {
    updateKnown(writer, context, row, known.itemId, known.variantId);
    return { outcome: 'updated', itemId: known.itemId };
  }
  const parent = row.itemNumber === undefined ? undefined : itemOfListing(writer, row.itemNumber);
  if (parent && row.options === undefined) {
    // The listing's own row, after its variations took over: it says nothing about any one of them.
    overwriteItem(writer, context, parent, patchOf(writer, row, parent));
    return { outcome: 'updated', itemId: parent };
  }
  if (parent) {
    addVariation(writer, context, row, parent, skuPattern);
    return { outcome: 'updated', itemId: parent };
  }
  if (row.title === undefined) {
    throw validationError({
      path: 'Title',
      reason: 'csv_title_missing',
      params: { row: row.row },
      message: `Row ${row.row}, Title: a new item needs a title. Fill it in and import the file again.`,
    });
  }
  const itemId = createItem(writer, context, { patch: patchOf(writer, row), skuPattern, sku: row.sku });
  const variantId = variantRecords(writer, itemId)[0]?.id ?? '';
  updateKnown(writer, context, row, itemId, variantId);
  return { outcome: 'created', itemId };
}

function knownVariant(
  reader: Reader,
  row: ImportRow,
): { readonly itemId: string; readonly variantId: string } | undefined {
  if (row.sku !== undefined) {
    const holder = skuHolder(reader, row.sku);
    if (holder) return holder;
  }
  if (row.itemNumber === undefined) return undefined;
  return reader.get(
    `SELECT v.item_id AS itemId, v.id AS variantId FROM imported_listing l JOIN variant v ON v.id = l.variant_id
     WHERE l.marketplace = @marketplace AND l.remote_id = @remoteId AND l.options_key = @optionsKey AND v.active = 1`,
    { marketplace, remoteId: row.itemNumber, optionsKey: optionsKey(row) },
  );
}

const itemOfListing = (reader: Reader, remoteId: string): string | undefined =>
  reader.get<{ itemId: string }>(
    `SELECT v.item_id AS itemId FROM imported_listing l JOIN variant v ON v.id = l.variant_id
     WHERE l.marketplace = @marketplace AND l.remote_id = @remoteId AND v.active = 1 LIMIT 1`,
    { marketplace, remoteId },
  )?.itemId;

const optionsKey = (row: ImportRow): string =>
  Object.entries(row.options ?? {})
    .map(([name, value]) => `${name}=${value}`.toLowerCase())
    .toSorted()
    .join(';');

function updateKnown(
  writer: Writer,
  context: InventoryContext,
  row: ImportRow,
  itemId: string,
  variantId: string,
): void {
  overwriteItem(writer, context, itemId, patchOf(writer, row, itemId));
  updateVariant(writer, context, {
    id: variantId,
    patch: {
      ...(row.sku !== undefined && { sku: row.sku }),
      ...(row.price && { price: row.price }),
      ...(row.cost && { cost: row.cost }),
      ...(row.options && { options: row.options }),
    },
  });
  if (row.quantity !== undefined) {
    const opening =
      writer.get('SELECT 1 FROM stock_event WHERE variant_id = @variantId LIMIT 1', { variantId }) === undefined;
    adjustStock(writer, context, {
      variantId,
      reason: opening ? 'opening' : 'correction',
      change: { kind: 'count', quantity: row.quantity },
      note: 'CSV import',
    });
  }
  if (row.itemNumber === undefined) return;
  writer.run(
    `INSERT INTO imported_listing (marketplace, remote_id, options_key, variant_id)
     VALUES (@marketplace, @remoteId, @optionsKey, @variantId)
     ON CONFLICT (marketplace, remote_id, options_key) DO UPDATE SET variant_id = @variantId`,
    { marketplace, remoteId: row.itemNumber, optionsKey: optionsKey(row), variantId },
  );
}

/** The report lists a listing with variations first as a whole, then each variation: the first one takes its place. */
function addVariation(
  writer: Writer,
  context: InventoryContext,
  row: ImportRow,
  itemId: string,
  skuPattern: string,
): void {
  const [only, ...others] = variantRecords(writer, itemId);
  const remoteId = row.itemNumber ?? '';
  const placeholder = only && others.length === 0 && only.options === '{}' ? only : undefined;
  if (placeholder) {
    writer.run(
      `DELETE FROM imported_listing WHERE marketplace = @marketplace AND remote_id = @remoteId AND options_key = ''`,
      { marketplace, remoteId },
    );
    updateKnown(writer, context, row, itemId, placeholder.id);
    return;
  }
  if (row.sku !== undefined) refuseTakenSku(writer, row.sku, 'Custom label (SKU)');
  const added = addVariant(writer, context, { itemId, options: row.options ?? {}, skuPattern }).variants.at(-1);
  if (!added) throw new Error('the variant that was added is missing');
  updateKnown(writer, context, row, itemId, variantRecord(writer, added.id).id);
}

/** What the row says about the item as a whole; with an item, its aspects are merged into those it has. */
function patchOf(reader: Reader, row: ImportRow, itemId?: string): ItemPatch {
  const patch: ItemPatch = {
    ...(row.title !== undefined && { title: row.title }),
    ...(row.description !== undefined && { description: row.description }),
    ...(row.condition !== undefined && { condition: row.condition }),
    ...(row.conditionNote !== undefined && { conditionNote: row.conditionNote }),
  };
  // A new item starts in a group named after the marketplace's category; the seller's own grouping is never overwritten by it.
  const category = row.category ?? (itemId === undefined ? row.marketCategoryName?.slice(0, 200) : undefined);
  if (category !== undefined) patch.category = category;
  if (
    row.marketCategoryId === undefined &&
    row.marketCategoryName === undefined &&
    Object.keys(row.aspects).length === 0
  ) {
    return patch;
  }
  const present = itemId === undefined ? undefined : marketDetails(reader, itemId)[marketplace];
  const details: MarketDetails = {
    categoryId: row.marketCategoryId ?? present?.categoryId ?? null,
    categoryName: row.marketCategoryName ?? present?.categoryName ?? null,
    aspects: {
      ...present?.aspects,
      ...Object.fromEntries(Object.entries(row.aspects).map(([name, values]) => [name, [...values]])),
    },
  };
  return { ...patch, markets: { [marketplace]: details } };
}
