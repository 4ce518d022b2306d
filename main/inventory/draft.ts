import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { DraftPhoto, ListingDraft } from '../marketplaces/marketplace.ts';
import type { Reader } from '../store/connection.ts';
import { loadItem } from './item-rows.ts';

/**
 * An item as one marketplace is to see it: its first variant, and that marketplace's category and aspects. Photos are read
 * when they are sent. Throws `not_found`.
 */
export function buildDraft(
  reader: Reader,
  itemId: string,
  marketplace: MarketplaceId,
  photos: readonly DraftPhoto[],
): ListingDraft {
  const item = loadItem(reader, itemId);
  const variant = item.variants[0];
  if (!variant) throw new Error(`item ${itemId} has no variant`);
  const details = item.markets[marketplace];
  return {
    itemId,
    sku: variant.sku,
    title: details?.own?.title ?? item.title,
    description: details?.own?.description ?? item.description,
    condition: item.condition,
    conditionNote: item.conditionNote,
    price: details?.own?.price ?? variant.price,
    quantity: variant.quantity,
    variantCount: item.variants.length,
    categoryId: details?.categoryId ?? null,
    aspects: details?.aspects ?? {},
    photos,
  };
}
