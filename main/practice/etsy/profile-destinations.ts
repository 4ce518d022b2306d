import { destinationForm, destinationOf, postageBody } from './destinations.ts';
import type { EtsyApi } from './endpoint.ts';
import { decimal } from './form.ts';
import { pageOf, pageSchema, queryPage } from './paging.ts';
import { refuse } from './refusals.ts';
import { profileOf, saveProfile } from './shipping-profiles.ts';
import type { ShippingProfile } from './shop-state.ts';
import { shopOf } from './shops.ts';

const PLACES = '/shops/:shop_id/shipping-profiles/:shipping_profile_id/destinations';

const destinationChange = destinationForm.partial().extend({
  primary_cost: decimal(0).optional(),
  secondary_cost: decimal(0).optional(),
});

/** Where a shipping profile delivers to: added one by one after the first, which the profile itself brings. */
export function serveDestinations({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'GET',
    path: PLACES,
    scopes: ['shops_r'],
    query: pageSchema,
    handle: ({ params, query }) => {
      const profile = profileOf(context, params);
      const all = profile.destinations.map((one) =>
        postageBody(profile, one, shopOf(context, profile.shopId).currency),
      );
      return { status: 200, body: { count: all.length, results: pageOf(all, queryPage(query)) } };
    },
  });
  api.add({
    method: 'POST',
    path: PLACES,
    scopes: ['shops_w'],
    form: destinationForm,
    handle: ({ params, body }) => {
      const profile = profileOf(context, params);
      const shop = shopOf(context, profile.shopId);
      const destination = destinationOf(context, shop, body);
      saveProfile(context, { ...profile, destinations: [...profile.destinations, destination] });
      return { status: 201, body: postageBody(profile, destination, shop.currency) };
    },
  });
  api.add({
    method: 'PUT',
    path: `${PLACES}/:shipping_profile_destination_id`,
    scopes: ['shops_w'],
    form: destinationChange,
    handle: ({ params, body }) => {
      const profile = profileOf(context, params);
      const shop = shopOf(context, profile.shopId);
      const known = destinationIn(profile, params);
      const next = destinationOf(context, shop, body, known);
      const destinations = profile.destinations.map((one) => (one === known ? next : one));
      saveProfile(context, { ...profile, destinations });
      return { status: 200, body: postageBody(profile, next, shop.currency) };
    },
  });
  api.add({
    method: 'DELETE',
    path: `${PLACES}/:shipping_profile_destination_id`,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const profile = profileOf(context, params);
      const gone = destinationIn(profile, params);
      saveProfile(context, { ...profile, destinations: profile.destinations.filter((one) => one !== gone) });
      return { status: 204 };
    },
  });
}

function destinationIn(profile: ShippingProfile, params: Readonly<Record<string, string>>) {
  const wanted = Number(params['shipping_profile_destination_id']);
  const found = profile.destinations.find(({ destinationId }) => destinationId === wanted);
  return found ?? refuse(404, 'Shipping profile destination not found');
}
