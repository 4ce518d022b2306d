import { z } from 'zod';
import { Refusal, type Words } from '../answers.ts';

/** One entry of eBay's `errors` or `warnings`. */
export const ebayErrorSchema = z.object({
  errorId: z.int(),
  domain: z.string(),
  subdomain: z.string().optional(),
  category: z.enum(['REQUEST', 'BUSINESS', 'APPLICATION']),
  message: z.string(),
  longMessage: z.string().optional(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
export type EbayError = z.infer<typeof ebayErrorSchema>;

type Catalogued = readonly [domain: string, category: EbayError['category'], message: string, longMessage?: string];

const INVENTORY = 'API_INVENTORY';
const ACCOUNT = 'API_ACCOUNT';
const TAXONOMY = 'API_TAXONOMY';
const FULFILLMENT = 'API_FULFILLMENT';

/**
 * The errors this server can give, by eBay's number. Placeholders in braces are filled from the parameters, and each
 * filled one is sent as a parameter of that name, as eBay does. Numbers and meanings: ebay.md section 13 and
 * `x-response-codes` of the official documents; the wording is eBay's where it is known and short of it otherwise.
 */
const CATALOGUE = {
  1001: [
    'OAuth',
    'REQUEST',
    'Invalid access token',
    'Invalid access token. Check the value of the Authorization HTTP request header.',
  ],
  1002: [
    'OAuth',
    'REQUEST',
    'Missing access token',
    'Access token is missing in the Authorization HTTP request header.',
  ],
  1100: ['ACCESS', 'REQUEST', 'Access denied', 'Insufficient permissions to fulfill the request.'],
  2001: ['ACCESS', 'REQUEST', 'Too many requests.', 'The request limit has been reached for the resource.'],
  2002: ['ACCESS', 'REQUEST', 'Resource not found', 'The specified resource name was not found.'],
  2003: [
    'ACCESS',
    'APPLICATION',
    'Internal error',
    'There was a problem with an eBay internal system or process. Contact eBay developer support for assistance.',
  ],
  2004: [
    'ACCESS',
    'REQUEST',
    'Invalid request',
    'The request has errors. For help, see the documentation for this API.',
  ],

  25001: [INVENTORY, 'APPLICATION', 'A system error has occurred. {additionalInfo}'],
  25002: [INVENTORY, 'REQUEST', 'A user error has occurred. {additionalInfo}'],
  25003: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid price. {additionalInfo}',
  ],
  25004: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid quantity. {additionalInfo}',
  ],
  25005: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid category ID. {additionalInfo}',
  ],
  25007: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated fulfillment policy. {additionalInfo}',
  ],
  25008: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated payment policy. {additionalInfo}',
  ],
  25009: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated return policy. {additionalInfo}',
  ],
  25012: [INVENTORY, 'REQUEST', 'Invalid inventory location. {additionalInfo}'],
  25014: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid pictures. {additionalInfo}',
  ],
  25015: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid picture URL. {additionalInfo}',
  ],
  25016: [INVENTORY, 'REQUEST', 'The {fieldName} value is invalid. {additionalInfo}'],
  25018: [INVENTORY, 'REQUEST', 'Incomplete account information. {additionalInfo}'],
  25019: [INVENTORY, 'REQUEST', 'Cannot revise listing. {additionalInfo}'],
  25020: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid shipping package details. {additionalInfo}',
  ],
  25021: [
    INVENTORY,
    'REQUEST',
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid item condition information. {additionalInfo}',
  ],
  25022: [INVENTORY, 'REQUEST', 'Invalid attribute. {fieldName}'],
  25024: [INVENTORY, 'REQUEST', 'Invalid Best Offer information. {additionalInfo}'],
  25025: [INVENTORY, 'APPLICATION', 'Concurrent access of Inventory or InventoryItemGroup. Please try again later'],
  25026: [INVENTORY, 'REQUEST', 'Selling limit exceeded. {additionalInfo}'],
  25029: [INVENTORY, 'REQUEST', '{field} is required for this category.'],
  25030: [INVENTORY, 'REQUEST', '{field} is not applicable for the condition and has been dropped'],
  25032: [INVENTORY, 'REQUEST', '{field} is not valid'],
  25047: [INVENTORY, 'REQUEST', 'Seller is not eligible to use Refurbished Item Condition'],
  25402: [INVENTORY, 'APPLICATION', 'System warning. {additionalInfo}'],
  25501: [INVENTORY, 'REQUEST', 'Invalid picture. {additionalInfo}'],
  25701: [INVENTORY, 'REQUEST', 'These SKU(s) are not in the system'],
  25702: [INVENTORY, 'REQUEST', '{skuValue} could not be found or is not available in the system.'],
  25706: [INVENTORY, 'REQUEST', 'You have provided invalid pagination values. {additionalInfo}.'],
  25707: [INVENTORY, 'REQUEST', 'Invalid sku. sku has to be alphanumeric with upto 50 characters in length'],
  25708: [INVENTORY, 'REQUEST', 'Invalid SKU.'],
  25709: [INVENTORY, 'REQUEST', 'Invalid value for {fieldName}. {additionalInfo}'],
  25710: [INVENTORY, 'REQUEST', "We didn't find the resource/entity you are requesting. Please verify the request"],
  25713: [INVENTORY, 'REQUEST', 'This Offer is not available : {additionalInfo}.'],
  25715: [INVENTORY, 'REQUEST', 'Invalid Dimension and Weight'],
  25727: [INVENTORY, 'REQUEST', 'The number of InventoryItems in the request cannot exceed {additionalInfo}.'],
  25728: [INVENTORY, 'REQUEST', 'InventoryItems should be unique in the request.'],
  25729: [INVENTORY, 'REQUEST', 'The combination of SKU, marketplaceId and format should be unique.'],
  25730: [INVENTORY, 'REQUEST', 'The number of offers in the request cannot exceed {additionalInfo}'],
  25731: [INVENTORY, 'REQUEST', 'OfferId should be unique in the request.'],
  25733: [
    INVENTORY,
    'REQUEST',
    'Valid SKU and locale information are required for all the InventoryItems in the request.',
  ],
  25734: [INVENTORY, 'REQUEST', 'SKU should be unique in the request.'],
  25735: [INVENTORY, 'REQUEST', 'Invalid SKU, marketplaceId or format.'],
  25752: [INVENTORY, 'REQUEST', 'listingStartDate provided is invalid.'],
  25753: [
    INVENTORY,
    'REQUEST',
    'listingStartDate is in the past or the offer is live. Value is not updated on the listing.',
  ],
  25754: [
    INVENTORY,
    'REQUEST',
    'One or more provided offerId(s) are invalid. All offerId(s) in the request should belong to an inventoryItem or inventoryItemGroup.',
  ],
  25755: [INVENTORY, 'REQUEST', 'listingDuration is required for auction offer.'],
  25757: [INVENTORY, 'REQUEST', 'auctionStartPrice is required for auction offer.'],
  25758: [INVENTORY, 'REQUEST', 'auctionStartPrice and auctionReservePrice are not supported for fixed price offer.'],
  25762: [INVENTORY, 'REQUEST', 'availableQuantity is not applicable for auction offer.'],
  25763: [INVENTORY, 'REQUEST', 'quantityLimitPerBuyer is not applicable for auction offer.'],
  25800: [INVENTORY, 'REQUEST', 'Invalid {fieldName}.'],
  25801: [INVENTORY, 'REQUEST', 'Missing field {fieldName}.'],
  25802: [INVENTORY, 'REQUEST', 'Input error. {additionalInfo}'],
  25803: [INVENTORY, 'REQUEST', '{fieldName} already exists.'],
  25804: [INVENTORY, 'REQUEST', 'Input error. {additionalInfo}'],
  25805: [INVENTORY, 'REQUEST', '{fieldName} Not Found.'],

  20400: [ACCOUNT, 'REQUEST', 'Invalid request. {additionalInfo}'],
  20401: [ACCOUNT, 'REQUEST', 'Missing field {fieldName}. {additionalInfo}'],
  20402: [ACCOUNT, 'REQUEST', 'Invalid input. {additionalInfo}'],
  20403: [ACCOUNT, 'REQUEST', 'Invalid {fieldName}. {additionalInfo}'],
  20404: [ACCOUNT, 'REQUEST', '{fieldName} not found.'],
  20405: [ACCOUNT, 'REQUEST', 'Invalid payment method. {fieldName}'],
  20406: [ACCOUNT, 'REQUEST', 'Invalid return option. {fieldName}'],
  20409: [ACCOUNT, 'BUSINESS', 'Invalid default policy type. {additionalInfo}'],

  46001: ['API_METADATA', 'REQUEST', 'The specified marketplace ID was not found.'],
  46002: [
    'API_METADATA',
    'REQUEST',
    'The filter value is invalid. Sample supported values: filter=categoryIds:{catId1|catId2|catId3}.',
  ],
  46003: ['API_METADATA', 'REQUEST', 'The specified categoryId was not found for the marketplace.'],
  46004: ['API_METADATA', 'REQUEST', 'Only 50 Category IDs specified in the filter are considered.'],

  62002: [TAXONOMY, 'REQUEST', 'Missing marketplace ID.'],
  62003: [TAXONOMY, 'REQUEST', 'The specified marketplace ID was not found.'],
  62004: [TAXONOMY, 'REQUEST', 'The specified category tree ID was not found.'],
  62005: [TAXONOMY, 'REQUEST', 'The specified category ID does not belong to the specified category tree.'],
  62006: [TAXONOMY, 'REQUEST', 'Missing category ID.'],
  62007: [
    TAXONOMY,
    'REQUEST',
    "Missing keyword 'q'. Please specify a valid set of keywords that best describes your item.",
  ],
  62008: [TAXONOMY, 'REQUEST', 'The specified category ID is the root for the category tree.'],
  62009: [TAXONOMY, 'REQUEST', 'The specified category ID must be a leaf category.'],

  30700: [FULFILLMENT, 'REQUEST', 'Invalid filter name: {fieldname}'],
  30800: [FULFILLMENT, 'REQUEST', 'Invalid filter value {fieldvalue} for filter {fieldname}'],
  30810: [FULFILLMENT, 'REQUEST', 'Invalid date format'],
  30820: [FULFILLMENT, 'REQUEST', 'Start date is missing'],
  30830: [FULFILLMENT, 'REQUEST', "Time range between start date and end date must be within '{allowedTime}' years."],
  30840: [FULFILLMENT, 'REQUEST', 'Start date should be before end date'],
  30850: [FULFILLMENT, 'REQUEST', "Start and end dates can't be in the future"],
  30900: [FULFILLMENT, 'REQUEST', 'Exceeded maximum number of order IDs (the current limit is 50)'],
  31000: [FULFILLMENT, 'REQUEST', 'Invalid offset: {offsetvalue}'],
  31100: [FULFILLMENT, 'REQUEST', 'Invalid limit: {limitvalue}'],
  32100: [FULFILLMENT, 'REQUEST', 'Invalid order ID: {orderId}'],
  32110: [FULFILLMENT, 'REQUEST', 'Invalid shipping fulfillment ID: {fulfillmentId}'],
  32200: [FULFILLMENT, 'REQUEST', 'Invalid line item id: {lineItemId}'],
  32210: [FULFILLMENT, 'REQUEST', 'Duplicate line item in the request'],
  32300: [FULFILLMENT, 'REQUEST', 'Invalid shipment tracking number or carrier'],
  32500: [FULFILLMENT, 'REQUEST', 'Invalid shipped date'],
  32600: [FULFILLMENT, 'REQUEST', 'Invalid input data'],
  32800: [FULFILLMENT, 'REQUEST', 'Invalid field group: {fieldGroup}'],
  34500: [FULFILLMENT, 'REQUEST', 'Please use PUT operation for updating shipping fulfillment'],

  190001: ['API_MEDIA', 'REQUEST', 'The image could not be created. {additionalInfo}'],
  190002: ['API_MEDIA', 'REQUEST', 'The image {imageId} was not found or has expired.'],
} as const satisfies Record<number, Catalogued>;

