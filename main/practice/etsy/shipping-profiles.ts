import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import { CARRIERS } from './data/carriers.ts';
import { destinationForm, destinationOf, postageBody } from './destinations.ts';
import type { EtsyApi } from './endpoint.ts';
import { decimal, oneOf, text, whole } from './form.ts';
import { money } from './money.ts';
import { pageOf, pageSchema, queryPage } from './paging.ts';
import { refuse } from './refusals.ts';
import type { ShippingProfile } from './shop-state.ts';
import { shopOf } from './shops.ts';

const BASE = '/shops/:shop_id/shipping-profiles';
const ONE = `${BASE}/:shipping_profile_id`;
const PLACES = `${ONE}/destinations`;

const title = text().refine((value) => value.trim() !== '', 'must not be empty');
const country = text().refine((value) => /^[A-Z]{2}$/.test(value), 'must be an ISO 3166-1 alpha-2 code');
const processing = {
  min_processing_time: whole(1, 10).optional(),
  max_processing_time: whole(1, 10).optional(),
  processing_time_unit: oneOf(['business_days', 'weeks']).optional(),
};
const created = destinationForm.extend({
  ...processing,
  title,
  origin_country_iso: country,
  origin_postal_code: text().optional(),
});
const changed = z.object({
  ...processing,
  title: title.optional(),
  origin_country_iso: country.optional(),
  origin_postal_code: text().optional(),
});
const destinationChange = destinationForm.partial().extend({
  primary_cost: decimal(0).optional(),
  secondary_cost: decimal(0).optional(),
});

/** Shipping profiles of the manual kind and their destinations; calculated ones cannot be created by the API. */
export function serveShippingProfiles({ context, ...api }: EtsyApi): void {
  const { shippingProfiles } = context.state;
  const save = (profile: ShippingProfile): ShippingProfile =>
    shippingProfiles.put(`${profile.shopId}/${profile.profileId}`, profile);
  const of = (params: Readonly<Record<string, string>>): ShippingProfile =>
    shippingProfiles.get(`${params['shop_id']}/${params['shipping_profile_id']}`) ??
    refuse(404, 'Shipping profile not found');

  api.add({
    method: 'GET',
    path: BASE,
    scopes: ['shops_r'],
    handle: ({ params }) => {
      const all = shippingProfiles.startingWith(`${params['shop_id']}/`);
      return { status: 200, body: { count: all.length, results: all.map((one) => profileBody(context, one)) } };
    },
  });
  api.add({
    method: 'POST',
    path: BASE,
    scopes: ['shops_w'],
    form: created,
    handle: ({ params, body }) => {
      const shop = shopOf(context, params['shop_id']);
      // Of a profile's first destination the document demands a country or a region; only later ones may be "everywhere".
      if (body.destination_country_iso === undefined && (body.destination_region ?? 'none') === 'none') {
        refuse(400, 'Invalid Shipping Data: destination_country_iso or destination_region is required');
      }
      const postalCode = originPostalCode(body.origin_country_iso, body.origin_postal_code);
      const profileId = freshId(context, 12, (id) => shippingProfiles.get(`${shop.shopId}/${id}`) !== undefined);
      const profile = save({
        profileId,
        shopId: shop.shopId,
        userId: shop.userId,
        title: body.title,
        originCountry: body.origin_country_iso,
        originPostalCode: postalCode,
        destinations: [destinationOf(context, shop, body)],
      });
      // 200, not 201: so the document has it.
      return { status: 200, body: profileBody(context, profile) };
    },
  });
  api.add({
    method: 'GET',
    path: ONE,
    scopes: ['shops_r'],
    handle: ({ params }) => ({ status: 200, body: profileBody(context, of(params)) }),
  });
  api.add({
    method: 'PUT',
    path: ONE,
    scopes: ['shops_w'],
    form: changed,
    handle: ({ params, body }) => {
      const known = of(params);
      const originCountry = body.origin_country_iso ?? known.originCountry;
      const postalCode = originPostalCode(
        originCountry,
        body.origin_postal_code ?? known.originPostalCode ?? undefined,
      );
      const next = save({ ...known, title: body.title ?? known.title, originCountry, originPostalCode: postalCode });
      return { status: 200, body: profileBody(context, next) };
    },
  });
  api.add({
    method: 'DELETE',
    path: ONE,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const { shopId, profileId } = of(params);
      shippingProfiles.delete(`${shopId}/${profileId}`);
      return { status: 204 };
    },
  });

  api.add({
    method: 'GET',
    path: PLACES,
    scopes: ['shops_r'],
    query: pageSchema,
    handle: ({ params, query }) => {
      const profile = of(params);
      const all = profileBody(context, profile).shipping_profile_destinations;
      return { status: 200, body: { count: all.length, results: pageOf(all, queryPage(query)) } };
    },
  });
  api.add({
    method: 'POST',
    path: PLACES,
    scopes: ['shops_w'],
    form: destinationForm,
    handle: ({ params, body }) => {
      const profile = of(params);
      const shop = shopOf(context, profile.shopId);
      const destination = destinationOf(context, shop, body);
      save({ ...profile, destinations: [...profile.destinations, destination] });
      return { status: 201, body: postageBody(profile, destination, shop.currency) };
    },
  });
  api.add({
    method: 'PUT',
    path: `${PLACES}/:shipping_profile_destination_id`,
    scopes: ['shops_w'],
    form: destinationChange,
    handle: ({ params, body }) => {
      const profile = of(params);
      const shop = shopOf(context, profile.shopId);
      const known = destinationIn(profile, params);
      const next = destinationOf(context, shop, body, known);
      const destinations = profile.destinations.map((one) => (one === known ? next : one));
      save({ ...profile, destinations });
      return { status: 200, body: postageBody(profile, next, shop.currency) };
    },
  });
  api.add({
    method: 'DELETE',
    path: `${PLACES}/:shipping_profile_destination_id`,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const profile = of(params);
      const gone = destinationIn(profile, params);
      save({ ...profile, destinations: profile.destinations.filter((one) => one !== gone) });
      return { status: 204 };
    },
  });

  api.add({
    method: 'GET',
    path: '/shipping-carriers',
    query: z.object({ origin_country_iso: country }),
    handle: ({ query }) => {
      const found = CARRIERS.filter(({ countries }) => countries.includes(query.origin_country_iso));
      const results = found.map(({ id, name, domestic, international }) => ({
        shipping_carrier_id: id,
        name,
        domestic_classes: classes(domestic),
        international_classes: classes(international),
      }));
      return { status: 200, body: { count: results.length, results } };
    },
  });
}

