import { PurchaseRefused, type PracticeOrder } from '../marketplace.ts';
import { randomDigits } from '../random-text.ts';
import { hundredths, wireAmount } from './amounts.ts';
import type { EbayContext } from './context.ts';
import { BUYERS } from './data/buyers.ts';
import { itemKey, keepOffer, settleStock } from './listings.ts';
import type { Listing, Order, Policy } from './state.ts';

/**
 * A buyer buys and pays at once. Stock goes down where eBay takes it down: on the offer and on the item; a sold-out
 * listing ends or waits for stock. All in one transaction with the order.
 */
export function buy(context: EbayContext, listingId: string, quantity: number): PracticeOrder {
  return context.store.transaction(() => {
    const listing = context.state.listings.get(listingId);
    if (listing === undefined) throw new PurchaseRefused('not-found', `There is no listing ${listingId}.`);
    if (listing.status === 'ENDED') throw new PurchaseRefused('ended', `Listing ${listingId} has ended.`);
    if (listing.quantity < quantity) {
      throw new PurchaseRefused(
        'insufficient-quantity',
        `Listing ${listingId} has ${listing.quantity} left, not ${quantity}.`,
      );
    }
    const order = newOrder(context, listing, quantity);
    context.state.orders.put(order.orderId, order);
    takeFromStock(context, listing, quantity);
    return {
      marketplace: 'ebay',
      orderId: order.orderId,
      listingId,
      sku: listing.sku,
      quantity,
      buyer: order.buyer.username,
      remaining: listing.quantity - quantity,
    };
  });
}

function takeFromStock(context: EbayContext, listing: Listing, quantity: number): void {
  const key = itemKey(listing.owner, listing.sku);
  const item = context.state.items.get(key);
  const inStock = item?.body.availability?.shipToLocationAvailability;
  if (item !== undefined && inStock?.quantity !== undefined) {
    const availability = {
      shipToLocationAvailability: { ...inStock, quantity: Math.max(0, inStock.quantity - quantity) },
    };
    context.state.items.put(key, { ...item, body: { ...item.body, availability } });
  }
  const offer = context.state.offers.get(`${listing.owner}/${listing.offerId}`);
  const seller = context.state.sellers.get(listing.owner);
  if (offer === undefined || seller === undefined) throw new Error('A live listing has an offer and a seller.');
  const offered = offer.body.availableQuantity;
  const left = keepOffer(
    context,
    offered === undefined
      ? offer
      : { ...offer, body: { ...offer.body, availableQuantity: Math.max(0, offered - quantity) } },
  );
  settleStock(context, seller, left, {
    ...listing,
    quantity: listing.quantity - quantity,
    soldQuantity: listing.soldQuantity + quantity,
  });
}

function newOrder(context: EbayContext, listing: Listing, quantity: number): Order {
  const now = context.clock.now();
  const buyer = BUYERS[context.state.orders.countStartingWith('') % BUYERS.length];
  if (buyer === undefined) throw new Error('Nobody to play.');
  const orderId = [2, 5, 5].map((length) => randomDigits(context.random, length)).join('-');
  const service = firstService(context.state.policies.get(`${listing.owner}/${listing.fulfillmentPolicyId}`));
  return {
    owner: listing.owner,
    orderId,
    createdAt: now,
    modifiedAt: now,
    fulfillmentStatus: 'NOT_STARTED',
    marketplaceId: listing.marketplaceId,
    buyer,
    line: {
      lineItemId: randomDigits(context.random, 14),
      listingId: listing.listingId,
      sku: listing.sku,
      title: listing.title,
      quantity,
      unitPrice: listing.price,
    },
    deliveryCost: wireAmount(service.cost, listing.price.currency),
    ...(service.code === undefined ? {} : { shippingServiceCode: service.code }),
    ...(service.carrier === undefined ? {} : { shippingCarrierCode: service.carrier }),
    fulfillments: [],
  };
}

interface ChosenService {
  readonly cost: number;
  readonly code?: string | undefined;
  readonly carrier?: string | undefined;
}

/** The buyer takes the first domestic service the seller offers. */
function firstService(policy: Policy | undefined): ChosenService {
  if (policy?.kind !== 'fulfillment') return { cost: 0 };
  const domestic = policy.body.shippingOptions?.find((option) => option.optionType === 'DOMESTIC');
  const service = domestic?.shippingServices?.[0];
  if (service === undefined) return { cost: 0 };
  const cost = service.freeShipping === true ? 0 : hundredths(service.shippingCost?.value ?? '0');
  return { cost, code: service.shippingServiceCode, carrier: service.shippingCarrierCode };
}
