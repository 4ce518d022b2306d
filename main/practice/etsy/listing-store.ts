import { epochSeconds, type EtsyContext } from './context.ts';
import { chargeListingFee } from './ledger.ts';
import type { Listing, ListingState } from './listing-state.ts';
import { refuse } from './refusals.ts';

const MONTHS_LISTED = 4;

/** Four months from now, which is what one listing fee pays for. */
export function endOfListing(context: EtsyContext): number {
  const end = new Date(context.clock.now());
  end.setUTCMonth(end.getUTCMonth() + MONTHS_LISTED);
  return Math.floor(end.getTime() / 1000);
}

/** Stores a listing and the row it is found by. */
export function saveListing(context: EtsyContext, listing: Listing): Listing {
  const { listingId, state, created, modified, endsAt, sectionId, returnPolicyId } = listing;
  context.state.listingRows.put(`${listing.shopId}/${listingId}`, {
    listingId,
    state,
    created,
    modified,
    endsAt,
    sectionId,
    returnPolicyId,
    price: Math.min(...listing.products.map((product) => product.price)),
  });
  return context.state.listings.put(String(listingId), listing);
}

/** The same after a change by the seller. */
export const saveChanged = (context: EtsyContext, listing: Listing): Listing =>
  saveListing(context, { ...listing, modified: epochSeconds(context) });

export function inState(context: EtsyContext, listing: Listing, state: ListingState): Listing {
  return listing.state === state ? listing : { ...listing, state, stateSince: epochSeconds(context) };
}

/** The listing as of now: one whose four months are over has expired, or was renewed with another fee. */
export function listingNow(context: EtsyContext, listingId: number | string | undefined): Listing | undefined {
  const listing = context.state.listings.get(String(listingId));
  if (listing === undefined || listing.state !== 'active' || listing.endsAt > epochSeconds(context)) return listing;
  if (!listing.autoRenew) return saveListing(context, { ...listing, state: 'expired', stateSince: listing.endsAt });
  chargeListingFee(context, listing, 'renew');
  return saveListing(context, { ...listing, endsAt: endOfListing(context) });
}

/** Lets every listing of a shop whose time has come expire or renew, before lists are read. */
export function settleShop(context: EtsyContext, shopId: number | string): void {
  const now = epochSeconds(context);
  for (const { listingId, state, endsAt } of context.state.listingRows.startingWith(`${shopId}/`)) {
    if (state === 'active' && endsAt <= now) listingNow(context, listingId);
  }
}

/** A listing of the caller's own shop; where the path names a shop, the listing must be of that one. */
export function ownListing(
  context: EtsyContext,
  userId: number | undefined,
  params: Readonly<Record<string, string>>,
): Listing {
  const listing = listingNow(context, params['listing_id']);
  const shopId = params['shop_id'];
  if (listing === undefined || (shopId !== undefined && shopId !== String(listing.shopId))) {
    return refuse(404, `Could not find a Listing with listing_id = ${params['listing_id']}`);
  }
  if (listing.userId !== userId) return refuse(403, `User does not own Listing ${listing.listingId}`);
  return listing;
}

/** A listing that the caller may see: everybody the ones on sale or sold, the owner all of them. */
export function visibleListing(
  context: EtsyContext,
  userId: number | undefined,
  listingId: string | undefined,
): Listing {
  const listing = listingNow(context, listingId);
  const isPublic = listing !== undefined && (listing.state === 'active' || listing.state === 'sold_out');
  if (listing === undefined || (!isPublic && listing.userId !== userId)) {
    return refuse(404, `Could not find a Listing with listing_id = ${listingId}`);
  }
  return listing;
}
