import type { UnsentOffer } from '#shared/domain/listing.ts';
import { presentOffer } from './change-intents.ts';
import { intentQueries, type IntentRow } from './intent-rows.ts';
import { openListingsOfItem, toListing } from './listing-rows.ts';
import { accountOrUndefined, type QueueContext } from './queue.ts';

/**
 * What the open listings of an item were not told yet, by the account's own price, number and policies. Nothing of those that
 * cannot be revised, and nothing while a revision is on its way.
 */
export function unsentOffers(context: QueueContext, itemId: string): UnsentOffer[] {
  const { store, accounts } = context;
  return openListingsOfItem(store, itemId).flatMap((row): UnsentOffer[] => {
    if (accountOrUndefined(context, row.account_id) === undefined) return [];
    const waiting = store.all<IntentRow>(intentQueries.ofListing, { listingId: row.id }).length > 0;
    if (waiting || !accounts.marketplaceOf(row.account_id).capabilities.revise) return [];
    const { payload, findings } = presentOffer(context, row);
    const { price, quantity } = payload;
    if (price === null || findings.length > 0) return [];
    const told = toListing(row);
    const terms = Object.keys(payload.terms).length > 0;
    const offered =
      price.amount !== told.price?.amount || price.currency !== told.price.currency || quantity !== told.quantity;
    return offered || terms ? [{ listingId: row.id, offer: offered ? { price, quantity } : null, terms }] : [];
  });
}
