import { z } from 'zod';
import type { EtsyApi } from './endpoint.ts';
import { id, ids, list } from './form.ts';
import { propertyBody } from './inventory-view.ts';
import { ownListing, saveChanged, visibleListing } from './listing-store.ts';
import { propertyValue } from './property-rules.ts';
import { refuse } from './refusals.ts';

const OF_SHOP = '/shops/:shop_id/listings/:listing_id/properties';

/** Attributes of a listing, such as its colour: one property a call. */
export function serveListingProperties({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'GET',
    path: OF_SHOP,
    handle: ({ params, userId }) => {
      const results = visibleListing(context, userId, params['listing_id']).properties.map(propertyBody);
      return { status: 200, body: { count: results.length, results } };
    },
  });

  // Documented, and answered with 501 by Etsy: the list above is the way to read an attribute.
  api.add({
    method: 'GET',
    path: '/listings/:listing_id/properties/:property_id',
    handle: () => refuse(501, 'This endpoint is not ready for production use.'),
  });

  api.add({
    method: 'PUT',
    path: `${OF_SHOP}/:property_id`,
    scopes: ['listings_w'],
    form: z.object({ value_ids: ids(), values: list(), scale_id: id().optional() }),
    handle: ({ params, body, userId }) => {
      const listing = ownListing(context, userId, params);
      const value = propertyValue(
        listing.taxonomyId,
        { ...body, property_id: Number(params['property_id']) },
        'attribute',
      );
      const others = listing.properties.filter(({ propertyId }) => propertyId !== value.propertyId);
      saveChanged(context, { ...listing, properties: [...others, value] });
      return { status: 200, body: propertyBody(value) };
    },
  });

  api.add({
    method: 'DELETE',
    path: `${OF_SHOP}/:property_id`,
    scopes: ['listings_w'],
    handle: ({ params, userId }) => {
      const listing = ownListing(context, userId, params);
      const gone = Number(params['property_id']);
      if (!listing.properties.some(({ propertyId }) => propertyId === gone)) refuse(404, 'Listing property not found');
      saveChanged(context, {
        ...listing,
        properties: listing.properties.filter(({ propertyId }) => propertyId !== gone),
      });
      return { status: 204 };
    },
  });
}