export type EbayErrorId = keyof typeof CATALOGUE;

/** Statuses of the errors that are not plain 400s wherever they come up. */
const STATUS: Partial<Record<EbayErrorId, number>> = {
  1001: 401,
  1002: 401,
  1100: 403,
  2001: 429,
  2002: 404,
  2003: 500,
  25001: 500,
  25025: 500,
  25702: 404,
  25710: 404,
  25713: 404,
  25805: 404,
  20404: 404,
  20409: 409,
  190002: 404,
};

/** Builds one error entry. `parameters` fill the placeholders and are sent along. */
export function ebayError(id: EbayErrorId, parameters: Readonly<Record<string, string>> = {}): EbayError {
  const [domain, category, template, longMessage] = CATALOGUE[id] as Catalogued;
  const message = template.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => parameters[name] ?? (name.startsWith('catId') ? whole : ''),
  );
  const entries = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  return {
    errorId: id,
    domain,
    ...(domain.startsWith('API_') && domain !== TAXONOMY && domain !== 'API_METADATA' ? { subdomain: 'Selling' } : {}),
    category,
    message: message.trim(),
    longMessage: (longMessage ?? message).trim(),
    ...(entries.length === 0 ? {} : { parameters: entries }),
  };
}

/** A refusal in eBay's words; carries every error found, because eBay reports several at once. */
export class EbayRefusal extends Refusal {
  readonly errors: readonly EbayError[];

  constructor(status: number, errors: readonly EbayError[]) {
    super(status, { errors });
    this.errors = errors;
  }
}

/** Refuses with one error; the status is the error's own unless given. */
export function refuse(id: EbayErrorId, parameters: Readonly<Record<string, string>> = {}, status?: number): never {
  throw new EbayRefusal(status ?? STATUS[id] ?? 400, [ebayError(id, parameters)]);
}

/** Refuses with all of them when there are any. */
export function refuseAll(errors: readonly EbayError[]): void {
  if (errors.length > 0) throw new EbayRefusal(400, errors);
}

export const RATE_LIMITED = { errors: [ebayError(2001)] };
export const SERVER_ERROR = { errors: [ebayError(2003)] };

export const WORDS: Words = {
  unknownPath: { status: 404, body: { errors: [ebayError(2002)] } },
  unreadable: (status, reason) => ({ status, body: { errors: [ebayError(2004, { reason })] } }),
  failed: { status: 500, body: SERVER_ERROR },
};
