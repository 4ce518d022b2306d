import type { FastifyInstance } from 'fastify';
import { hundredths } from './amounts.ts';
import { freshId, type EbayContext } from './context.ts';
import { sellerEndpoint, type SellerCall } from './endpoint.ts';
import { EbayRefusal, ebayError, refuse, refuseAll, type EbayError, type EbayErrorId } from './errors.ts';
import { row, rows } from './inventory-items.ts';
import {
  dropOffer,
  endListing,
  itemKey,
  keepOffer,
  listingOf,
  offersOfSku,
  publishOffer,
  reviseListing,
} from './listings.ts';
import { numberedPage, pageable } from './paging.ts';
import {
  bulkOfferCreateSchema,
  bulkPublishSchema,
  listingFeesSchema,
  marketplaceIdSchema,
  offerCreateSchema,
  offerUpdateSchema,
  type OfferCreateBody,
  type OfferUpdateBody,
} from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { Item, Offer, Seller } from './state.ts';
import { MARKETPLACES } from './data/marketplaces.ts';

const BASE = '/sell/inventory/v1';
const READ = [SCOPE.inventory, SCOPE.inventoryReadonly];
const WRITE = [SCOPE.inventory];
const BULK_ROWS = 25;
const FEE_ROWS = 250;
const DESCRIPTION_LIMIT = 500_000;

