import { z } from 'zod';
import type { EtsyApi } from './endpoint.ts';
import { ids, list, oneOf, text } from './form.ts';
import { LISTING_STATES, type ListingRow } from './listing-state.ts';
import { listingNow, settleShop, visibleListing } from './listing-store.ts';
import { INCLUDES, listingBody, listingWith, listingWithInventory, type Include } from './listing-view.ts';
import { directions, pageOf, pageSchema, queryPage, signOf } from './paging.ts';
import { refuse } from './refusals.ts';
import { profileBody } from './shipping-profiles.ts';

const BATCH = 100;

const includes = list()
  .refine((names) => names.every((name) => (INCLUDES as readonly string[]).includes(name)), 'unknown association')
  .transform((names) => names as Include[])
  .optional();
const sorting = {
  sort_on: oneOf(['created', 'price', 'updated', 'score']).default('created'),
  sort_order: oneOf(directions).default('desc'),
};
const batch = ids()
  .refine((all) => all.length > 0 && all.length <= BATCH, `must hold 1 to ${BATCH} ids`)
  .transform((all) => [...new Set(all)]);

/** Reading listings: one, a shop's by state, and in batches. */
export function serveListingReads({ context, ...api }: EtsyApi): void {
  const rowsOf = (shopId: string | undefined): readonly ListingRow[] => {
    settleShop(context, shopId ?? '');
    return context.state.listingRows.startingWith(`${shopId}/`);
  };
  const whole = ({ listingId }: ListingRow) => context.state.listings.get(String(listingId)) ?? refuse(404, 'Gone');

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/listings',
    scopes: ['listings_r'],
    query: pageSchema.extend({ ...sorting, includes, state: oneOf(LISTING_STATES).default('active') }),
    handle: ({ params, query, userId }) => {
      const rows = rowsOf(params['shop_id']).filter(({ state }) => state === query.state);
      const page = pageOf(sorted(rows, query.sort_on, signOf(query.sort_order)), queryPage(query));
      const results = page.map((row) => listingWith(context, whole(row), query.includes ?? [], userId));
      return { status: 200, body: { count: rows.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/listings/active',
    query: pageSchema.extend({ ...sorting, keywords: text().optional() }),
    handle: ({ params, query }) => {
      const words = query.keywords?.toLowerCase() ?? '';
      const rows = rowsOf(params['shop_id'])
        .filter(({ state }) => state === 'active')
        .filter((row) => words === '' || whole(row).title.toLowerCase().includes(words));
      const page = pageOf(sorted(rows, query.sort_on, signOf(query.sort_order)), queryPage(query));
      return {
        status: 200,
        body: { count: rows.length, results: page.map((row) => listingBody(context, whole(row))) },
      };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/shop-sections/listings',
    query: pageSchema.extend({ ...sorting, shop_section_ids: ids() }),
    handle: ({ params, query }) => {
      const rows = rowsOf(params['shop_id'])
        .filter(({ state }) => state === 'active')
        .filter(({ sectionId }) => sectionId !== null && query.shop_section_ids.includes(sectionId));
      const page = pageOf(sorted(rows, query.sort_on, signOf(query.sort_order)), queryPage(query));
      return {
        status: 200,
        body: { count: rows.length, results: page.map((row) => listingBody(context, whole(row))) },
      };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/policies/return/:return_policy_id/listings',
    scopes: ['listings_r'],
    handle: ({ params }) => {
      const rows = rowsOf(params['shop_id']).filter((row) => String(row.returnPolicyId) === params['return_policy_id']);
      return {
        status: 200,
        body: { count: rows.length, results: rows.map((row) => listingBody(context, whole(row))) },
      };
    },
  });

  api.add({
    method: 'GET',
    path: '/listings/:listing_id',
    query: z.object({ includes }),
    handle: ({ params, query, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      return { status: 200, body: listingWith(context, listing, query.includes ?? [], userId) };
    },
  });

  api.add({
    method: 'GET',
    path: '/listings/batch',
    query: z.object({ listing_ids: batch, includes }),
    // Ids that are unknown, or not for these eyes, are left out of the answer.
    handle: ({ query, userId }) => {
      const found = query.listing_ids
        .flatMap((id) => listingNow(context, id) ?? [])
        .filter(({ state, userId: owner }) => state === 'active' || state === 'sold_out' || owner === userId);
      const results = found.map((listing) => listingWith(context, listing, query.includes ?? [], userId));
      return { status: 200, body: { count: results.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/listings/batch/inventory',
    scopes: ['listings_r'],
    query: z.object({ listing_ids: batch }),
    handle: ({ query, userId }) => {
      const results = query.listing_ids.map((id) =>
        listingWithInventory(context, visibleListing(context, userId, String(id)), userId),
      );
      return { status: 200, body: { count: results.length, results } };
    },
  });

  api.add({
    method: 'GET',
    path: '/listings/batch/shipping',
    scopes: ['shops_r'],
    query: z.object({ listing_ids: batch }),
    handle: ({ query, userId }) => {
      const results = query.listing_ids.map((id) => {
        const listing = visibleListing(context, userId, String(id));
        const profile = context.state.shippingProfiles.get(`${listing.shopId}/${listing.shippingProfileId}`);
        const shipping_profile = profile === undefined ? null : profileBody(context, profile);
        return { ...listingWith(context, listing, [], userId), shipping_profile };
      });
      return { status: 200, body: { count: results.length, results } };
    },
  });
}

/** Score has no meaning in one's own shop and falls back to age; equal ones keep the order of their ids. */
function sorted(rows: readonly ListingRow[], by: 'created' | 'price' | 'updated' | 'score', sign: 1 | -1) {
  const value = (row: ListingRow): number =>
    by === 'price' ? row.price : by === 'updated' ? row.modified : row.created;
  return rows.toSorted((a, b) => sign * (value(a) - value(b) || a.listingId - b.listingId));
}
