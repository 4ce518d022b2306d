import type { FastifyInstance } from 'fastify';
import { freshId, type EbayContext } from './context.ts';
import { sellerEndpoint, type SellerCall } from './endpoint.ts';
import { refuse } from './errors.ts';
import { pageable, recordPage } from './paging.ts';
import { locationSchema } from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { StoredLocation } from './state.ts';

const BASE = '/sell/inventory/v1/location';
const KEY_LIMIT = 36;
const READ = [SCOPE.inventory, SCOPE.inventoryReadonly];
const WRITE = [SCOPE.inventory];

/** Inventory locations: where items are shipped from. Source: ebay.md sections 4 and 8. */
export function serveLocations(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'GET',
    path: BASE,
    api: 'inventory',
    scopes: READ,
    handle: (call) => {
      const all = context.state.locations.startingWith(`${call.seller.userId}/`);
      const page = recordPage(call, pageable(all), {
        base: `${context.urls().api}${BASE}`,
        defaultLimit: 100,
        maxLimit: 100,
      });
      const { items, ...rest } = page;
      return { status: 200, body: { ...rest, locations: items.map(shown) } };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/:key`,
    api: 'inventory',
    scopes: READ,
    handle: (call) => ({ status: 200, body: shown(ownLocation(call)) }),
  });

  sellerEndpoint(app, context, {
    method: 'POST',
    path: `${BASE}/:key`,
    api: 'inventory',
    scopes: WRITE,
    body: locationSchema,
    handle: (call) => {
      const key = call.params['key'] ?? '';
      if (key.length > KEY_LIMIT) refuse(25800, { fieldName: 'merchantLocationKey' });
      if (context.state.locations.get(`${call.seller.userId}/${key}`) !== undefined) {
        refuse(25803, { fieldName: 'merchantLocationKey' }, 409);
      }
      checkLocation(call.body);
      const locationId = freshId(context, 16, () => false);
      const body = { merchantLocationStatus: 'ENABLED' as const, locationTypes: ['WAREHOUSE' as const], ...call.body };
      context.state.locations.put(`${call.seller.userId}/${key}`, {
        owner: call.seller.userId,
        merchantLocationKey: key,
        locationId,
        body,
      });
      return { status: 204 };
    },
  });

  sellerEndpoint(app, context, {
    method: 'POST',
    path: `${BASE}/:key/update_location_details`,
    api: 'inventory',
    scopes: WRITE,
    body: locationSchema,
    handle: (call) => {
      const before = ownLocation(call);
      const body = { ...before.body, ...call.body };
      checkLocation(body);
      context.state.locations.put(`${before.owner}/${before.merchantLocationKey}`, { ...before, body });
      return { status: 204 };
    },
  });

  sellerEndpoint(app, context, {
    method: 'DELETE',
    path: `${BASE}/:key`,
    api: 'inventory',
    scopes: WRITE,
    handle: (call) => {
      const location = ownLocation(call);
      context.state.locations.delete(`${location.owner}/${location.merchantLocationKey}`);
      return { status: 204 };
    },
  });

  for (const [action, status] of [
    ['enable', 'ENABLED'],
    ['disable', 'DISABLED'],
  ] as const) {
    sellerEndpoint(app, context, {
      method: 'POST',
      path: `${BASE}/:key/${action}`,
      api: 'inventory',
      scopes: WRITE,
      handle: (call) => {
        const location = ownLocation(call);
        const body = { ...location.body, merchantLocationStatus: status };
        context.state.locations.put(`${location.owner}/${location.merchantLocationKey}`, { ...location, body });
        return { status: 200, body: {} };
      },
    });
  }
}

/** A warehouse needs a country and either a postal code or a city with its state. */
function checkLocation(body: StoredLocation['body']): void {
  const address = body.location?.address;
  if (address === undefined) refuse(25801, { fieldName: 'address' });
  if (address.country === undefined || address.country === '') refuse(25801, { fieldName: 'country' });
  if (!/^[A-Z]{2}$/.test(address.country)) refuse(25800, { fieldName: 'country' });
  const placed = Boolean(address.postalCode) || (Boolean(address.city) && Boolean(address.stateOrProvince));
  if (!placed) refuse(25801, { fieldName: 'postalCode' });
  if (body.locationTypes?.includes('STORE') === true && !address.addressLine1)
    refuse(25801, { fieldName: 'addressLine1' });
  if ((body.name ?? '').length > 1000) refuse(25800, { fieldName: 'name' });
}

function ownLocation(call: SellerCall<unknown>): StoredLocation {
  const found = call.context.state.locations.get(`${call.seller.userId}/${call.params['key'] ?? ''}`);
  if (found === undefined) refuse(25805, { fieldName: 'merchantLocationKey' });
  return found;
}

function shown(location: StoredLocation): Record<string, unknown> {
  return {
    ...location.body,
    merchantLocationKey: location.merchantLocationKey,
    location: { ...location.body.location, locationId: location.locationId },
  };
}
