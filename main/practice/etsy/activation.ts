import type { EtsyContext } from './context.ts';
import { epochSeconds } from './context.ts';
import { chargeListingFee } from './ledger.ts';
import { endOfListing, inState } from './listing-store.ts';
import type { Listing } from './listing-state.ts';
import { refuse } from './refusals.ts';
import { shopOf } from './shops.ts';

/** Members of the European Union among the countries that practice shops can be in: their shops need no return policy. */
const EU: ReadonlySet<string> = new Set(['DE', 'FR', 'IT', 'ES', 'NL', 'AT', 'BE', 'IE', 'PL', 'PT', 'SE', 'FI', 'DK']);

/** What `state` in updateListing does. Anything else than these moves is a conflict with the listing's state. */
export function changeState(context: EtsyContext, listing: Listing, wanted: 'active' | 'inactive'): Listing {
  if (listing.state === wanted) return listing;
  if (wanted === 'active') return activate(context, listing);
  if (listing.state !== 'active') refuse(409, `A listing that is ${listing.state} cannot be made inactive`);
  return inState(context, listing, 'inactive');
}

/**
 * Puts a listing on sale. The first time, and again when the four months are over or everything was sold, that costs a
 * fee and begins new four months; a listing that was merely paused goes on with what is left of its time.
 */
function activate(context: EtsyContext, listing: Listing): Listing {
  const restocked = listing.state === 'sold_out' ? { ...listing, products: one(listing.products) } : listing;
  checkComplete(context, restocked);
  const active = inState(context, restocked, 'active');
  const paid = listing.feePaid && listing.state === 'inactive' && listing.endsAt > epochSeconds(context);
  if (paid) return active;
  chargeListingFee(context, listing, listing.feePaid ? 'renew' : 'listing');
  return { ...active, feePaid: true, endsAt: endOfListing(context) };
}

/** A renewed sold-out listing has one piece, whatever it had before. */
function one(products: Listing['products']): Listing['products'] {
  const first = products.findIndex(({ enabled }) => enabled);
  return products.map((product, index) => (index === Math.max(0, first) ? { ...product, quantity: 1 } : product));
}

const tooShort = (path: string) =>
  JSON.stringify([{ path, type: 'array_too_short', message: 'must contain at least 1 item' }]);

function checkComplete(context: EtsyContext, listing: Listing): void {
  if (listing.images.length === 0) refuse(400, tooShort('/images'));
  if (listing.type !== 'physical') refuse(400, 'A digital listing needs an uploaded file before it can be active.');
  const profile =
    listing.shippingProfileId === null
      ? undefined
      : context.state.shippingProfiles.get(`${listing.shopId}/${listing.shippingProfileId}`);
  if (profile === undefined) refuse(400, 'A shipping_profile_id is required for physical listings.');
  if (profile.destinations.length === 0) refuse(400, 'Invalid Shipping Data: the shipping profile has no destination');
  const known = (readinessId: number | null) =>
    readinessId !== null && context.state.readiness.get(`${listing.shopId}/${readinessId}`) !== undefined;
  if (!listing.products.every(({ readinessId }) => known(readinessId))) {
    refuse(400, 'A readiness_state_id is required for physical listings.');
  }
  const inUnion = EU.has(shopOf(context, listing.shopId).country);
  if (listing.returnPolicyId === null && !inUnion) refuse(400, '/return/policy : cannot be null');
  if (!listing.products.some(({ enabled, quantity }) => enabled && quantity > 0)) {
    refuse(400, 'At least one offering must be enabled and have a quantity greater than 0');
  }
}
