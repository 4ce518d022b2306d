import { hundredths } from './amounts.ts';
import { freshId, isoTime, type EbayContext } from './context.ts';
import { refuse, refuseAll } from './errors.ts';
import { keepPictures } from './pictures.ts';
import { firstPublishErrors, publishErrors, quantityOf } from './publish-rules.ts';
import { OUT_OF_STOCK_PROGRAM } from './sellers.ts';
import type { Item, Listing, Offer, Seller } from './state.ts';

/** Revisions of one listing in one calendar day. Source: ebay.md section 7. */
const REVISIONS_A_DAY = 250;

export function itemKey(userId: string, sku: string): string {
  return `${userId}/${sku}`;
}

/** The offers of a SKU, oldest first. */
export function offersOfSku(context: EbayContext, userId: string, sku: string): readonly Offer[] {
  return context.state.offersBySku
    .startingWith(`${userId}/${sku}/`)
    .flatMap((offerId) => context.state.offers.get(`${userId}/${offerId}`) ?? []);
}

export function keepOffer(context: EbayContext, offer: Offer): Offer {
  context.state.offersBySku.put(`${offer.owner}/${offer.sku}/${offer.offerId}`, offer.offerId);
  return context.state.offers.put(`${offer.owner}/${offer.offerId}`, offer);
}

export function dropOffer(context: EbayContext, offer: Offer): void {
  context.state.offersBySku.delete(`${offer.owner}/${offer.sku}/${offer.offerId}`);
  context.state.offers.delete(`${offer.owner}/${offer.offerId}`);
}

/** Stores a listing and keeps the seller's sum of pieces and worth, which the selling limit is about. */
export function keepListing(context: EbayContext, listing: Listing): void {
  const before = weightOf(context.state.listings.get(listing.listingId));
  const after = weightOf(listing);
  const sum = context.state.exposure.get(listing.owner) ?? { pieces: 0, worth: 0 };
  context.state.exposure.put(listing.owner, {
    pieces: sum.pieces + after.pieces - before.pieces,
    worth: sum.worth + after.worth - before.worth,
  });
  context.state.listings.put(listing.listingId, listing);
}

function weightOf(listing: Listing | undefined): { readonly pieces: number; readonly worth: number } {
  if (listing === undefined || listing.status === 'ENDED') return { pieces: 0, worth: 0 };
  return { pieces: listing.quantity, worth: listing.quantity * hundredths(listing.price.value) };
}

/** Makes an offer a listing with an id of its own: every publish gives a new one. */
export function publishOffer(context: EbayContext, seller: Seller, offer: Offer, item: Item): Listing {
  refuseAll([
    ...publishErrors(context, seller, offer, item),
    ...firstPublishErrors(seller, offer, item, context.state.exposure.get(seller.userId) ?? { pieces: 0, worth: 0 }),
  ]);
  const listingId = freshId(context, 12, (id) => context.state.listings.get(id) !== undefined);
  const listing: Listing = {
    ...face(offer, item),
    listingId,
    status: 'ACTIVE',
    soldQuantity: 0,
    startedAt: context.clock.now(),
    revisions: { day: '', count: 0 },
  };
  keepListing(context, listing);
  keepOffer(context, { ...offer, status: 'PUBLISHED', listingId });
  keepPictures(context, listing.imageUrls, true);
  return listing;
}

/** Brings a live listing up to date after its item or offer changed; refuses what could not be published. */
export function reviseListing(context: EbayContext, seller: Seller, offer: Offer, item: Item): void {
  const listing = listingOf(context, offer);
  if (listing === undefined) return;
  refuseAll(publishErrors(context, seller, offer, item));
  const day = isoTime(context.clock.now()).slice(0, 10);
  const count = (listing.revisions.day === day ? listing.revisions.count : 0) + 1;
  if (count > REVISIONS_A_DAY)
    refuse(25019, { additionalInfo: `A listing can be revised ${REVISIONS_A_DAY} times a day.` });
  keepPictures(context, listing.imageUrls, false);
  const revised: Listing = { ...listing, ...face(offer, item), revisions: { day, count } };
  keepPictures(context, revised.imageUrls, true);
  settleStock(context, seller, offer, revised);
}

/** Stores the listing in the state its quantity puts it in: sold out it waits or ends, as the seller's program says. */
export function settleStock(context: EbayContext, seller: Seller, offer: Offer, listing: Listing): void {
  if (listing.quantity > 0) {
    keepListing(context, { ...listing, status: 'ACTIVE' });
  } else if (seller.programs.includes(OUT_OF_STOCK_PROGRAM)) {
    keepListing(context, { ...listing, status: 'OUT_OF_STOCK' });
  } else {
    keepListing(context, listing);
    endListing(context, offer);
  }
}

/** Takes the listing down; the offer stays, unpublished, with its data. */
export function endListing(context: EbayContext, offer: Offer): void {
  const listing = listingOf(context, offer);
  if (listing !== undefined) {
    keepListing(context, { ...listing, status: 'ENDED', endedAt: context.clock.now() });
    keepPictures(context, listing.imageUrls, false);
  }
  keepOffer(context, { ...offer, status: 'UNPUBLISHED' });
}

/** The listing of an offer that is published now. */
export function listingOf(context: EbayContext, offer: Offer): Listing | undefined {
  if (offer.status !== 'PUBLISHED' || offer.listingId === undefined) return undefined;
  return context.state.listings.get(offer.listingId);
}

type Face = Omit<Listing, 'listingId' | 'status' | 'soldQuantity' | 'startedAt' | 'endedAt' | 'revisions'>;

function face(offer: Offer, item: Item): Face {
  const product = item.body.product ?? {};
  const price = offer.body.pricingSummary?.price;
  if (price === undefined) throw new Error('Checked before: an offer without a price is not published.');
  return {
    owner: offer.owner,
    offerId: offer.offerId,
    sku: offer.sku,
    marketplaceId: offer.marketplaceId,
    format: offer.format,
    title: product.title ?? '',
    description: offer.body.listingDescription ?? product.description ?? '',
    condition: item.body.condition ?? '',
    ...(item.body.conditionDescription === undefined ? {} : { conditionDescription: item.body.conditionDescription }),
    categoryId: offer.body.categoryId ?? '',
    aspects: product.aspects ?? {},
    imageUrls: product.imageUrls ?? [],
    price,
    quantity: quantityOf(offer, item) ?? 0,
    fulfillmentPolicyId: offer.body.listingPolicies?.fulfillmentPolicyId ?? '',
  };
}
