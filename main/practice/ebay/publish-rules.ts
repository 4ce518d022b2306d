import { hundredths } from './amounts.ts';
import { aspectErrors } from './aspect-rules.ts';
import { conditionErrors } from './condition-rules.ts';
import type { EbayContext } from './context.ts';
import { MARKETPLACES } from './data/marketplaces.ts';
import { ebayError, type EbayError } from './errors.ts';
import { imageBehind, isPictureUrl } from './pictures.ts';
import type { Item, Offer, Policy, Seller } from './state.ts';
import { findCategory } from './taxonomy.ts';

/** Longest side of the smallest picture a listing may show, in pixels. Source: ebay.md section 5. */
const SMALLEST_PICTURE = 500;

/** How many pieces a listing of this offer would show. */
export function quantityOf(offer: Offer, item: Item): number | undefined {
  const inStock = item.body.availability?.shipToLocationAvailability?.quantity;
  const offered = offer.body.availableQuantity;
  if (inStock === undefined) return offered;
  return offered === undefined ? inStock : Math.min(offered, inStock);
}

/** Everything that keeps an offer from being (or staying) a listing, all at once as eBay reports it. */
export function publishErrors(context: EbayContext, seller: Seller, offer: Offer, item: Item): readonly EbayError[] {
  const category = findCategory(offer.body.categoryId);
  return [
    ...textErrors(offer, item),
    ...(category === undefined || !category.leaf
      ? [
          ebayError(25005, {
            additionalInfo:
              offer.body.categoryId === undefined ? 'The category is missing.' : 'The category is not a leaf category.',
          }),
        ]
      : [...aspectErrors(category, item), ...conditionErrors(category, seller, item)]),
    ...priceErrors(offer),
    ...photoErrors(context, item),
    ...policyErrors(context, seller, offer, item),
    ...locationErrors(context, seller, offer),
  ];
}

/** Quantity is asked only when a listing begins: a running one may go down to 0. */
export function firstPublishErrors(
  seller: Seller,
  offer: Offer,
  item: Item,
  listed: { readonly pieces: number; readonly worth: number },
): readonly EbayError[] {
  const quantity = quantityOf(offer, item);
  if (quantity === undefined || quantity < 1) {
    return [ebayError(25004, { additionalInfo: 'The quantity must be at least 1.' })];
  }
  const { quantity: pieces, amount } = seller.sellingLimit;
  if (listed.pieces + quantity > pieces)
    return [ebayError(25026, { additionalInfo: `You can list up to ${pieces} items.` })];
  const worth = listed.worth + quantity * hundredths(offer.body.pricingSummary?.price?.value ?? '0');
  return worth > hundredths(amount.value)
    ? [ebayError(25026, { additionalInfo: `You can list items worth up to ${amount.value} ${amount.currency}.` })]
    : [];
}

function textErrors(offer: Offer, item: Item): readonly EbayError[] {
  const errors: EbayError[] = [];
  if ((item.body.product?.title ?? '').trim() === '') {
    errors.push(ebayError(25016, { fieldName: 'title', additionalInfo: 'A title is required.' }));
  }
  const description = offer.body.listingDescription ?? item.body.product?.description ?? '';
  if (description.trim() === '') {
    errors.push(ebayError(25016, { fieldName: 'description', additionalInfo: 'A description is required.' }));
  }
  if (/<script\b|javascript:/i.test(description)) {
    errors.push(ebayError(25016, { fieldName: 'description', additionalInfo: 'Active content is not allowed.' }));
  }
  const duration = offer.body.listingDuration ?? 'GTC';
  if (offer.format === 'FIXED_PRICE' && duration !== 'GTC') {
    errors.push(
      ebayError(25016, {
        fieldName: 'listingDuration',
        additionalInfo: 'Fixed-price listings run until cancelled (GTC).',
      }),
    );
  }
  return errors;
}

