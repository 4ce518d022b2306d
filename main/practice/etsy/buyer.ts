import { PurchaseRefused, type PracticeListing, type PracticeOrder } from '../marketplace.ts';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import { BUYERS } from './data/buyers.ts';
import { groupOf, stockOf } from './inventory-view.ts';
import type { Listing, Product } from './listing-state.ts';
import { inState, listingNow, saveListing } from './listing-store.ts';
import { decimalText } from './money.ts';
import { processingDays } from './readiness.ts';
import type { Receipt } from './receipt-state.ts';
import { shopOf } from './shops.ts';
import { listingUrl } from './web-addresses.ts';

/**
 * A buyer takes the first offering that has enough and pays at once. Its stock goes down, that of the products that share
 * it as well; a listing without any left is sold out. All in one transaction with the receipt.
 */
export function buy(context: EtsyContext, listingId: string, quantity: number): PracticeOrder {
  return context.store.transaction(() => {
    const listing = listingNow(context, listingId);
    if (listing === undefined) throw new PurchaseRefused('not-found', `There is no listing ${listingId}.`);
    if (listing.state !== 'active') {
      throw new PurchaseRefused('ended', `Listing ${listingId} is ${listing.state.replace('_', ' ')}.`);
    }
    const product = listing.products.find((one) => one.enabled && one.quantity >= quantity);
    if (product === undefined) {
      const left = stockOf(listing);
      throw new PurchaseRefused('insufficient-quantity', `Listing ${listingId} has ${left} left, not ${quantity}.`);
    }
    const receipt = receiptFor(context, listing, product, quantity);
    context.state.receipts.put(`${receipt.shopId}/${receipt.receiptId}`, receipt);
    const sold = takeFromStock(context, listing, product, quantity);
    return {
      marketplace: 'etsy',
      orderId: String(receipt.receiptId),
      listingId,
      sku: product.sku,
      quantity,
      buyer: receipt.buyer.name,
      remaining: stockOf(sold),
    };
  });
}

function takeFromStock(context: EtsyContext, listing: Listing, bought: Product, quantity: number): Listing {
  const shared = groupOf(bought, listing.onProperty.quantity);
  const products = listing.products.map((product) =>
    groupOf(product, listing.onProperty.quantity) === shared
      ? { ...product, quantity: product.quantity - quantity }
      : product,
  );
  const left = { ...listing, products, soldQuantity: listing.soldQuantity + quantity, modified: epochSeconds(context) };
  return saveListing(context, stockOf(left) === 0 ? inState(context, left, 'sold_out') : left);
}

function receiptFor(context: EtsyContext, listing: Listing, product: Product, quantity: number): Receipt {
  const now = epochSeconds(context);
  const { receipts, shippingProfiles, readiness } = context.state;
  const shop = shopOf(context, listing.shopId);
  const buyer = BUYERS[receipts.countStartingWith('') % BUYERS.length];
  if (buyer === undefined) throw new Error('Nobody to play.');
  const profile = shippingProfiles.get(`${listing.shopId}/${listing.shippingProfileId}`);
  const postage = profile?.destinations.find(({ country }) => country === buyer.country) ?? profile?.destinations[0];
  const definition = readiness.get(`${listing.shopId}/${product.readinessId}`);
  const days = definition === undefined ? undefined : processingDays(definition);
  return {
    receiptId: freshId(context, 10, (id) => receipts.get(`${listing.shopId}/${id}`) !== undefined),
    shopId: listing.shopId,
    sellerUserId: listing.userId,
    currency: shop.currency,
    status: 'paid',
    buyer,
    created: now,
    updated: now,
    paidAt: now,
    shippedAt: null,
    paymentId: freshId(context, 11),
    transactions: [
      {
        transactionId: freshId(context, 10),
        listingId: listing.listingId,
        productId: product.productId,
        sku: product.sku,
        title: listing.title,
        description: listing.description,
        quantity,
        price: product.price,
        shippingCost: (postage?.primaryCost ?? 0) + (postage?.secondaryCost ?? 0) * (quantity - 1),
        imageId: listing.images[0]?.imageId ?? null,
        shippingProfileId: listing.shippingProfileId,
        minProcessingDays: days?.min ?? null,
        maxProcessingDays: days?.max ?? null,
        propertyValues: product.propertyValues,
      },
    ],
    shipments: [],
    mails: [{ at: now, text: 'Thank you for your order.' }],
  };
}

const SHOWN_STATES = {
  active: 'active',
  sold_out: 'out-of-stock',
  draft: 'ended',
  inactive: 'ended',
  expired: 'ended',
} as const;

/** A listing as the control API shows it; one that buyers cannot find counts as ended. */
export function shown(context: EtsyContext, listing: Listing): PracticeListing {
  const { currency } = shopOf(context, listing.shopId);
  const price = Math.min(...listing.products.map((product) => product.price));
  return {
    marketplace: 'etsy',
    listingId: String(listing.listingId),
    sku: listing.products[0]?.sku ?? '',
    seller: context.state.sellers.get(String(listing.userId))?.name ?? '',
    title: listing.title,
    price: { value: decimalText(price, currency), currency },
    quantity: stockOf(listing),
    soldQuantity: listing.soldQuantity,
    state: SHOWN_STATES[listing.state],
    url: listingUrl(context, listing.listingId, listing.title),
  };
}
