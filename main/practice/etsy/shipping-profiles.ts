import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import { destinationForm, destinationOf, postageBody } from './destinations.ts';
import type { EtsyApi } from './endpoint.ts';
import { country, oneOf, text, whole } from './form.ts';
import { money } from './money.ts';
import { refuse } from './refusals.ts';
import type { ShippingProfile } from './shop-state.ts';
import { shopOf } from './shops.ts';

const BASE = '/shops/:shop_id/shipping-profiles';
const ONE = `${BASE}/:shipping_profile_id`;

const title = text().refine((value) => value.trim() !== '', 'must not be empty');
const processing = {
  min_processing_time: whole(1, 10).optional(),
  max_processing_time: whole(1, 10).optional(),
  processing_time_unit: oneOf(['business_days', 'weeks']).optional(),
};
const created = destinationForm.extend({
  ...processing,
  title,
  origin_country_iso: country(),
  origin_postal_code: text().optional(),
});
const changed = z.object({
  ...processing,
  title: title.optional(),
  origin_country_iso: country().optional(),
  origin_postal_code: text().optional(),
});

/** Shipping profiles of the manual kind; calculated ones cannot be created by the API. */
export function serveShippingProfiles({ context, ...api }: EtsyApi): void {
  const { shippingProfiles } = context.state;

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
      const profile = saveProfile(context, {
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
    handle: ({ params }) => ({ status: 200, body: profileBody(context, profileOf(context, params)) }),
  });
  api.add({
    method: 'PUT',
    path: ONE,
    scopes: ['shops_w'],
    form: changed,
    handle: ({ params, body }) => {
      const known = profileOf(context, params);
      const originCountry = body.origin_country_iso ?? known.originCountry;
      const postalCode = originPostalCode(
        originCountry,
        body.origin_postal_code ?? known.originPostalCode ?? undefined,
      );
      const next = saveProfile(context, {
        ...known,
        title: body.title ?? known.title,
        originCountry,
        originPostalCode: postalCode,
      });
      return { status: 200, body: profileBody(context, next) };
    },
  });
  api.add({
    method: 'DELETE',
    path: ONE,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const { shopId, profileId } = profileOf(context, params);
      shippingProfiles.delete(`${shopId}/${profileId}`);
      return { status: 204 };
    },
  });
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

export function profileOf(context: EtsyContext, params: Readonly<Record<string, string>>): ShippingProfile {
  const found = context.state.shippingProfiles.get(`${params['shop_id']}/${params['shipping_profile_id']}`);
  return found ?? refuse(404, 'Shipping profile not found');
}

export const saveProfile = (context: EtsyContext, profile: ShippingProfile): ShippingProfile =>
  context.state.shippingProfiles.put(`${profile.shopId}/${profile.profileId}`, profile);

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
