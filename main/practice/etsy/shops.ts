import { z } from 'zod';
import { epochSeconds, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { text } from './form.ts';
import { queryPage, pageSchema, pageOf } from './paging.ts';
import { refuse } from './refusals.ts';
import type { Shop } from './state.ts';
import { shopUrl } from './web-addresses.ts';

/** Who one is, and shops: `users/me`, `users/{user_id}/shops`, `shops`, `shops/{shop_id}`, and the ping and scope checks. */
export function serveShops({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'GET',
    path: '/openapi-ping',
    handle: () => ({ status: 200, body: { application_id: context.application().applicationId } }),
  });

  api.add({
    method: 'GET',
    path: '/users/me',
    scopes: ['shops_r'],
    // A user without a shop has no shop_id: the field is absent, not null.
    handle: ({ userId, shop }) => ({
      status: 200,
      body: { user_id: userId, ...(shop === undefined ? {} : { shop_id: shop.shopId }) },
    }),
  });

  api.add({
    method: 'GET',
    path: '/users/:user_id/shops',
    handle: ({ params }) => {
      const shopId = context.state.sellers.get(params['user_id'] ?? '')?.shopId;
      const shop = shopId === undefined ? undefined : context.state.shops.get(String(shopId));
      if (shop === undefined) refuse(404, `Could not find a shop for user ${params['user_id']}`);
      return { status: 200, body: shopBody(context, shop) };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops',
    query: pageSchema.extend({ shop_name: text() }),
    handle: ({ query }) => {
      const wanted = query.shop_name.toLowerCase();
      const found = context.state.shops.list().filter(({ name }) => name.toLowerCase().includes(wanted));
      const shops = pageOf(found, queryPage(query)).map((shop) => shopBody(context, shop));
      return { status: 200, body: { count: found.length, results: shops } };
    },
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id',
    handle: ({ params }) => ({ status: 200, body: shopBody(context, shopOf(context, params['shop_id'])) }),
  });

  api.add({
    method: 'GET',
    path: '/shops/:shop_id/production-partners',
    scopes: ['shops_r'],
    handle: () => ({ status: 200, body: { count: 0, results: [] } }),
  });

  api.add({
    method: 'PUT',
    path: '/shops/:shop_id',
    scopes: ['shops_r', 'shops_w'],
    form: z.object({ title: text().optional(), announcement: text().optional() }),
    handle: ({ params, body }) => {
      const shop = shopOf(context, params['shop_id']);
      const { title = shop.title, announcement = shop.announcement } = body;
      const changed = { ...shop, title, announcement, updated: epochSeconds(context) };
      return { status: 200, body: shopBody(context, context.state.shops.put(String(shop.shopId), changed)) };
    },
  });
}

export function shopOf(context: EtsyContext, shopId: string | number | undefined): Shop {
  return context.state.shops.get(String(shopId)) ?? refuse(404, `Could not find a Shop with shop_id = ${shopId}`);
}

/** A shop as the API tells it. */
export function shopBody(context: EtsyContext, shop: Shop) {
  const rows = context.state.listingRows.startingWith(`${shop.shopId}/`);
  return {
    shop_id: shop.shopId,
    user_id: shop.userId,
    shop_name: shop.name,
    create_date: shop.created,
    created_timestamp: shop.created,
    title: shop.title,
    announcement: shop.announcement,
    currency_code: shop.currency,
    is_vacation: false,
    vacation_message: null,
    sale_message: null,
    digital_sale_message: null,
    update_date: shop.updated,
    updated_timestamp: shop.updated,
    listing_active_count: rows.filter(({ state }) => state === 'active').length,
    digital_listing_count: 0,
    login_name: context.state.sellers.get(String(shop.userId))?.name ?? '',
    accepts_custom_requests: false,
    url: shopUrl(context, shop.name),
    num_favorers: 0,
    languages: ['en-US'],
    is_using_structured_policies: true,
    has_onboarded_structured_policies: true,
    is_direct_checkout_onboarded: true,
    is_etsy_payments_onboarded: true,
    is_calculated_eligible: shop.country === 'US',
    is_shop_us_based: shop.country === 'US',
    transaction_sold_count: context.state.receipts
      .startingWith(`${shop.shopId}/`)
      .reduce((sum, receipt) => sum + receipt.transactions.length, 0),
    shipping_from_country_iso: shop.country,
    shop_location_country_iso: shop.country,
    review_count: 0,
    review_average: null,
  };
}
