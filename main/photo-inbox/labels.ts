import type { Grouped } from '#shared/domain/photo-groups.ts';
import type { PhotoGroup } from '#shared/domain/photo-inbox.ts';
import { itemRecord } from '../inventory/item-rows.ts';
import { findVariantBySku } from '../inventory/sku.ts';
import type { Reader } from '../store/connection.ts';

/** Finds the item whose SKU the label of a group shows. A label that no item has will be the SKU of a new one. */
export function withLabels(reader: Reader, { id, photos }: Grouped): PhotoGroup {
  const text = photos.find(({ label }) => label !== null)?.label ?? null;
  if (text === null) return { id, photos: [...photos], label: null };
  const variant = findVariantBySku(reader, text);
  const item = variant && itemRecord(reader, variant.itemId);
  const found = item && item.deleted_at === null ? item : undefined;
  return { id, photos: [...photos], label: { text, itemId: found?.id ?? null, title: found?.title ?? '' } };
}
