import type { FastifyInstance } from 'fastify';
import type { Answer } from '../answers.ts';
import type { EbayContext } from './context.ts';
import { sellerEndpoint, type SellerCall } from './endpoint.ts';
import { EbayRefusal, ebayError, refuse, refuseAll, type EbayError } from './errors.ts';
import { isSku, itemErrors } from './item-rules.ts';
import { dropOffer, endListing, itemKey, offersOfSku, reviseListing } from './listings.ts';
import { numberedPage } from './paging.ts';
import { quantityOf } from './publish-rules.ts';
import {
  bulkGetInventoryItemSchema,
  bulkInventoryItemSchema,
  inventoryItemSchema,
  type InventoryItemBody,
} from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { Item, Seller } from './state.ts';

const BASE = '/sell/inventory/v1';
const READ = [SCOPE.inventory, SCOPE.inventoryReadonly];
const WRITE = [SCOPE.inventory];
const BULK_ROWS = 25;
const LOCALE = /^[a-z]{2}_[A-Z]{2}$/;

/** Inventory items: the seller's stock records, each a full replace. Source: ebay.md sections 4, 7 and 8. */
export function serveInventoryItems(app: FastifyInstance, context: EbayContext): void {
  const one = `${BASE}/inventory_item/:sku`;

  sellerEndpoint(app, context, {
    method: 'PUT',
    path: one,
    api: 'inventory',
    scopes: WRITE,
    contentLanguage: true,
    body: inventoryItemSchema,
    writes: (call) => [skuOf(call)],
    handle: (call) => {
      const sku = skuOf(call);
      const { created, warnings } = replaceItem(context, call.seller, sku, call.locale, call.body);
      // The official document gives the answer nothing but warnings (BaseResponse); the SKU is the client's own.
      const body = warnings.length === 0 ? {} : { warnings };
      // An update without anything to say has an empty answer.
      return created ? { status: 201, body } : warnings.length > 0 ? { status: 200, body } : { status: 204 };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: one,
    api: 'inventory',
    scopes: READ,
    handle: (call) => ({ status: 200, body: shownItem(context, ownItem(call)) }),
  });

  sellerEndpoint(app, context, {
    method: 'DELETE',
    path: one,
    api: 'inventory',
    scopes: WRITE,
    writes: (call) => [skuOf(call)],
    handle: (call) => {
      const item = ownItem(call);
      for (const offer of offersOfSku(context, call.seller.userId, item.sku)) {
        endListing(context, offer);
        dropOffer(context, offer);
      }
      context.state.items.delete(itemKey(item.owner, item.sku));
      return { status: 204 };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/inventory_item`,
    api: 'inventory',
    scopes: READ,
    handle: (call) => {
      const prefix = `${call.seller.userId}/`;
      const all = {
        total: context.state.items.countStartingWith(prefix),
        slice: (limit: number, offset: number) => context.state.items.startingWith(prefix, limit, offset),
      };
      const rules = { base: `${context.urls().api}${BASE}/inventory_item`, defaultLimit: 25, maxLimit: 200 };
      const { items, ...rest } = numberedPage(call, all, rules);
      return { status: 200, body: { ...rest, inventoryItems: items.map((item) => shownItem(context, item)) } };
    },
  });

  sellerEndpoint(app, context, {
    method: 'POST',
    path: `${BASE}/bulk_get_inventory_item`,
    api: 'inventory',
    scopes: READ,
    body: bulkGetInventoryItemSchema,
    handle: (call) => {
      const skus = call.body.requests.map((row) => row.sku);
      if (skus.length > BULK_ROWS) refuse(25727, { additionalInfo: String(BULK_ROWS) });
      if (new Set(skus).size < skus.length) refuse(25734);
      const responses = skus.map((sku) => {
        const item = context.state.items.get(itemKey(call.seller.userId, sku));
        return item === undefined
          ? { sku, statusCode: 404, errors: [ebayError(25702, { skuValue: sku })] }
          : { sku, statusCode: 200, inventoryItem: shownItem(context, item) };
      });
      return rows(responses);
    },
  });

  sellerEndpoint(app, context, {
    method: 'POST',
    path: `${BASE}/bulk_create_or_replace_inventory_item`,
    api: 'inventory',
    scopes: WRITE,
    contentLanguage: true,
    body: bulkInventoryItemSchema,
    writes: (call) => call.body.requests.flatMap((row) => row.sku ?? []),
    handle: (call) => {
      const requests = call.body.requests;
      if (requests.length > BULK_ROWS) refuse(25727, { additionalInfo: String(BULK_ROWS) });
      if (requests.some((row) => row.sku === undefined || row.locale === undefined || !LOCALE.test(row.locale)))
        refuse(25733);
      if (new Set(requests.map((row) => row.sku)).size < requests.length) refuse(25728);
      return rows(
        requests.map(({ sku = '', locale = '', ...body }) =>
          row(context, { sku, locale }, () => {
            if (!isSku(sku)) refuse(25707);
            const { created, warnings } = replaceItem(context, call.seller, sku, locale, body);
            return { sku, locale, statusCode: created ? 201 : 200, ...(warnings.length === 0 ? {} : { warnings }) };
          }),
        ),
      );
    },
  });
}

/** One row of a bulk call: what it did stays or goes with it alone, and its errors are its own. */
export function row<T extends { readonly statusCode: number }>(
  context: EbayContext,
  keys: Readonly<Record<string, string>>,
  work: () => T,
): T | { readonly statusCode: number; readonly errors: readonly EbayError[] } {
  try {
    return context.store.transaction(work);
  } catch (error) {
    if (!(error instanceof EbayRefusal)) throw error;
    return { ...keys, statusCode: error.status, errors: error.errors };
  }
}

/** 200 when every row went well, 207 when one did not. */
export function rows(responses: readonly { readonly statusCode: number }[]): Answer {
  return { status: responses.every((response) => response.statusCode < 300) ? 200 : 207, body: { responses } };
}

function replaceItem(
  context: EbayContext,
  seller: Seller,
  sku: string,
  locale: string,
  given: InventoryItemBody,
): { readonly created: boolean; readonly warnings: readonly EbayError[] } {
  refuseAll(itemErrors(context, given));
  // A new thing needs no description of its wear: eBay drops it and says so.
  const dropped = given.condition === 'NEW' && given.conditionDescription !== undefined;
  const { conditionDescription, ...rest } = given;
  const body: InventoryItemBody = dropped || conditionDescription === undefined ? rest : given;
  const key = itemKey(seller.userId, sku);
  const created = context.state.items.get(key) === undefined;
  const item = context.state.items.put(key, { owner: seller.userId, sku, locale, body });
  for (const offer of offersOfSku(context, seller.userId, sku)) reviseListing(context, seller, offer, item);
  return { created, warnings: dropped ? [ebayError(25030, { field: 'conditionDescription' })] : [] };
}

function skuOf(call: SellerCall<unknown>): string {
  const sku = call.params['sku'] ?? '';
  if (!isSku(sku)) refuse(25707);
  return sku;
}

function ownItem(call: SellerCall<unknown>): Item {
  const sku = call.params['sku'] ?? '';
  const item = call.context.state.items.get(itemKey(call.seller.userId, sku));
  if (item === undefined) refuse(25710, { skuValue: sku });
  return item;
}

function shownItem(context: EbayContext, item: Item): Record<string, unknown> {
  const quantity = item.body.availability?.shipToLocationAvailability?.quantity;
  const offered = offersOfSku(context, item.owner, item.sku)
    .filter((offer) => offer.format === 'FIXED_PRICE')
    .reduce((sum, offer) => sum + (quantityOf(offer, item) ?? 0), 0);
  return {
    sku: item.sku,
    locale: item.locale,
    ...item.body,
    availability: {
      shipToLocationAvailability: {
        ...item.body.availability?.shipToLocationAvailability,
        ...(quantity === undefined
          ? {}
          : { allocationByFormat: { auction: 0, fixedPrice: Math.min(offered, quantity) } }),
      },
    },
  };
}
