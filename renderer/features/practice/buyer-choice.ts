import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';

export type ListingRow = RequestOutput<'listings.list'>['rows'][number];

/** What a pretended buyer can buy: live on a practice account of a marketplace that sells, and not known to be sold out. */
export function buyableListings(
  rows: readonly ListingRow[],
  accounts: readonly Account[],
  marketplaces: readonly MarketplaceInfo[],
): readonly ListingRow[] {
  const sells = new Set(marketplaces.filter(({ capabilities }) => capabilities.checkout).map(({ id }) => id));
  const practice = new Set(
    accounts
      .filter(({ environment, marketplace }) => environment === 'practice' && sells.has(marketplace))
      .map(({ id }) => id),
  );
  return rows.filter((row) => row.state === 'live' && practice.has(row.accountId) && availableOf(row) !== 0);
}

/** Pieces that the marketplace last reported, or that we last sent; `null` when neither is known. */
export const availableOf = (row: ListingRow): number | null => row.readBack?.quantity ?? row.quantity;

/** What is wrong with the quantity; keys below `practice:buyer.`. */
export function quantityProblem(
  quantity: number | string,
  available: number | null,
): 'quantityInvalid' | 'tooMany' | null {
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity > 1_000)
    return 'quantityInvalid';
  return available !== null && quantity > available ? 'tooMany' : null;
}
