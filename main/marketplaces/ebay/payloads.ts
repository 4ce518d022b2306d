import type { Money } from '#shared/domain/money.ts';
import { toDecimal } from '#shared/domain/money.ts';
import type { Condition } from '#shared/domain/condition.ts';
import type { ListingDraft, Terms } from '../marketplace.ts';
import { htmlDescription } from '#shared/domain/description-text.ts';
import { conditionWord, fitCondition, NEW_ITEMS } from './conditions.ts';
import type { WholeOffer } from './answers.ts';
import { settingKeys } from './setting-keys.ts';
import type { Site } from './sites.ts';
import type { CategoryRules, Descriptor } from './taxonomy.ts';

/** The account's choices that every offer carries. */
export interface OfferSettings {
  readonly fulfillmentPolicyId: string;
  readonly paymentPolicyId: string;
  readonly returnPolicyId: string;
  readonly merchantLocationKey: string;
}

const price = (value: Money): { readonly value: string; readonly currency: string } => ({
  value: toDecimal(value),
  currency: value.currency,
});

/** Product identifiers have fields of their own at eBay; they are not sent as attributes. */
const IDENTIFIERS: Readonly<Record<string, 'isbn' | 'upc' | 'ean'>> = { ISBN: 'isbn', UPC: 'upc', EAN: 'ean' };

/** `PUT inventory_item/{sku}`: what the thing is. A full replacement, so everything is said each time. */
export function inventoryItemBody(
  draft: ListingDraft,
  rules: CategoryRules,
  imageUrls: readonly string[],
): Record<string, unknown> {
  const condition = chosenCondition(draft.condition, rules);
  const descriptors = condition?.descriptors ?? [];
  const descriptorNames = new Set(rules.conditions.flatMap((entry) => entry.descriptors.map(({ name }) => name)));
  const given = Object.entries(draft.aspects)
    .map(([name, values]) => [name, values.map((value) => value.trim()).filter((value) => value !== '')] as const)
    .filter(([, values]) => values.length > 0);
  const aspects = given.filter(([name]) => IDENTIFIERS[name] === undefined && !descriptorNames.has(name));
  const identifiers = given.flatMap(([name, values]) => {
    const field = IDENTIFIERS[name];
    return field === undefined ? [] : [[field, values] as const];
  });
  const note = draft.conditionNote.trim();
  return {
    availability: { shipToLocationAvailability: { quantity: draft.quantity } },
    ...(condition === undefined ? {} : { condition: condition.word }),
    ...(note === '' || (condition !== undefined && NEW_ITEMS.has(condition.id)) ? {} : { conditionDescription: note }),
    ...descriptorsOf(descriptors, new Map(given)),
    product: {
      title: draft.title.trim(),
      aspects: Object.fromEntries(aspects),
      ...Object.fromEntries(identifiers),
      imageUrls: [...imageUrls],
    },
  };
}

/** The condition as this category knows it; `undefined` when none is chosen or none fits (preflight has said so). */
export function chosenCondition(
  ours: Condition | null,
  rules: CategoryRules,
):
  | {
      readonly id: string;
      readonly word: string;
      readonly label: string;
      readonly exact: boolean;
      readonly descriptors: readonly Descriptor[];
    }
  | undefined {
  if (ours === null) return undefined;
  const fit = fitCondition(
    ours,
    rules.conditions.map(({ id }) => id),
  );
  const word = fit === undefined ? undefined : conditionWord(fit.id);
  const entry = rules.conditions.find(({ id }) => id === fit?.id);
  if (fit === undefined || word === undefined || entry === undefined) return undefined;
  return { id: fit.id, word, label: entry.label, exact: fit.exact, descriptors: entry.descriptors };
}

function descriptorsOf(
  descriptors: readonly Descriptor[],
  given: ReadonlyMap<string, readonly string[]>,
): { readonly conditionDescriptors?: readonly unknown[] } {
  const answered = descriptors.flatMap((descriptor): readonly Readonly<Record<string, unknown>>[] => {
    const value = given.get(descriptor.name)?.[0];
    if (value === undefined) return [];
    if (descriptor.free) return [{ name: descriptor.id, additionalInfo: value }];
    const id = descriptor.values.find((candidate) => candidate.name === value)?.id;
    return id === undefined ? [] : [{ name: descriptor.id, values: [id] }];
  });
  return answered.length === 0 ? {} : { conditionDescriptors: answered };
}

/** `PUT offer/{offerId}`: at what price and under which terms. Replaces the whole offer. */
export function offerBody(draft: ListingDraft, settings: OfferSettings): Record<string, unknown> {
  return {
    availableQuantity: draft.quantity,
    categoryId: draft.categoryId,
    // A match in eBay's catalogue would otherwise overwrite title, attributes and photos of the seller.
    includeCatalogProductDetails: false,
    listingDescription: htmlDescription(draft.description),
    listingDuration: 'GTC',
    listingPolicies: {
      fulfillmentPolicyId: settings.fulfillmentPolicyId,
      paymentPolicyId: settings.paymentPolicyId,
      returnPolicyId: settings.returnPolicyId,
    },
    merchantLocationKey: settings.merchantLocationKey,
    ...(draft.price === null ? {} : { pricingSummary: { price: price(draft.price) } }),
  };
}

/** `POST offer`: the same with what identifies it. */
export function newOfferBody(draft: ListingDraft, settings: OfferSettings, site: Site): Record<string, unknown> {
  return { sku: draft.sku, marketplaceId: site.id, format: 'FIXED_PRICE', ...offerBody(draft, settings) };
}

/** Of what reading an offer tells, what replacing it must not be told. Source: EbayOfferDetailsWithId, inventory API. */
const READ_ONLY: ReadonlySet<string> = new Set(['offerId', 'sku', 'marketplaceId', 'format', 'status', 'listing']);

/** `PUT offer/{offerId}`: everything as it is, with other policies or another place. */
export function changedTermsBody(offer: WholeOffer, terms: Terms): Record<string, unknown> {
  const { [settingKeys.location]: place, ...policies } = terms;
  return {
    ...Object.fromEntries(Object.entries(offer).filter(([key]) => !READ_ONLY.has(key))),
    listingPolicies: { ...offer.listingPolicies, ...policies },
    ...(place === undefined ? {} : { merchantLocationKey: place }),
  };
}

/** One row of `bulk_update_price_quantity`. */
export function priceQuantityBody(change: {
  sku: string;
  offerId: string;
  price: Money;
  quantity: number;
}): Record<string, unknown> {
  return {
    requests: [
      {
        sku: change.sku,
        shipToLocationAvailability: { quantity: change.quantity },
        offers: [{ offerId: change.offerId, availableQuantity: change.quantity, price: price(change.price) }],
      },
    ],
  };
}
