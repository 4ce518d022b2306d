import type { EndMode } from '#shared/domain/marketplace.ts';
import { toMoney } from '../inventory/item-rows.ts';
import type { Writer } from '../store/connection.ts';
import { openListingsOfItem } from './listing-rows.ts';
import { insertEnd, insertRevise, isEnding, offered, waitingRevision } from './change-intents.ts';
import { accountOrUndefined, type QueueContext } from './queue.ts';

/** What becomes of a listing: it says sold where the marketplace can, and offers as many pieces as it can. */
function consequence(context: QueueContext, accountId: string, left: number) {
  // Of a disconnected account nothing is known; the refusal that follows says so.
  const known = accountOrUndefined(context, accountId) !== undefined;
  const endModes: readonly EndMode[] = known ? context.accounts.marketplaceOf(accountId).capabilities.endModes : [];
  const mode: EndMode = left === 0 && endModes.includes('sold') ? 'sold' : 'end';
  return { mode, quantity: known ? offered(context, accountId, left) : left };
}

/**
 * Brings an item's listings to the stock that is left, in the transaction that lowered it: revised to the rest, ended
 * when nothing is left. The one that sold is among them, but offers the right number already. Prices stay as they are.
 * Answers whether there is something to send.
 */
export function followStock(context: QueueContext, writer: Writer, itemId: string): boolean {
  const listings = openListingsOfItem(writer, itemId);
  if (listings.length === 0) return false;
  const left = context.inStock(writer, itemId);
  const batchId = context.newId();
  let follows = false;
  for (const listing of listings) {
    if (isEnding(writer, listing.id)) continue;
    // What waits to be sent is taken along: its number is out of date, its price and its policies are not.
    const waiting = waitingRevision(writer, listing.id);
    const price = waiting?.price ?? toMoney(listing.price_amount, listing.price_currency);
    const { mode, quantity } = consequence(context, listing.account_id, left);
    if (left > 0 && price !== null && (waiting?.quantity ?? listing.quantity) === quantity) continue;
    follows = true;
    if (left === 0 || price === null) insertEnd(context, writer, batchId, listing, mode);
    else {
      insertRevise(context, writer, batchId, listing, {
        payload: { kind: 'revise', price, quantity, terms: waiting?.terms ?? {} },
        findings: [],
      });
    }
  }
  if (follows) context.changes.batch(writer, batchId);
  return follows;
}
