import type { FastifyInstance } from 'fastify';
import { hundredths } from './amounts.ts';
import type { EbayContext } from './context.ts';
import { sellerEndpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { row, rows } from './inventory-items.ts';
import { itemKey, keepOffer, offersOfSku, reviseListing } from './listings.ts';
import { findOffer } from './offers.ts';
import { bulkPriceQuantitySchema, type PriceQuantityRow } from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { Item, Seller } from './state.ts';

const BULK_ROWS = 25;

type OfferChange = NonNullable<PriceQuantityRow['offers']>[number];
interface RowAnswer {
  readonly sku?: string;
  readonly offerId?: string;
  readonly statusCode: number;
}

/** `bulk_update_price_quantity`: the quick way to change stock and price; each row answers for itself. */
export function servePriceQuantity(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'POST',
    path: '/sell/inventory/v1/bulk_update_price_quantity',
    api: 'inventory',
    scopes: [SCOPE.inventory],
    body: bulkPriceQuantitySchema,
    writes: (call) =>
      call.body.requests.flatMap((request) => [
        ...(request.sku === undefined ? [] : [request.sku]),
        ...(request.offers ?? []).flatMap(
          ({ offerId }) => context.state.offers.get(`${call.seller.userId}/${offerId}`)?.sku ?? [],
        ),
      ]),
    handle: (call) => {
      const { requests } = call.body;
      if (requests.length === 0) refuse(25709, { fieldName: 'requests' });
      if (requests.length > BULK_ROWS)
        refuse(25709, { fieldName: 'requests', additionalInfo: `At most ${BULK_ROWS} rows.` });
      return rows(requests.flatMap((request) => answerRow(context, call.seller, request)));
    },
  });
}

function answerRow(context: EbayContext, seller: Seller, request: PriceQuantityRow): readonly RowAnswer[] {
  const { sku, offers = [] } = request;
  const total = request.shipToLocationAvailability?.quantity;
  if (sku === undefined && offers.length === 0) return [row(context, {}, () => refuse(25709, { fieldName: 'sku' }))];
  const changeItem = () => {
    if (sku === undefined || total === undefined) return;
    setItemQuantity(context, seller, sku, total);
  };
  if (offers.length === 0) {
    return [
      row(context, sku === undefined ? {} : { sku }, () => {
        if (total === undefined) refuse(25709, { fieldName: 'shipToLocationAvailability' });
        changeItem();
        return { ...(sku === undefined ? {} : { sku }), statusCode: 200 };
      }),
    ];
  }
  return offers.map((change, index) =>
    row(context, { ...(sku === undefined ? {} : { sku }), offerId: change.offerId }, () => {
      if (index === 0) changeItem();
      const changed = changeOffer(context, seller, sku, change);
      return { sku: changed, offerId: change.offerId, statusCode: 200 };
    }),
  );
}

function setItemQuantity(context: EbayContext, seller: Seller, sku: string, quantity: number): void {
  const key = itemKey(seller.userId, sku);
  const item = context.state.items.get(key);
  if (item === undefined) refuse(25702, { skuValue: sku }, 400);
  if (quantity < 0) refuse(25004, { additionalInfo: 'The quantity must not be negative.' });
  const availability = {
    shipToLocationAvailability: { ...item.body.availability?.shipToLocationAvailability, quantity },
  };
  const changed: Item = { ...item, body: { ...item.body, availability } };
  context.state.items.put(key, changed);
  for (const offer of offersOfSku(context, seller.userId, sku)) reviseListing(context, seller, offer, changed);
}

function changeOffer(context: EbayContext, seller: Seller, sku: string | undefined, change: OfferChange): string {
  const offer = findOffer(context, seller, change.offerId);
  if (sku !== undefined && offer.sku !== sku) refuse(25709, { fieldName: 'offerId' });
  if (change.price === undefined && change.availableQuantity === undefined) refuse(25709, { fieldName: 'offers' });
  if ((change.availableQuantity ?? 0) < 0) refuse(25004, { additionalInfo: 'The quantity must not be negative.' });
  if (change.price !== undefined && hundredths(change.price.value) <= 0) {
    refuse(25003, { additionalInfo: 'The price must be greater than 0.' });
  }
  const item = context.state.items.get(itemKey(seller.userId, offer.sku));
  if (item === undefined) refuse(25702, { skuValue: offer.sku }, 400);
  const body = {
    ...offer.body,
    ...(change.availableQuantity === undefined ? {} : { availableQuantity: change.availableQuantity }),
    ...(change.price === undefined ? {} : { pricingSummary: { ...offer.body.pricingSummary, price: change.price } }),
  };
  reviseListing(context, seller, keepOffer(context, { ...offer, body }), item);
  return offer.sku;
}
