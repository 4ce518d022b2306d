import type { EtsyContext } from './context.ts';
import type { Listing } from './listing-state.ts';
import { imagesBody } from './image-view.ts';
import { inventoryBody, stockOf } from './inventory-view.ts';
import { money } from './money.ts';
import { processingDays } from './readiness.ts';
import { shopBody, shopOf } from './shops.ts';
import { listingUrl } from './web-addresses.ts';

/** A listing as the API tells it, without anything attached. */
export function listingBody(context: EtsyContext, listing: Listing) {
  const { currency } = shopOf(context, listing.shopId);
  const readiness =
    listing.readinessId === null ? undefined : context.state.readiness.get(`${listing.shopId}/${listing.readinessId}`);
  const days = readiness === undefined ? undefined : processingDays(readiness);
  return {
    listing_id: listing.listingId,
    user_id: listing.userId,
    shop_id: listing.shopId,
    title: listing.title,
    description: listing.description,
    state: listing.state,
    creation_timestamp: listing.created,
    created_timestamp: listing.created,
    ending_timestamp: listing.endsAt,
    original_creation_timestamp: listing.created,
    last_modified_timestamp: listing.modified,
    updated_timestamp: listing.modified,
    state_timestamp: listing.stateSince,
    quantity: stockOf(listing),
    shop_section_id: listing.sectionId,
    featured_rank: listing.featuredRank,
    url: listingUrl(context, listing.listingId, listing.title),
    num_favorers: 0,
    non_taxable: !listing.isTaxable,
    is_taxable: listing.isTaxable,
    is_customizable: listing.isCustomizable,
    is_personalizable: false,
    listing_type: listing.type,
    tags: listing.tags,
    materials: listing.materials,
    shipping_profile_id: listing.shippingProfileId,
    return_policy_id: listing.returnPolicyId,
    processing_min: days?.min ?? listing.processingMin,
    processing_max: days?.max ?? listing.processingMax,
    who_made: listing.whoMade,
    when_made: listing.whenMade,
    is_supply: listing.isSupply,
    item_weight: listing.weight,
    item_weight_unit: listing.weightUnit,
    item_length: listing.length,
    item_width: listing.width,
    item_height: listing.height,
    item_dimensions_unit: listing.dimensionsUnit,
    is_private: false,
    style: listing.styles,
    file_data: '',
    has_variations: listing.products.some(({ propertyValues }) => propertyValues.length > 0),
    should_auto_renew: listing.autoRenew,
    language: 'en-US',
    price: money(Math.min(...listing.products.map((product) => product.price)), currency),
    taxonomy_id: listing.taxonomyId,
    // Told of active physical listings only; drafts read null although they have one.
    readiness_state_id: listing.state === 'active' && listing.type === 'physical' ? listing.readinessId : null,
  };
}

/** What `includes` can ask for. Shipping and Inventory are in the enum still, but have moved to the batch calls. */
export const INCLUDES = [
  'Shipping',
  'Images',
  'Shop',
  'User',
  'Translations',
  'Inventory',
  'Videos',
  'Personalization',
  'BuyerPrice',
] as const;
export type Include = (typeof INCLUDES)[number];

/** The same with what was asked for beside it; the SKUs are for the owner's eyes. */
export function listingWith(
  context: EtsyContext,
  listing: Listing,
  includes: readonly Include[],
  viewer: number | undefined,
) {
  const shop = shopOf(context, listing.shopId);
  const parts: Record<Include, () => object> = {
    Images: () => ({ images: imagesBody(context, listing) }),
    Shop: () => ({ shop: shopBody(context, shop) }),
    User: () => ({ user: { user_id: listing.userId, primary_email: null, first_name: null, last_name: null } }),
    Translations: () => ({ translations: null }),
    Videos: () => ({ videos: [] }),
    Personalization: () => ({ personalization: null }),
    BuyerPrice: () => ({ buyer_price: null }),
    Shipping: () => ({ shipping_profile: null }),
    Inventory: () => ({ inventory: null }),
  };
  const skus = [...new Set(listing.products.map(({ sku }) => sku).filter((sku) => sku !== ''))];
  return {
    ...listingBody(context, listing),
    skus: viewer === listing.userId ? skus : [],
    ...Object.assign({}, ...includes.map((name) => parts[name]())),
  } as Record<string, unknown>;
}

/** The same with the inventory, for the batch read: null where the inventory tools were never used. */
export function listingWithInventory(context: EtsyContext, listing: Listing, viewer: number | undefined) {
  return {
    ...listingWith(context, listing, [], viewer),
    inventory: listing.inventoryEdited ? inventoryBody(context, listing, viewer) : null,
  };
}
