import type { Http } from '../../http/http.ts';
import type { OwnListing } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { readPost } from './post-text.ts';
import { memoOf, postsOf, remoteListing } from './remote-state.ts';

/** Posts of the Page that carry our reference line and are not sold. Everything else on the Page is none of our business. */
export async function* ownListings(http: Http, calls: Calls, pageId: string): AsyncGenerator<OwnListing> {
  for await (const post of postsOf(http, calls, pageId)) {
    const { reference, sold } = readPost(post.message);
    if (reference === null || sold) continue;
    const listing = remoteListing(post, { kind: 'none' });
    yield { sku: reference, memo: { ...memoOf(post), pageId }, listing };
  }
}
