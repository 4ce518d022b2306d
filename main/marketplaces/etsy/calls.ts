import type { z } from 'zod';
import type { HttpBody } from '../../http/http.ts';
import type { DraftPhoto, World } from '../marketplace.ts';
import {
  acknowledgedSchema,
  imageSchema,
  imagesSchema,
  inventoriesSchema,
  inventorySchema,
  listingPropertiesSchema,
  listingSchema,
  listingsSchema,
  receiptsSchema,
} from './answers.ts';
import type { AttributeValue } from './attributes.ts';
import { apiUrl, keyHeader, type Query } from './hosts.ts';
import { propertyForm, type Form } from './payloads.ts';

/** A request of the Open API. Publishing and preview build it with the same function. */
export interface Call<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly repeatable: boolean;
  readonly answer: z.ZodType<Answer>;
}

/** The most that a list gives at once. */
export const PAGE = 100;

const id = encodeURIComponent;

export type Calls = ReturnType<typeof createCalls>;

/** All calls of one shop's listings and sales. */
export function createCalls(world: World, shopId: string) {
  const headers = keyHeader(world);
  const url = (path: string, query?: Query): string => apiUrl(world.hosts, path, query);
  const shop = `/shops/${id(shopId)}`;
  const get = <Answer>(path: string, answer: z.ZodType<Answer>, query?: Query): Call<Answer> => ({
    method: 'GET',
    url: url(path, query),
    headers,
    repeatable: true,
    answer,
  });
  const form = (fields: Form): HttpBody => ({ kind: 'form', fields });

  return {
    /** Each one is a new draft. */
    createDraft: (fields: Form): Call<z.infer<typeof listingSchema>> => ({
      method: 'POST',
      url: url(`${shop}/listings`),
      headers,
      body: form(fields),
      repeatable: false,
      answer: listingSchema,
    }),
    /** Sets absolute values; a listing that is active already is not charged for again. */
    changeListing: (listingId: string, fields: Form): Call<z.infer<typeof listingSchema>> => ({
      method: 'PATCH',
      url: url(`${shop}/listings/${id(listingId)}`),
      headers,
      body: form(fields),
      repeatable: true,
      answer: listingSchema,
    }),
    deleteListing: (listingId: string): Call<unknown> => ({
      method: 'DELETE',
      url: url(`/listings/${id(listingId)}`),
      headers,
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    /** Replaces the photo at the rank, so a second time leaves no second photo. */
    uploadPhoto: (
      listingId: string,
      photo: DraftPhoto,
      bytes: Uint8Array,
      { rank, altText }: { readonly rank: number; readonly altText: string },
    ): Call<z.infer<typeof imageSchema>> => ({
      method: 'POST',
      url: url(`${shop}/listings/${id(listingId)}/images`),
      headers,
      body: {
        kind: 'file',
        part: 'image',
        fileName: photo.fileName,
        mediaType: photo.mediaType,
        bytes,
        fields: { rank: String(rank), overwrite: 'true', alt_text: altText },
      },
      repeatable: true,
      answer: imageSchema,
    }),
    deletePhoto: (listingId: string, imageId: string): Call<unknown> => ({
      method: 'DELETE',
      url: url(`${shop}/listings/${id(listingId)}/images/${id(imageId)}`),
      headers,
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    putInventory: (listingId: string, value: unknown): Call<unknown> => ({
      method: 'PUT',
      url: url(`/listings/${id(listingId)}/inventory`),
      headers,
      body: { kind: 'json', value },
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    putProperty: (listingId: string, value: AttributeValue): Call<unknown> => ({
      method: 'PUT',
      url: url(`${shop}/listings/${id(listingId)}/properties/${id(value.propertyId)}`),
      headers,
      body: form(propertyForm(value)),
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    deleteProperty: (listingId: string, propertyId: string): Call<unknown> => ({
      method: 'DELETE',
      url: url(`${shop}/listings/${id(listingId)}/properties/${id(propertyId)}`),
      headers,
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    properties: (listingId: string) => get(`${shop}/listings/${id(listingId)}/properties`, listingPropertiesSchema),
    listing: (listingId: string) => get(`/listings/${id(listingId)}`, listingSchema, { includes: 'Images' }),
    images: (listingId: string) => get(`/listings/${id(listingId)}/images`, imagesSchema),
    inventory: (listingId: string) => get(`/listings/${id(listingId)}/inventory`, inventorySchema),
    /** The newest first. */
    listings: (state: string, offset: number) =>
      get(`${shop}/listings`, listingsSchema, {
        state,
        limit: String(PAGE),
        offset: String(offset),
        sort_on: 'created',
        sort_order: 'desc',
        includes: 'Images',
      }),
    /** At most 100. */
    inventories: (listingIds: readonly string[]) =>
      get('/listings/batch/inventory', inventoriesSchema, { listing_ids: listingIds.join(',') }),
    receipts: (query: Query) => get(`${shop}/receipts`, receiptsSchema, query),
  };
}
