import type { Item, ItemPatch } from '#shared/domain/item.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { same } from './canonical.ts';
import type { InventoryContext } from './change.ts';
import { announce, recordChange, reindex } from './change.ts';
import { itemRecord, loadItem } from './item-rows.ts';
import { marketDetails, writeMarketDetails } from './market-details.ts';
import { fold } from './search-text.ts';
import { nextSku, skuKey } from './sku.ts';

const ownFields = [
  'title',
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
] as const;
type OwnField = (typeof ownFields)[number];
const searchedFields: ReadonlySet<string> = new Set([
  'title',
  'description',
  'conditionNote',
  'category',
  'location',
  'tags',
]);

/** Enough of the title to sort by. */
const titleKeyLength = 80;
export const titleKey = (title: string): string => fold(title).trim().slice(0, titleKeyLength);

/** Values of the fields by the paths that a change-set and a conflict name: `title`, `markets.ebay`. */
type Fields = Record<string, unknown>;

function patchFields(patch: ItemPatch): Fields {
  const fields: Fields = {};
  for (const field of ownFields) if (patch[field] !== undefined) fields[field] = patch[field];
  for (const [marketplace, details] of Object.entries(patch.markets ?? {})) {
    if (details !== undefined) fields[`markets.${marketplace}`] = details;
  }
  return fields;
}

function presentFields(reader: Reader, id: string): Fields {
  const record = itemRecord(reader, id);
  const own: Record<OwnField, unknown> = {
    title: record.title,
    description: record.description,
    condition: record.condition,
    conditionNote: record.condition_note,
    category: record.category,
    location: record.location,
    tags: JSON.parse(record.tags),
    lowStockAt: record.low_stock_at,
  };
  const fields: Fields = { ...own };
  for (const [marketplace, details] of Object.entries(marketDetails(reader, id)))
    fields[`markets.${marketplace}`] = details;
  return fields;
}

/** Writes the fields of a patch that differ from what is stored, and records them. Returns whether any did. */
function applyPatch(writer: Writer, context: InventoryContext, id: string, patch: ItemPatch): boolean {
  const present = presentFields(writer, id);
  const changed = Object.entries(patchFields(patch)).filter(([field, value]) => !same(value, present[field]));
  if (changed.length === 0) return false;
  const record = itemRecord(writer, id);
  const title = patch.title ?? record.title;
  writer.run(
    `UPDATE item SET title = @title, title_key = @titleKey, description = @description, condition = @condition,
       condition_note = @conditionNote, category = @category, location = @location, tags = @tags,
       low_stock_at = @lowStockAt WHERE id = @id`,
    {
      id,
      title,
      titleKey: titleKey(title),
      description: patch.description ?? record.description,
      condition: patch.condition === undefined ? record.condition : patch.condition,
      conditionNote: patch.conditionNote ?? record.condition_note,
      category: patch.category ?? record.category,
      location: patch.location ?? record.location,
      tags: patch.tags === undefined ? record.tags : JSON.stringify(patch.tags),
      lowStockAt: patch.lowStockAt === undefined ? record.low_stock_at : patch.lowStockAt,
    },
  );
  writeMarkets(writer, id, patch);
  recordChange(writer, context, {
    kind: 'item.update',
    itemId: id,
    before: Object.fromEntries(changed.map(([field]) => [field, present[field] ?? null])),
    after: Object.fromEntries(changed),
  });
  if (changed.some(([field]) => searchedFields.has(field))) reindex(writer, id);
  return true;
}

function writeMarkets(writer: Writer, id: string, patch: ItemPatch): void {
  for (const [marketplace, details] of Object.entries(patch.markets ?? {})) {
    if (details) writeMarketDetails(writer, marketplaceIdSchema.parse(marketplace), [[id, details]]);
  }
}

/** Changes fields without a look at revisions: for the import, which has no editor behind it. */
export function overwriteItem(writer: Writer, context: InventoryContext, id: string, patch: ItemPatch): void {
  if (applyPatch(writer, context, id, patch)) announce(writer, context, [id]);
}

