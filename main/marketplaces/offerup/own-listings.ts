import type { Http } from '../../http/http.ts';
import type { OwnListing } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { listings, memoOf, remoteListing } from './remote-state.ts';

/** What is on sale now, page by page. */
export async function* ownListings(http: Http, calls: Calls): AsyncGenerator<OwnListing> {
  for await (const item of listings(http, calls, { status: 'active' })) {
    yield { sku: item.external_id ?? null, memo: memoOf(item), listing: remoteListing(item) };
  }
}
