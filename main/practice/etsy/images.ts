import type { PictureFacts } from '../picture-facts.ts';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { imageFacts, readUpload } from './image-upload.ts';
import { imageBody, imagesBody } from './image-view.ts';
import type { AttachedImage, Listing } from './listing-state.ts';
import { ownListing, saveChanged, visibleListing } from './listing-store.ts';
import { MAX_IMAGES } from './listing-writes.ts';
import { refuse } from './refusals.ts';

const OF_SHOP = '/shops/:shop_id/listings/:listing_id/images';
const OF_LISTING = '/listings/:listing_id/images';

/** Photos: one a call, in ranks; rank 1 is the one buyers see first. */
export function serveImages({ context, ...api }: EtsyApi): void {
  api.addWaiting({
    method: 'POST',
    path: OF_SHOP,
    scopes: ['listings_w'],
    handle: async ({ request, params, userId }) => {
      const { shopId } = ownListing(context, userId, params);
      const form = await readUpload(request);
      const picture = form.bytes === undefined ? undefined : { bytes: form.bytes, ...(await imageFacts(form.bytes)) };
      return context.store.transaction(() => {
        // Read again: reading the upload took time in which the listing may have changed.
        const listing = ownListing(context, userId, params);
        const imageId =
          picture === undefined ? known(context, shopId, form.imageId) : storeImage(context, shopId, picture);
        const altText = form.altText ?? listing.images.find((image) => image.imageId === imageId)?.altText ?? '';
        const images = placed(listing.images, { imageId, altText }, form.rank, form.overwrite);
        const changed = saveChanged(context, { ...listing, images });
        return { status: 201, body: imageBody(context, changed, { imageId, altText }) };
      });
    },
  });

  api.add({
    method: 'GET',
    path: OF_LISTING,
    handle: ({ params, userId }) => {
      const results = imagesBody(context, visibleListing(context, userId, params['listing_id']));
      return { status: 200, body: { count: results.length, results } };
    },
  });
  api.add({
    method: 'GET',
    path: `${OF_LISTING}/:listing_image_id`,
    handle: ({ params, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      return { status: 200, body: imageBody(context, listing, attached(listing, params)) };
    },
  });
  api.add({
    method: 'DELETE',
    path: `${OF_SHOP}/:listing_image_id`,
    scopes: ['listings_w'],
    handle: ({ params, userId }) => {
      const listing = ownListing(context, userId, params);
      const gone = attached(listing, params);
      const images = listing.images.filter((image) => image !== gone);
      const variationImages = listing.variationImages.filter(({ imageId }) => imageId !== gone.imageId);
      saveChanged(context, { ...listing, images, variationImages });
      return { status: 204 };
    },
  });
}

function attached(listing: Listing, params: Readonly<Record<string, string>>): AttachedImage {
  const found = listing.images.find(({ imageId }) => String(imageId) === params['listing_image_id']);
  return found ?? refuse(404, `Could not find an Image with listing_image_id = ${params['listing_image_id']}`);
}

/** The list with the photo at its rank; the ones from there on move back, unless the one at the rank is replaced. */
function placed(
  images: readonly AttachedImage[],
  image: AttachedImage,
  rank: number,
  overwrite: boolean,
): AttachedImage[] {
  const others = images.filter(({ imageId }) => imageId !== image.imageId);
  const at = Math.min(Math.max(rank, 1), others.length + 1) - 1;
  const next = others.toSpliced(at, overwrite ? 1 : 0, image);
  return next.length > MAX_IMAGES ? refuse(400, `A listing can have at most ${MAX_IMAGES} images`) : next;
}

function known(context: EtsyContext, shopId: number, imageId: number | undefined): number {
  if (imageId === undefined) refuse(400, 'Either image or listing_image_id is required');
  if (context.state.images.get(String(imageId))?.shopId === shopId) return imageId;
  return refuse(404, `Could not find an Image with listing_image_id = ${imageId}`);
}

function storeImage(
  context: EtsyContext,
  shopId: number,
  image: PictureFacts & { readonly bytes: Uint8Array },
): number {
  const imageId = freshId(context, 10, (id) => context.state.images.get(id) !== undefined);
  const { bytes, mediaType, width, height } = image;
  const created = epochSeconds(context);
  context.state.images.put(String(imageId), { imageId, shopId, mediaType, width, height, created });
  context.store.putBlob(`etsy/${imageId}`, bytes);
  return imageId;
}