/**
 * Saves an edit that was made on `baseRevision`. Fields that someone else (another window, an import, undo) has set to
 * something different since then are a `conflict` that carries the present revision; all other fields merge.
 */
export function updateItem(
  writer: Writer,
  context: InventoryContext,
  input: { readonly id: string; readonly baseRevision: number; readonly patch: ItemPatch },
): Item {
  const { revision } = itemRecord(writer, input.id);
  if (input.baseRevision !== revision) refuseOverlap(writer, input, revision);
  if (applyPatch(writer, context, input.id, input.patch)) announce(writer, context, [input.id]);
  return loadItem(writer, input.id);
}

function refuseOverlap(
  reader: Reader,
  { id, baseRevision, patch }: { readonly id: string; readonly baseRevision: number; readonly patch: ItemPatch },
  revision: number,
): void {
  const editedSince = new Set<string>();
  for (const { after } of reader.all<{ after: string }>(
    `SELECT after FROM change_set WHERE item_id = @id AND revision > @baseRevision AND kind = 'item.update'`,
    { id, baseRevision },
  )) {
    for (const field of Object.keys(JSON.parse(after) as Fields)) editedSince.add(field);
  }
  const present = presentFields(reader, id);
  const overlap = Object.entries(patchFields(patch))
    .filter(([field, value]) => editedSince.has(field) && !same(value, present[field]))
    .map(([path]): FieldProblem => ({
      path,
      reason: 'edited_elsewhere',
      message: `${path} was changed elsewhere in the meantime.`,
    }));
  // A revision that never was has nothing that could be compared.
  if (overlap.length === 0 && baseRevision <= revision) return;
  throw new AppError({
    code: 'conflict',
    reason: 'item_changed',
    params: { revision },
    message:
      'This item was changed elsewhere in the meantime. Look at the present values, then decide which ones to keep.',
    fields: overlap,
  });
}

/** Adds an item with one empty variant. `sku` is left out to have the rule make one. */
export function createItem(
  writer: Writer,
  context: InventoryContext,
  input: { readonly patch: ItemPatch; readonly skuPattern: string; readonly sku?: string | undefined },
): string {
  const now = context.clock.now();
  const id = context.newId();
  const { patch } = input;
  const title = patch.title ?? '';
  writer.run(
    `INSERT INTO item (id, title, title_key, category, condition, location, tags, low_stock_at, created_at, updated_at, revision,
       condition_note, description)
     VALUES (@id, @title, @titleKey, @category, @condition, @location, @tags, @lowStockAt, @now, @now, 0,
       @conditionNote, @description)`,
    {
      id,
      title,
      titleKey: titleKey(title),
      category: patch.category ?? '',
      condition: patch.condition ?? null,
      location: patch.location ?? '',
      tags: JSON.stringify(patch.tags ?? []),
      lowStockAt: patch.lowStockAt ?? null,
      now,
      conditionNote: patch.conditionNote ?? '',
      description: patch.description ?? '',
    },
  );
  const sku = input.sku ?? nextSku(writer, input.skuPattern, now);
  insertVariant(writer, context, { itemId: id, sku, position: 0, options: {} });
  writeMarkets(writer, id, patch);
  recordChange(writer, context, { kind: 'item.create', itemId: id, before: {}, after: { ...patchFields(patch), sku } });
  reindex(writer, id);
  announce(writer, context, [id]);
  return id;
}

/** The bare row; its item has to be touched and reindexed by the caller. */
export function insertVariant(
  writer: Writer,
  context: InventoryContext,
  variant: {
    readonly itemId: string;
    readonly sku: string;
    readonly position: number;
    readonly options: Readonly<Record<string, string>>;
  },
): string {
  const id = context.newId();
  writer.run(
    `INSERT INTO variant (id, item_id, position, sku, sku_key, options, active)
     VALUES (@id, @itemId, @position, @sku, @skuKey, @options, (SELECT deleted_at IS NULL FROM item WHERE id = @itemId))`,
    { id, ...variant, skuKey: skuKey(variant.sku), options: JSON.stringify(variant.options) },
  );
  return id;
}
