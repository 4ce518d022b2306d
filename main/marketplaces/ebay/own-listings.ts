import type { Http } from '../../http/http.ts';
import type { OwnListing } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { findOffer, isPublished, memoOf, remoteListing } from './remote-state.ts';

/**
 * The published offers of this account, item by item: eBay lists offers only by SKU. What was listed by other means than
 * the Inventory API is invisible here until the seller migrates it.
 */
export async function* ownListings(http: Http, calls: Calls): AsyncGenerator<OwnListing> {
  for (let page = 0; ; page += 1) {
    const { body } = await http.send(calls.items(page));
    for (const { sku, ...item } of body.inventoryItems) {
      const offer = await findOffer(http, calls, { sku, memo: {} });
      if (offer !== undefined && isPublished(offer))
        yield { sku, memo: memoOf(offer), listing: remoteListing(offer, item) };
    }
    if (body.next === undefined || body.inventoryItems.length === 0) return;
  }
}
