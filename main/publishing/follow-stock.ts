import type { EndMode } from '#shared/domain/marketplace.ts';
import { toMoney } from '../inventory/item-rows.ts';
import type { Writer } from '../store/connection.ts';
import { openListingsOfItem } from './listing-rows.ts';
import { insertEnd, insertRevise, isEnding, offered } from './change-intents.ts';
import { accountOrUndefined, type QueueContext } from './queue.ts';

/** What a listing of a sold item says from then on: sold, where the marketplace can say so. */
const soldMode = (context: QueueContext, accountId: string): EndMode =>
  accountOrUndefined(context, accountId) !== undefined &&
  context.accounts.marketplaceOf(accountId).capabilities.endModes.includes('sold')
    ? 'sold'
    : 'end';

/**
 * Brings an item's listings to the stock that is left, in the transaction that lowered it: revised to the rest, ended
 * when nothing is left. The one that sold is among them, but offers the right number already. Prices stay as they are.
 */
export function followStock(context: QueueContext, writer: Writer, itemId: string): void {
  const listings = openListingsOfItem(writer, itemId);
  if (listings.length === 0) return;
  const left = context.itemOf(itemId).variants[0]?.quantity ?? 0;
  const batchId = context.newId();
  context.changes.batch(writer, batchId);
  for (const listing of listings) {
    if (isEnding(writer, listing.id)) continue;
    const price = toMoney(listing.price_amount, listing.price_currency);
    if (left === 0 || price === null) insertEnd(context, writer, batchId, listing, 'end');
    else if (listing.quantity !== left) {
      insertRevise(context, writer, batchId, listing, {
        payload: { kind: 'revise', price, quantity: left },
        findings: [],
      });
    }
  }
}
