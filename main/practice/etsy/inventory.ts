import { z } from 'zod';
import type { EtsyApi } from './endpoint.ts';
import { oneOf, yesNo } from './form.ts';
import { inventoryForm } from './inventory-form.ts';
import { replaceInventory } from './inventory-rules.ts';
import { inventoryBody, offeringBody, productBody } from './inventory-view.ts';
import { ownListing, saveChanged, visibleListing } from './listing-store.ts';
import { listingBody } from './listing-view.ts';
import { refuse } from './refusals.ts';
import { shopOf } from './shops.ts';

const BASE = '/listings/:listing_id/inventory';

/** A listing's products with prices, stock and SKUs. PUT replaces all of them. */
export function serveInventory({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'GET',
    path: BASE,
    scopes: ['listings_r'],
    query: z.object({ show_deleted: yesNo().optional(), includes: oneOf(['Listing']).optional() }),
    handle: ({ params, query, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      const body = inventoryBody(context, listing, userId);
      if (query.includes === undefined) return { status: 200, body };
      return { status: 200, body: { ...body, listing: listingBody(context, listing) } };
    },
  });

  api.add({
    method: 'PUT',
    path: BASE,
    scopes: ['listings_w'],
    query: z.object({ max_variations_supported: oneOf(['2', '3']).default('2') }),
    json: inventoryForm,
    handle: ({ params, query, body, userId }) => {
      const listing = ownListing(context, userId, params);
      const { currency } = shopOf(context, listing.shopId);
      const most = Number(query.max_variations_supported);
      const changed = saveChanged(context, replaceInventory(context, listing, currency, body, most));
      return { status: 200, body: inventoryBody(context, changed, userId) };
    },
  });

  api.add({
    method: 'GET',
    path: `${BASE}/products/:product_id`,
    scopes: ['listings_r'],
    handle: ({ params, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      const product = listing.products.find(({ productId }) => String(productId) === params['product_id']);
      if (product === undefined) refuse(404, 'Product not found');
      const { currency } = shopOf(context, listing.shopId);
      return { status: 200, body: productBody(product, currency, listing.userId === userId) };
    },
  });

  api.add({
    method: 'GET',
    path: '/listings/:listing_id/products/:product_id/offerings/:product_offering_id',
    handle: ({ params, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      const product = listing.products.find(
        ({ productId, offeringId }) =>
          String(productId) === params['product_id'] && String(offeringId) === params['product_offering_id'],
      );
      if (product === undefined) refuse(404, 'Offering not found');
      return { status: 200, body: offeringBody(product, shopOf(context, listing.shopId).currency) };
    },
  });
}
