import { z } from 'zod';
import type { EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { hasValue } from './inventory-rules.ts';
import type { Listing } from './listing-state.ts';
import { ownListing, saveChanged, visibleListing } from './listing-store.ts';
import { refuse } from './refusals.ts';

const PATH = '/shops/:shop_id/listings/:listing_id/variation-images';

const form = z.strictObject({
  variation_images: z.array(
    z.strictObject({ property_id: z.int().min(1), value_id: z.int().min(1), image_id: z.int().min(1) }),
  ),
});

/** Which photo belongs to which value of one property. POST replaces all of them. */
export function serveVariationImages({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'GET',
    path: PATH,
    handle: ({ params, userId }) => ({
      status: 200,
      body: body(visibleListing(context, userId, params['listing_id'])),
    }),
  });

  api.add({
    method: 'POST',
    path: PATH,
    scopes: ['listings_w'],
    json: form,
    handle: ({ params, body: { variation_images: sent }, userId }) => {
      const listing = ownListing(context, userId, params);
      const variationImages = sent.map((one) => ({
        propertyId: one.property_id,
        valueId: one.value_id,
        imageId: one.image_id,
      }));
      check(listing, variationImages);
      return { status: 200, body: body(save(context, listing, variationImages)) };
    },
  });
}

const save = (context: EtsyContext, listing: Listing, variationImages: Listing['variationImages']): Listing =>
  saveChanged(context, { ...listing, variationImages });

function check(listing: Listing, sent: Listing['variationImages']): void {
  if (new Set(sent.map(({ propertyId }) => propertyId)).size > 1) {
    refuse(400, 'Variation images can be associated with one property only');
  }
  if (new Set(sent.map(({ valueId }) => valueId)).size < sent.length) {
    refuse(400, 'variation_images must not contain duplicates');
  }
  for (const { propertyId, valueId, imageId } of sent) {
    if (!hasValue(listing.products, propertyId, valueId)) {
      refuse(400, `No product of the listing has value ${valueId} of property ${propertyId}`);
    }
    if (!listing.images.some((image) => image.imageId === imageId)) {
      refuse(400, `Image ${imageId} does not belong to the listing`);
    }
  }
}

function body({ products, variationImages }: Listing) {
  const values = products.flatMap(({ propertyValues }) => propertyValues);
  const results = variationImages.map(({ propertyId, valueId, imageId }) => {
    const named = values.find((value) => value.propertyId === propertyId && value.valueIds.includes(valueId));
    return { property_id: propertyId, value_id: valueId, value: named?.values[0] ?? null, image_id: imageId };
  });
  return { count: results.length, results };
}
