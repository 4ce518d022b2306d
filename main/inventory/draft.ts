import type { Account } from '#shared/domain/account.ts';
import type { DraftPhoto, ListingDraft } from '../marketplaces/marketplace.ts';
import type { Reader } from '../store/connection.ts';
import { loadItem } from './item-rows.ts';

/** The account for which a draft is made. */
export type DraftAccount = Pick<Account, 'id' | 'marketplace'>;

/**
 * An item as one account is to list it: its first variant, and the category and aspects of the account's marketplace. Photos
 * are read when they are sent. Throws `not_found`.
 */
export function buildDraft(
  reader: Reader,
  itemId: string,
  account: DraftAccount,
  photos: readonly DraftPhoto[],
): ListingDraft {
  const item = loadItem(reader, itemId);
  const variant = item.variants[0];
  if (!variant) throw new Error(`item ${itemId} has no variant`);
  const details = item.markets[account.marketplace];
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
    terms: Object.fromEntries(
      Object.entries(details?.terms?.[account.id] ?? {}).map(([key, { value }]) => [key, value]),
    ),
    photos,
  };
}
