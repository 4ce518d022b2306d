import type { RemoteListing } from '#shared/domain/listing.ts';
import { parseDecimal, type Money } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Memo, RemoteReference, Terms } from '../marketplace.ts';
import { madeTerms } from '../rules/terms.ts';
import type { Amount, InventoryItem, Offer } from './answers.ts';
import type { Calls } from './calls.ts';
import { worded } from './messages.ts';
import { itemKeys, settingKeys } from './setting-keys.ts';

/** "There is no such offer (any more)", which for us is an answer and not a failure. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.data.remote?.status === 404 ||
    (error.data.remote?.codes ?? []).some((code) => code === '25713' || code === '25710'));

/** The offer we know of, or the SKU's fixed-price offer on our site. */
export async function findOffer(http: Http, calls: Calls, { sku, memo }: RemoteReference): Promise<Offer | undefined> {
  try {
    const offerId = memo['offerId'];
    if (offerId !== undefined) return (await http.send(calls.getOffer(offerId))).body;
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  try {
    return (await http.send(calls.offersOf(sku))).body.offers[0];
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export async function findItem(http: Http, calls: Calls, sku: string): Promise<InventoryItem | undefined> {
  try {
    return (await http.send(calls.getItem(sku))).body;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export const memoOf = (offer: Offer): Memo => ({
  offerId: offer.offerId,
  ...(offer.listing?.listingId === undefined ? {} : { listingId: offer.listing.listingId }),
});

export const isPublished = (offer: Offer): boolean =>
  offer.status === 'PUBLISHED' && offer.listing?.listingId !== undefined;

/** Offer and item as one listing. What eBay left out stays null. */
export function remoteListing(offer: Offer, item: InventoryItem | undefined): RemoteListing {
  const stock = item?.availability?.shipToLocationAvailability?.quantity;
  const offered = offer.availableQuantity;
  const amount = offer.pricingSummary?.price;
  return {
    listingId: offer.listing?.listingId ?? null,
    title: item?.product?.title ?? null,
    price: amount === undefined ? null : money(amount),
    // eBay shows what both allow.
    quantity: stock === undefined ? (offered ?? null) : offered === undefined ? stock : Math.min(stock, offered),
    photoCount: item?.product === undefined ? null : (item.product.imageUrls?.length ?? 0),
    condition: item?.condition ?? null,
    categoryId: offer.categoryId ?? null,
    terms: termsOf(offer),
    status: statusOf(offer),
  };
}

/** The item's choices as the offer has them. */
const termsOf = ({ listingPolicies, merchantLocationKey }: Offer): Terms =>
  madeTerms(itemKeys, { ...listingPolicies, [settingKeys.location]: merchantLocationKey }, {});

function statusOf(offer: Offer): RemoteListing['status'] {
  if (!isPublished(offer)) return offer.listing?.listingId === undefined ? 'not_listed' : 'ended';
  switch (offer.listing?.listingStatus) {
    case 'OUT_OF_STOCK':
      return 'out_of_stock';
    case 'ENDED':
    case 'EBAY_ENDED':
    case 'INACTIVE':
      return 'ended';
    case 'NOT_LISTED':
      return 'not_listed';
    default:
      return 'live';
  }
}

/** An amount that is none is an answer in an unexpected form. */
export function money({ value, currency }: Amount): Money {
  const parsed = parseDecimal(value, currency);
  if (parsed !== undefined) return parsed;
  throw new AppError(worded('remote_rejected', 'unexpected_answer', { said: `the amount “${value} ${currency}”` }));
}
