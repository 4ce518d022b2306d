import type { z } from 'zod';
import type { HttpBody } from '../../http/http.ts';
import type { DraftPhoto, Hosts, ListingDraft, Terms } from '../marketplace.ts';
import {
  acknowledgedSchema,
  bulkRowsSchema,
  imageSchema,
  inventoryItemSchema,
  inventoryItemsSchema,
  offerCreatedSchema,
  offerSchema,
  offersSchema,
  ordersSchema,
  publishedSchema,
  wholeOfferSchema,
  type WholeOffer,
} from './answers.ts';
import { urlOn } from './hosts.ts';
import {
  changedTermsBody,
  inventoryItemBody,
  newOfferBody,
  offerBody,
  priceQuantityBody,
  type OfferSettings,
} from './payloads.ts';
import type { Site } from './sites.ts';
import type { CategoryRules } from './taxonomy.ts';

/** A request of the Inventory, Media or Fulfillment API. Publishing and preview build it with the same function. */
export interface Call<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly repeatable: boolean;
  readonly answer: z.ZodType<Answer>;
}

const INVENTORY = '/sell/inventory/v1';
const id = encodeURIComponent;

export type Calls = ReturnType<typeof createCalls>;

/** All calls of one account's listings. `settings`: what an item's offer says, by the item's own choices. */
export function createCalls(hosts: Hosts, site: Site, settings: (own: Terms) => OfferSettings) {
  const language = { 'content-language': site.language };
  const get = <Answer>(url: string, answer: z.ZodType<Answer>): Call<Answer> => ({
    method: 'GET',
    url,
    repeatable: true,
    answer,
  });

  return {
    /** Uploading twice leaves an unused picture behind, which eBay deletes by itself; so it may be repeated. */
    uploadPhoto: (photo: DraftPhoto, bytes: Uint8Array): Call<z.infer<typeof imageSchema>> => ({
      method: 'POST',
      url: urlOn(hosts, 'apim', '/commerce/media/v1_beta/image/create_image_from_file'),
      body: { kind: 'file', part: 'image', fileName: photo.fileName, mediaType: photo.mediaType, bytes },
      repeatable: true,
      answer: imageSchema,
    }),
    putItem: (draft: ListingDraft, rules: CategoryRules, imageUrls: readonly string[]): Call<unknown> => ({
      method: 'PUT',
      url: urlOn(hosts, 'api', `${INVENTORY}/inventory_item/${id(draft.sku)}`),
      headers: language,
      body: { kind: 'json', value: inventoryItemBody(draft, rules, imageUrls) },
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    createOffer: (draft: ListingDraft): Call<z.infer<typeof offerCreatedSchema>> => ({
      method: 'POST',
      url: urlOn(hosts, 'api', `${INVENTORY}/offer`),
      headers: language,
      body: { kind: 'json', value: newOfferBody(draft, settings(draft.terms), site) },
      repeatable: false,
      answer: offerCreatedSchema,
    }),
    putOffer: (offerId: string, draft: ListingDraft): Call<unknown> => ({
      method: 'PUT',
      url: urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}`),
      headers: language,
      body: { kind: 'json', value: offerBody(draft, settings(draft.terms)) },
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    /** An offer as it was read, with other policies: the call replaces the whole offer. */
    putTerms: (offerId: string, read: WholeOffer, terms: Terms): Call<unknown> => ({
      method: 'PUT',
      url: urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}`),
      headers: language,
      body: { kind: 'json', value: changedTermsBody(read, terms) },
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    /** Not repeatable: each publish is a new listing. */
    publishOffer: (offerId: string): Call<z.infer<typeof publishedSchema>> => ({
      method: 'POST',
      url: urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}/publish`),
      repeatable: false,
      answer: publishedSchema,
    }),
    /** A second withdrawal is refused with 25713, which says that it is done. */
    withdrawOffer: (offerId: string): Call<unknown> => ({
      method: 'POST',
      url: urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}/withdraw`),
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    /** Sets absolute values, so a second time changes nothing. */
    updatePriceQuantity: (change: Parameters<typeof priceQuantityBody>[0]): Call<z.infer<typeof bulkRowsSchema>> => ({
      method: 'POST',
      url: urlOn(hosts, 'api', `${INVENTORY}/bulk_update_price_quantity`),
      body: { kind: 'json', value: priceQuantityBody(change) },
      repeatable: true,
      answer: bulkRowsSchema,
    }),
    getOffer: (offerId: string) => get(urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}`), offerSchema),
    getWholeOffer: (offerId: string) => get(urlOn(hosts, 'api', `${INVENTORY}/offer/${id(offerId)}`), wholeOfferSchema),
    offersOf: (sku: string) =>
      get(
        urlOn(hosts, 'api', `${INVENTORY}/offer`, { sku, marketplace_id: site.id, format: 'FIXED_PRICE' }),
        offersSchema,
      ),
    getItem: (sku: string) => get(urlOn(hosts, 'api', `${INVENTORY}/inventory_item/${id(sku)}`), inventoryItemSchema),
    /** `page` counts from 0. */
    items: (page: number) =>
      get(
        urlOn(hosts, 'api', `${INVENTORY}/inventory_item`, { limit: '100', offset: String(page) }),
        inventoryItemsSchema,
      ),
    orders: (query: Readonly<Record<string, string>>) =>
      get(urlOn(hosts, 'api', '/sell/fulfillment/v1/order', query), ordersSchema),
  };
}