function priceErrors(offer: Offer): readonly EbayError[] {
  const price = offer.body.pricingSummary?.price;
  if (price === undefined) return [ebayError(25003, { additionalInfo: 'The price is missing.' })];
  const currency = MARKETPLACES[offer.marketplaceId].currency;
  if (price.currency !== currency) {
    return [ebayError(25003, { additionalInfo: `${offer.marketplaceId} takes prices in ${currency}.` })];
  }
  if (hundredths(price.value) < 99) return [ebayError(25003, { additionalInfo: 'The price must be at least 0.99.' })];
  const terms = offer.body.listingPolicies?.bestOfferTerms;
  const accept = terms?.autoAcceptPrice === undefined ? undefined : hundredths(terms.autoAcceptPrice.value);
  const decline = terms?.autoDeclinePrice === undefined ? undefined : hundredths(terms.autoDeclinePrice.value);
  const askable = (accept ?? 0) < hundredths(price.value) && (decline ?? 0) < (accept ?? hundredths(price.value));
  return askable
    ? []
    : [ebayError(25024, { additionalInfo: 'Automatic prices must be below the price, decline below accept.' })];
}

function photoErrors(context: EbayContext, item: Item): readonly EbayError[] {
  const urls = item.body.product?.imageUrls ?? [];
  if (urls.length === 0) return [ebayError(25014, { additionalInfo: 'Add at least one picture.' })];
  return urls.flatMap((url) => {
    if (!isPictureUrl(context, url))
      return [ebayError(25501, { additionalInfo: `${url} is not in eBay Picture Services.` })];
    const image = imageBehind(context, url);
    if (image === undefined) return [ebayError(25015, { additionalInfo: `${url} does not exist or has expired.` })];
    return Math.max(image.width, image.height) < SMALLEST_PICTURE
      ? [ebayError(25014, { additionalInfo: `${url} is smaller than ${SMALLEST_PICTURE} pixels on the longest side.` })]
      : [];
  });
}

function policyErrors(context: EbayContext, seller: Seller, offer: Offer, item: Item): readonly EbayError[] {
  const chosen = offer.body.listingPolicies ?? {};
  const find = (id: string | undefined, kind: Policy['kind']): Policy | undefined => {
    const policy = id === undefined ? undefined : context.state.policies.get(`${seller.userId}/${id}`);
    return policy?.kind === kind && policy.body.marketplaceId === offer.marketplaceId ? policy : undefined;
  };
  const fulfillment = find(chosen.fulfillmentPolicyId, 'fulfillment');
  const errors: EbayError[] = [];
  const wrong = (id: string | undefined) =>
    id === undefined ? 'The policy is missing.' : `Policy ${id} does not exist for ${offer.marketplaceId}.`;
  if (fulfillment === undefined) errors.push(ebayError(25007, { additionalInfo: wrong(chosen.fulfillmentPolicyId) }));
  if (find(chosen.paymentPolicyId, 'payment') === undefined) {
    errors.push(ebayError(25008, { additionalInfo: wrong(chosen.paymentPolicyId) }));
  }
  if (find(chosen.returnPolicyId, 'return') === undefined) {
    errors.push(ebayError(25009, { additionalInfo: wrong(chosen.returnPolicyId) }));
  }
  const calculated =
    fulfillment?.kind === 'fulfillment' &&
    fulfillment.body.shippingOptions?.some((option) => option.costType === 'CALCULATED');
  if (calculated === true && item.body.packageWeightAndSize?.weight === undefined) {
    errors.push(ebayError(25020, { additionalInfo: 'The package weight is not valid or is missing.' }));
  }
  return errors;
}

function locationErrors(context: EbayContext, seller: Seller, offer: Offer): readonly EbayError[] {
  const key = offer.body.merchantLocationKey;
  const location = key === undefined ? undefined : context.state.locations.get(`${seller.userId}/${key}`);
  if (location === undefined) {
    return [
      ebayError(25012, {
        additionalInfo: key === undefined ? 'The location is missing.' : `Location ${key} does not exist.`,
      }),
    ];
  }
  return location.body.merchantLocationStatus === 'DISABLED'
    ? [ebayError(25012, { additionalInfo: `Location ${location.merchantLocationKey} is disabled.` })]
    : [];
}