const classes = (keys: Readonly<Record<string, string>>) =>
  Object.entries(keys).map(([key, name]) => ({ mail_class_key: key, name }));

function destinationIn(profile: ShippingProfile, params: Readonly<Record<string, string>>) {
  const wanted = Number(params['shipping_profile_destination_id']);
  const found = profile.destinations.find(({ destinationId }) => destinationId === wanted);
  return found ?? refuse(404, 'Shipping profile destination not found');
}

/** Countries of the practice shops that have postal codes, and so must say one. Source: Etsy's fulfilment tutorial. */
const WITH_POSTAL_CODE: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'AU', 'DE', 'FR', 'JP', 'IT', 'ES', 'NL']);

function originPostalCode(originCountry: string, code: string | undefined): string | null {
  if (code !== undefined && code.trim() !== '') return code.trim();
  if (WITH_POSTAL_CODE.has(originCountry)) {
    refuse(400, `Invalid Shipping Data: origin_postal_code is required for ${originCountry}`);
  }
  return null;
}

/** A shipping profile as the API tells it. */
export function profileBody(context: EtsyContext, profile: ShippingProfile) {
  const { currency } = shopOf(context, profile.shopId);
  return {
    shipping_profile_id: profile.profileId,
    title: profile.title,
    user_id: profile.userId,
    origin_country_iso: profile.originCountry,
    is_deleted: false,
    shipping_profile_destinations: profile.destinations.map((one) => postageBody(profile, one, currency)),
    shipping_profile_upgrades: [],
    origin_postal_code: profile.originPostalCode,
    profile_type: 'manual',
    domestic_handling_fee: money(0, currency).amount,
    international_handling_fee: money(0, currency).amount,
  };
}
