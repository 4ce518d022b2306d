import { z } from 'zod';
import type { Condition } from '#shared/domain/condition.ts';
import { conditionSchema } from '#shared/domain/condition.ts';
import type { Item, Photo, Variant } from '#shared/domain/item.ts';
import { variantOptionsSchema } from '#shared/domain/item.ts';
import type { Money } from '#shared/domain/money.ts';
import { photoEditSchema } from '#shared/domain/photo-edit.ts';
import { notFound } from '#shared/errors.ts';
import type { Reader } from '../store/connection.ts';
import { marketDetails } from './market-details.ts';

/** The item's own row, under the names of the columns. */
export interface ItemRecord {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly condition: string | null;
  readonly condition_note: string;
  readonly description: string;
  readonly location: string;
  readonly tags: string;
  readonly low_stock_at: number | null;
  readonly archived_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly revision: number;
}

export interface VariantRecord {
  readonly id: string;
  readonly item_id: string;
  readonly position: number;
  readonly sku: string;
  readonly options: string;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly quantity: number;
  readonly photo_id: string | null;
  readonly removed_at: number | null;
}

export interface PhotoRecord {
  readonly id: string;
  readonly item_id: string;
  readonly position: number;
  readonly file_name: string;
  readonly hash: string;
  readonly extension: string;
  readonly media_type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly display_hash: string;
  readonly display_width: number;
  readonly display_height: number;
  readonly display_bytes: number;
  readonly edit: string | null;
  readonly version: string | null;
  readonly removed_at: number | null;
}

/** Throws `not_found`. Items in the recycle bin are found as well. */
export function itemRecord(reader: Reader, id: string): ItemRecord {
  const record = reader.get<ItemRecord>(
    `SELECT number, id, title, category, condition, condition_note, description, location, tags, low_stock_at, created_at,
       updated_at, deleted_at, archived_at, revision
     FROM item WHERE id = @id`,
    { id },
  );
  if (!record) throw notFound('item', id);
  return record;
}

// `= +@itemId` in the two lists that every draft reads: see `intentQueries.steps` for the plus.
export const variantRecords = (reader: Reader, itemId: string): VariantRecord[] =>
  reader.all<VariantRecord>(
    `SELECT id, item_id, position, sku, options, price_amount, price_currency, cost_amount, cost_currency, quantity, photo_id, removed_at
     FROM variant WHERE item_id = +@itemId AND removed_at IS NULL ORDER BY position, id`,
    { itemId },
  );

/** Throws `not_found`, for a removed variant too. */
export function variantRecord(reader: Reader, id: string): VariantRecord {
  const record = reader.get<VariantRecord>(
    `SELECT id, item_id, position, sku, options, price_amount, price_currency, cost_amount, cost_currency, quantity, photo_id, removed_at
     FROM variant WHERE id = @id AND removed_at IS NULL`,
    { id },
  );
  if (!record) throw notFound('variant', id);
  return record;
}

const photoColumns = `id, item_id, position, file_name, hash, extension, media_type, width, height, bytes,
  display_hash, display_width, display_height, display_bytes, edit, version, removed_at`;

export const photoRecords = (reader: Reader, itemId: string): PhotoRecord[] =>
  reader.all<PhotoRecord>(
    `SELECT ${photoColumns} FROM photo WHERE item_id = +@itemId AND removed_at IS NULL ORDER BY position, id`,
    { itemId },
  );

/** Throws `not_found`. Removed photos are found as well, so that they can come back. */
export function photoRecord(reader: Reader, id: string): PhotoRecord {
  const record = reader.get<PhotoRecord>(`SELECT ${photoColumns} FROM photo WHERE id = @id`, { id });
  if (!record) throw notFound('photo', id);
  return record;
}

export const toMoney = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

/** A condition that this version does not know (written by a later one) shows as none instead of failing the item. */
export const toCondition = (text: string | null): Condition | null => conditionSchema.safeParse(text).data ?? null;

export const toVariant = (record: VariantRecord): Variant => ({
  id: record.id,
  sku: record.sku,
  options: variantOptionsSchema.parse(JSON.parse(record.options)),
  price: toMoney(record.price_amount, record.price_currency),
  cost: toMoney(record.cost_amount, record.cost_currency),
  quantity: record.quantity,
  position: record.position,
  photoId: record.photo_id,
});

const toPhoto = (record: PhotoRecord): Photo => ({
  id: record.id,
  position: record.position,
  fileName: record.file_name,
  width: record.width,
  height: record.height,
  bytes: record.bytes,
  mediaType: record.media_type,
  edit: record.edit === null ? null : photoEditSchema.parse(JSON.parse(record.edit)),
});

const tagListSchema = z.array(z.string());

/** The whole item, as the editor shows it. Throws `not_found`. */
export function loadItem(reader: Reader, id: string): Item {
  const record = itemRecord(reader, id);
  return {
    id: record.id,
    title: record.title,
    description: record.description,
    condition: toCondition(record.condition),
    conditionNote: record.condition_note,
    category: record.category,
    location: record.location,
    tags: tagListSchema.parse(JSON.parse(record.tags)),
    lowStockAt: record.low_stock_at,
    variants: variantRecords(reader, id).map(toVariant),
    photos: photoRecords(reader, id).map(toPhoto),
    markets: marketDetails(reader, id),
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    deletedAt: record.deleted_at,
    archivedAt: record.archived_at,
    revision: record.revision,
  };
}
