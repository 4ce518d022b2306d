import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import type { Listing } from './listing-state.ts';
import type { LedgerEntry } from './state.ts';

/** US cents for four months on sale. Source: Etsy's fee page. */
const LISTING_FEE = { amount: 20, currency: 'USD' } as const;

/** Writes the fee into the shop's payment account: it is due at first activation and at every renewal. */
export function chargeListingFee(context: EtsyContext, listing: Listing, why: 'listing' | 'renew'): void {
  record(context, listing.shopId, {
    amount: -LISTING_FEE.amount,
    currency: LISTING_FEE.currency,
    description: why === 'listing' ? 'listing' : 'renew',
    ledgerType: why === 'listing' ? 'listing' : 'renew',
    referenceType: 'listing',
    referenceId: String(listing.listingId),
  });
}

export function record(
  context: EtsyContext,
  shopId: number,
  entry: Omit<LedgerEntry, 'entryId' | 'shopId' | 'created'>,
): void {
  const { ledger } = context.state;
  const entryId = freshId(context, 11, (id) => ledger.get(`${shopId}/${id}`) !== undefined);
  ledger.put(`${shopId}/${entryId}`, { ...entry, entryId, shopId, created: epochSeconds(context) });
}
