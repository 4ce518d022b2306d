import type { EtsyContext } from './context.ts';
import type { AttachedImage, Listing } from './listing-state.ts';
import { imageUrl } from './web-addresses.ts';

/** A listing's photos in their order. */
export const imagesBody = (context: EtsyContext, listing: Listing) =>
  listing.images.map((image) => imageBody(context, listing, image));

/** One photo. Colours are null: Etsy finds them out later, and nobody here needs them. */
export function imageBody(context: EtsyContext, listing: Listing, { imageId, altText }: AttachedImage) {
  const stored = context.state.images.get(String(imageId));
  return {
    listing_id: listing.listingId,
    listing_image_id: imageId,
    hex_code: null,
    red: null,
    green: null,
    blue: null,
    hue: null,
    saturation: null,
    brightness: null,
    is_black_and_white: null,
    creation_tsz: stored?.created ?? listing.created,
    created_timestamp: stored?.created ?? listing.created,
    rank: listing.images.findIndex((image) => image.imageId === imageId) + 1,
    url_75x75: imageUrl(context, imageId, '75x75'),
    url_170x135: imageUrl(context, imageId, '170x135'),
    url_570xN: imageUrl(context, imageId, '570xN'),
    url_fullxfull: imageUrl(context, imageId, 'fullxfull'),
    full_height: stored?.height ?? null,
    full_width: stored?.width ?? null,
    alt_text: altText === '' ? null : altText,
  };
}
