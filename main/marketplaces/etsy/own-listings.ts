import type { Http } from '../../http/http.ts';
import type { OwnListing } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { listingsIn, memoOf, remoteListing, states, withSkus } from './remote-state.ts';

/** Every listing of the shop, in all five states: Etsy tells one state at a time. One that changes state meanwhile is told once. */
export async function* ownListings(http: Http, calls: Calls): AsyncGenerator<OwnListing> {
  const seen = new Set<string>();
  for (const state of states) {
    for await (const page of listingsIn(http, calls, state)) {
      const fresh = page.filter(({ listing_id: id }) => !seen.has(id));
      for (const { listing_id: id } of fresh) seen.add(id);
      for (const { listing, skus } of await withSkus(http, calls, fresh)) {
        // Of several variations none stands for the listing.
        const sku = skus.length === 1 ? (skus[0] ?? null) : null;
        yield { sku, memo: memoOf(listing), listing: remoteListing(listing, undefined) };
      }
    }
  }
}