/** Offers: an item on one marketplace, published or not. Source: ebay.md sections 4 and 7. */
export function serveOffers(app: FastifyInstance, context: EbayContext): void {
  const one = `${BASE}/offer/:offerId`;
  const shared = { api: 'inventory' } as const;

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/offer`,
    scopes: WRITE,
    contentLanguage: true,
    body: offerCreateSchema,
    writes: (call) => (call.body.sku === undefined ? [] : [call.body.sku]),
    handle: (call) => ({ status: 201, body: { offerId: createOffer(context, call.seller, call.body, 25002).offerId } }),
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/bulk_create_offer`,
    scopes: WRITE,
    contentLanguage: true,
    body: bulkOfferCreateSchema,
    writes: (call) => call.body.requests.flatMap((request) => request.sku ?? []),
    handle: (call) => {
      if (call.body.requests.length > BULK_ROWS) refuse(25730, { additionalInfo: String(BULK_ROWS) });
      return rows(
        call.body.requests.map((request) => {
          const { sku = '', marketplaceId = '', format = '' } = request;
          const keys = { sku, marketplaceId, format };
          return row(context, keys, () => {
            if (sku === '' || marketplaceId === '' || format === '') refuse(25735);
            return { ...keys, offerId: createOffer(context, call.seller, request, 25729).offerId, statusCode: 200 };
          });
        }),
      );
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'GET',
    path: `${BASE}/offer`,
    scopes: READ,
    handle: (call) => {
      const sku = call.query.get('sku');
      if (sku === null || sku === '') refuse(25709, { fieldName: 'sku' });
      const marketplaceId = call.query.get('marketplace_id');
      const format = call.query.get('format');
      const found = offersOfSku(context, call.seller.userId, sku).filter(
        (offer) =>
          (marketplaceId === null || offer.marketplaceId === marketplaceId) &&
          (format === null || offer.format === format),
      );
      if (found.length === 0) refuse(25713, { additionalInfo: sku });
      const base = `${context.urls().api}${BASE}/offer`;
      const { items, ...rest } = numberedPage(call, pageable(found), {
        base,
        defaultLimit: 100,
        maxLimit: 200,
        repeat: { sku },
      });
      return { status: 200, body: { ...rest, offers: items.map((offer) => shownOffer(context, offer)) } };
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'GET',
    path: one,
    scopes: READ,
    handle: (call) => ({ status: 200, body: shownOffer(context, ownOffer(call)) }),
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'PUT',
    path: one,
    scopes: WRITE,
    contentLanguage: true,
    body: offerUpdateSchema,
    writes: skuWritten,
    handle: (call) => {
      refuseAll(offerErrors(call.body));
      const offer = keepOffer(context, { ...ownOffer(call), body: call.body });
      reviseListing(context, call.seller, offer, itemOf(context, offer));
      return call.body.listingStartDate === undefined || offer.status !== 'PUBLISHED'
        ? { status: 204 }
        : { status: 200, body: { offerId: offer.offerId, warnings: [ebayError(25753)] } };
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'DELETE',
    path: one,
    scopes: WRITE,
    writes: skuWritten,
    handle: (call) => {
      const offer = ownOffer(call);
      endListing(context, offer);
      dropOffer(context, offer);
      return { status: 204 };
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${one}/publish`,
    scopes: WRITE,
    writes: skuWritten,
    handle: (call) => ({ status: 200, body: { listingId: publish(context, call.seller, ownOffer(call)) } }),
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/bulk_publish_offer`,
    scopes: WRITE,
    body: bulkPublishSchema,
    writes: (call) =>
      call.body.requests.flatMap(
        ({ offerId }) => context.state.offers.get(`${call.seller.userId}/${offerId}`)?.sku ?? [],
      ),
    handle: (call) => {
      const ids = call.body.requests.map((request) => request.offerId);
      if (ids.length > BULK_ROWS) refuse(25730, { additionalInfo: String(BULK_ROWS) });
      if (new Set(ids).size < ids.length) refuse(25731);
      return rows(
        ids.map((offerId) =>
          row(context, { offerId }, () => {
            const offer = findOffer(context, call.seller, offerId);
            return { offerId, listingId: publish(context, call.seller, offer), statusCode: 200 };
          }),
        ),
      );
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${one}/withdraw`,
    scopes: WRITE,
    writes: skuWritten,
    handle: (call) => {
      const offer = ownOffer(call);
      if (offer.status !== 'PUBLISHED' || offer.listingId === undefined)
        refuse(25713, { additionalInfo: offer.offerId });
      endListing(context, offer);
      return { status: 200, body: { listingId: offer.listingId } };
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/offer/get_listing_fees`,
    scopes: READ,
    body: listingFeesSchema,
    handle: (call) => {
      const ids = call.body.offers.map((offer) => offer.offerId);
      if (ids.length === 0) refuse(25709, { fieldName: 'offers' });
      if (ids.length > FEE_ROWS) refuse(25730, { additionalInfo: String(FEE_ROWS) });
      const offers = ids.map((id) => context.state.offers.get(`${call.seller.userId}/${id}`));
      if (offers.some((offer) => offer === undefined)) refuse(25754);
      const marketplaces = [...new Set(offers.flatMap((offer) => offer?.marketplaceId ?? []))];
      return { status: 200, body: { feeSummaries: marketplaces.map(feesOf) } };
    },
  });
}

/** The first 250 listings of a month are free of an insertion fee, so nothing is charged here. */
function feesOf(marketplaceId: Offer['marketplaceId']): Record<string, unknown> {
  const nothing = { value: '0.0', currency: MARKETPLACES[marketplaceId].currency };
  return { marketplaceId, fees: [{ feeType: 'InsertionFee', amount: nothing, promotionalDiscount: nothing }] };
}

function createOffer(context: EbayContext, seller: Seller, given: OfferCreateBody, whenThere: EbayErrorId): Offer {
  const { sku, marketplaceId, format, ...body } = given;
  if (sku === undefined || sku === '') refuse(25709, { fieldName: 'sku' });
  const marketplace = marketplaceIdSchema.safeParse(marketplaceId);
  if (!marketplace.success) refuse(25709, { fieldName: 'marketplaceId' });
  if (format === undefined) refuse(25709, { fieldName: 'format' });
  if (context.state.items.get(itemKey(seller.userId, sku)) === undefined) refuse(25702, { skuValue: sku }, 400);
  const there = offersOfSku(context, seller.userId, sku).find(
    (offer) => offer.marketplaceId === marketplace.data && offer.format === format,
  );
  if (there !== undefined) refuseExisting(whenThere, there);
  refuseAll([...offerErrors(body), ...auctionErrors(format, body)]);
  const offerId = freshId(context, 11, (id) => context.state.offers.get(`${seller.userId}/${id}`) !== undefined);
  return keepOffer(context, {
    owner: seller.userId,
    offerId,
    sku,
    marketplaceId: marketplace.data,
    format,
    status: 'UNPUBLISHED',
    body,
  });
}

/** The words and the one parameter by which a client recognises its own earlier request. */
function refuseExisting(id: EbayErrorId, offer: Offer): never {
  const error = ebayError(id, { additionalInfo: 'Offer entity already exists.' });
  throw new EbayRefusal(400, [{ ...error, parameters: [{ name: 'offerId', value: offer.offerId }] }]);
}

/** What eBay refuses of an offer by itself, published or not. */
function offerErrors(body: OfferUpdateBody): readonly EbayError[] {
  const errors: EbayError[] = [];
  const price = body.pricingSummary?.price;
  if (price !== undefined && hundredths(price.value) <= 0) {
    errors.push(ebayError(25003, { additionalInfo: 'The price must be greater than 0.' }));
  }
  if (price !== undefined && !/^\d+(\.\d{1,2})?$/.test(price.value)) {
    errors.push(ebayError(25003, { additionalInfo: 'The price may have two decimals.' }));
  }
  if ((body.availableQuantity ?? 0) < 0)
    errors.push(ebayError(25004, { additionalInfo: 'The quantity must not be negative.' }));
  if ((body.listingDescription ?? '').length > DESCRIPTION_LIMIT) {
    const additionalInfo = `The length should be between 1 and ${DESCRIPTION_LIMIT} characters.`;
    errors.push(ebayError(25709, { fieldName: 'listingDescription', additionalInfo }));
  }
  if ((body.storeCategoryNames ?? []).length > 2) {
    errors.push(ebayError(25709, { fieldName: 'storeCategoryNames', additionalInfo: 'At most 2.' }));
  }
  if (body.quantityLimitPerBuyer !== undefined && body.quantityLimitPerBuyer < 1) {
    errors.push(ebayError(25709, { fieldName: 'quantityLimitPerBuyer' }));
  }
  if (body.listingStartDate !== undefined && Number.isNaN(Date.parse(body.listingStartDate)))
    errors.push(ebayError(25752));
  return errors;
}

function auctionErrors(format: Offer['format'], body: OfferUpdateBody): readonly EbayError[] {
  const { auctionStartPrice, auctionReservePrice } = body.pricingSummary ?? {};
  if (format === 'FIXED_PRICE') {
    return auctionStartPrice !== undefined || auctionReservePrice !== undefined ? [ebayError(25758)] : [];
  }
  return [
    ...(body.listingDuration === undefined ? [ebayError(25755)] : []),
    ...(auctionStartPrice === undefined ? [ebayError(25757)] : []),
    ...(body.availableQuantity === undefined ? [] : [ebayError(25762)]),
    ...(body.quantityLimitPerBuyer === undefined ? [] : [ebayError(25763)]),
  ];
}

function publish(context: EbayContext, seller: Seller, offer: Offer): string {
  if (offer.status === 'PUBLISHED') {
    refuse(25002, {
      additionalInfo: `The offer ${offer.offerId} is already published as listing ${offer.listingId ?? ''}.`,
    });
  }
  return publishOffer(context, seller, offer, itemOf(context, offer)).listingId;
}

function itemOf(context: EbayContext, offer: Offer): Item {
  const item = context.state.items.get(itemKey(offer.owner, offer.sku));
  if (item === undefined) refuse(25702, { skuValue: offer.sku }, 400);
  return item;
}

function skuWritten(call: SellerCall<unknown>): readonly string[] {
  return [ownOffer(call).sku];
}

function ownOffer(call: SellerCall<unknown>): Offer {
  return findOffer(call.context, call.seller, call.params['offerId'] ?? '');
}

export function findOffer(context: EbayContext, seller: Seller, offerId: string): Offer {
  if (!/^\d{1,19}$/.test(offerId)) refuse(25709, { fieldName: 'offerId' });
  const offer = context.state.offers.get(`${seller.userId}/${offerId}`);
  if (offer === undefined) refuse(25713, { additionalInfo: offerId });
  return offer;
}

function shownOffer(context: EbayContext, offer: Offer): Record<string, unknown> {
  const listing = offer.listingId === undefined ? undefined : context.state.listings.get(offer.listingId);
  return {
    ...offer.body,
    offerId: offer.offerId,
    sku: offer.sku,
    marketplaceId: offer.marketplaceId,
    format: offer.format,
    ...(offer.body.listingDuration === undefined && offer.format === 'FIXED_PRICE' ? { listingDuration: 'GTC' } : {}),
    hideBuyerDetails: offer.body.hideBuyerDetails ?? false,
    includeCatalogProductDetails: offer.body.includeCatalogProductDetails ?? true,
    status: offer.status,
    ...(listing === undefined
      ? {}
      : {
          listing: {
            listingId: listing.listingId,
            listingStatus: listingOf(context, offer)?.status ?? 'ENDED',
            soldQuantity: listing.soldQuantity,
            listingOnHold: false,
          },
        }),
  };
}
