import { changeState } from './activation.ts';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { createForm, updateForm, type CreateForm, type ListingForm, type UpdateForm } from './listing-form.ts';
import { checkListingForm, checkPrice, QUANTITY } from './listing-rules.ts';
import type { AttachedImage, Listing } from './listing-state.ts';
import { endOfListing, ownListing, saveChanged, saveListing } from './listing-store.ts';
import { listingBody } from './listing-view.ts';
import { smallestUnits } from './money.ts';
import { refuse } from './refusals.ts';
import type { Shop } from './state.ts';
import { shopOf } from './shops.ts';

export const MAX_IMAGES = 20;

/** Creating, changing and deleting listings. */
export function serveListingWrites({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'POST',
    path: '/shops/:shop_id/listings',
    scopes: ['listings_w'],
    form: createForm,
    handle: ({ params, body }) => {
      const shop = shopOf(context, params['shop_id']);
      checkListingForm(context, shop, body);
      return { status: 201, body: listingBody(context, saveListing(context, draftOf(context, shop, body))) };
    },
  });

  api.add({
    method: 'PATCH',
    path: '/shops/:shop_id/listings/:listing_id',
    scopes: ['listings_w'],
    form: updateForm,
    handle: ({ params, body, userId }) => {
      const listing = ownListing(context, userId, params);
      checkListingForm(context, shopOf(context, listing.shopId), body);
      const changed = changedBy(context, listing, body);
      const moved = body.state === undefined ? changed : changeState(context, changed, body.state);
      return { status: 200, body: listingBody(context, saveChanged(context, moved)) };
    },
  });

  api.add({
    method: 'DELETE',
    path: '/listings/:listing_id',
    scopes: ['listings_d'],
    handle: ({ params, userId }) => {
      const { shopId, listingId } = ownListing(context, userId, params);
      context.state.listings.delete(String(listingId));
      context.state.listingRows.delete(`${shopId}/${listingId}`);
      return { status: 204 };
    },
  });
}

function draftOf(context: EtsyContext, shop: Shop, form: CreateForm): Listing {
  if (form.quantity < QUANTITY.min || form.quantity > QUANTITY.max) {
    refuse(400, `Invalid quantity: must be between ${QUANTITY.min} and ${QUANTITY.max}`);
  }
  const price = smallestUnits(form.price, shop.currency);
  checkPrice(price, shop.currency);
  const type = form.type ?? 'physical';
  const readinessId = form.readiness_state_id ?? null;
  if (type === 'physical' && (form.shipping_profile_id ?? null) === null) {
    refuse(400, 'A shipping_profile_id is required for physical listings.');
  }
  if (type === 'physical' && readinessId === null) {
    refuse(400, 'A readiness_state_id is required for physical listings.');
  }
  const now = epochSeconds(context);
  const blank: Listing = {
    listingId: freshId(context, 10, (id) => context.state.listings.get(id) !== undefined),
    shopId: shop.shopId,
    userId: shop.userId,
    state: 'draft',
    title: form.title,
    description: form.description,
    tags: [],
    materials: [],
    styles: form.styles ?? [],
    taxonomyId: form.taxonomy_id,
    whoMade: form.who_made,
    whenMade: form.when_made,
    isSupply: false,
    type,
    sectionId: null,
    shippingProfileId: null,
    returnPolicyId: null,
    readinessId,
    processingMin: form.processing_min ?? null,
    processingMax: form.processing_max ?? null,
    weight: null,
    weightUnit: null,
    length: null,
    width: null,
    height: null,
    dimensionsUnit: null,
    isCustomizable: form.is_customizable ?? false,
    isTaxable: true,
    autoRenew: false,
    featuredRank: -1,
    created: now,
    modified: now,
    stateSince: now,
    endsAt: endOfListing(context),
    feePaid: false,
    images: [],
    products: [
      {
        productId: freshId(context, 11),
        sku: '',
        propertyValues: [],
        offeringId: freshId(context, 11),
        price,
        quantity: form.quantity,
        enabled: true,
        readinessId,
      },
    ],
    onProperty: { price: [], quantity: [], sku: [], readiness: [] },
    inventoryEdited: false,
    properties: [],
    variationImages: [],
    soldQuantity: 0,
  };
  return changedBy(context, blank, form);
}

/** A field that is left out stays; one that is sent empty is emptied where the document lets it be null. */
function changedBy(
  context: EtsyContext,
  listing: Listing,
  form: ListingForm & Pick<UpdateForm, 'featured_rank'>,
): Listing {
  const either = <T>(sent: T | undefined, known: T): T => (sent === undefined ? known : sent);
  const section = either(form.shop_section_id, listing.sectionId);
  return {
    ...listing,
    title: form.title ?? listing.title,
    description: form.description ?? listing.description,
    tags: form.tags === null ? [] : (form.tags ?? listing.tags),
    materials: form.materials === null ? [] : (form.materials ?? listing.materials),
    taxonomyId: form.taxonomy_id ?? listing.taxonomyId,
    whoMade: form.who_made ?? listing.whoMade,
    whenMade: form.when_made ?? listing.whenMade,
    isSupply: form.is_supply ?? listing.isSupply,
    type: form.type ?? listing.type,
    sectionId: section === 0 ? null : section,
    shippingProfileId: either(form.shipping_profile_id, listing.shippingProfileId),
    returnPolicyId: either(form.return_policy_id, listing.returnPolicyId),
    weight: either(form.item_weight, listing.weight),
    weightUnit: either(form.item_weight_unit, listing.weightUnit),
    length: either(form.item_length, listing.length),
    width: either(form.item_width, listing.width),
    height: either(form.item_height, listing.height),
    dimensionsUnit: either(form.item_dimensions_unit, listing.dimensionsUnit),
    isTaxable: form.is_taxable ?? listing.isTaxable,
    autoRenew: form.should_auto_renew ?? listing.autoRenew,
    featuredRank: form.featured_rank ?? listing.featuredRank,
    images: form.image_ids === undefined ? listing.images : arranged(context, listing, form.image_ids),
  };
}

/** `image_ids`: exactly these photos, in this order; each must be the shop's. */
function arranged(context: EtsyContext, listing: Listing, imageIds: readonly number[]): AttachedImage[] {
  const wanted = [...new Set(imageIds)];
  if (wanted.length > MAX_IMAGES) refuse(400, `A listing can have at most ${MAX_IMAGES} images`);
  return wanted.map((imageId) => {
    const known = listing.images.find((image) => image.imageId === imageId);
    if (known !== undefined) return known;
    if (context.state.images.get(String(imageId))?.shopId !== listing.shopId) {
      refuse(400, `Invalid image_ids: ${imageId} is not an image of the shop`);
    }
    return { imageId, altText: '' };
  });
}
