import type { z } from 'zod';
import type { HttpRequest } from '../../http/http.ts';
import type { DraftPhoto } from '../marketplace.ts';
import {
  acknowledgedSchema,
  batchSchema,
  batchStatusSchema,
  catalogueSchema,
  createdSchema,
  listOf,
  photoSchema,
  postSchema,
  productSchema,
  userSchema,
} from './answers.ts';
import { graphUrl, webUrl, type Place } from './hosts.ts';
import { pagePart } from './oauth.ts';
import type { ItemRequest } from './payloads.ts';

const POST_FIELDS =
  'id,message,created_time,permalink_url,is_published,attachments{media_type,subattachments{media_type}}';
const PRODUCT_FIELDS =
  'id,retailer_id,name,price,currency,availability,condition,quantity_to_sell_on_facebook,review_status';
const PAGE_SIZE = '100';
const id = encodeURIComponent;

export type Calls = ReturnType<typeof createCalls>;

/** All calls about posts and catalogue items. Publishing and preview build a request with the same function. */
export function createCalls(place: Place) {
  const url = (path: string, query?: Readonly<Record<string, string>>): string => graphUrl(place, path, query);
  /** A post's id begins with that of its Page. */
  const pageOf = (postId: string): string => pagePart(postId.split('_')[0] ?? postId);
  const read = <Answer>(address: string, answer: z.ZodType<Answer>, as?: string): HttpRequest<Answer> => ({
    method: 'GET',
    url: address,
    repeatable: true,
    answer,
    ...(as === undefined ? {} : { as }),
  });

  return {
    /** The public page of a post, where Graph does not name it: Facebook leads on from it. */
    postPage: (postId: string): string => webUrl(place, `/${id(postId)}`),
    me: () => read(url('/me', { fields: 'id,name' }), userSchema),
    /** An unpublished photo that no post uses is dropped after a day, so sending it twice does no harm. */
    uploadPhoto: (
      pageId: string,
      photo: DraftPhoto,
      bytes: Uint8Array,
    ): HttpRequest<z.infer<typeof createdSchema>> => ({
      method: 'POST',
      url: url(`/${id(pageId)}/photos`),
      body: {
        kind: 'file',
        part: 'source',
        fileName: photo.fileName,
        mediaType: photo.mediaType,
        bytes,
        fields: { published: 'false' },
      },
      repeatable: true,
      as: pagePart(pageId),
      answer: createdSchema,
    }),
    getPhoto: (pageId: string, photoId: string) =>
      read(url(`/${id(photoId)}`, { fields: 'id,images' }), photoSchema, pagePart(pageId)),
    /** Not repeatable: each is a post of its own. */
    createPost: (
      pageId: string,
      message: string,
      photoIds: readonly string[],
    ): HttpRequest<z.infer<typeof createdSchema>> => ({
      method: 'POST',
      url: url(`/${id(pageId)}/feed`),
      body: {
        kind: 'form',
        fields: {
          message,
          published: 'true',
          ...Object.fromEntries(
            photoIds.map((photo, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: photo })]),
          ),
        },
      },
      repeatable: false,
      as: pagePart(pageId),
      answer: createdSchema,
    }),
    getPost: (postId: string) => read(url(`/${id(postId)}`, { fields: POST_FIELDS }), postSchema, pageOf(postId)),
    /** Sets the whole text, so a second time changes nothing. */
    editPost: (postId: string, message: string): HttpRequest<unknown> => ({
      method: 'POST',
      url: url(`/${id(postId)}`),
      body: { kind: 'form', fields: { message } },
      repeatable: true,
      as: pageOf(postId),
      answer: acknowledgedSchema,
    }),
    deletePost: (postId: string): HttpRequest<unknown> => ({
      method: 'DELETE',
      url: url(`/${id(postId)}`),
      repeatable: true,
      as: pageOf(postId),
      answer: acknowledgedSchema,
    }),
    /** Newest first. */
    posts: (pageId: string, after: string | undefined) =>
      read(
        url(`/${id(pageId)}/published_posts`, {
          fields: POST_FIELDS,
          limit: PAGE_SIZE,
          ...(after === undefined ? {} : { after }),
        }),
        listOf(postSchema),
        pagePart(pageId),
      ),
    getCatalogue: (catalogueId: string) =>
      read(url(`/${id(catalogueId)}`, { fields: 'id,name,vertical' }), catalogueSchema),
    /** Creates or changes by the seller's own number, so it may be sent again. */
    itemsBatch: (catalogueId: string, requests: readonly ItemRequest[]): HttpRequest<z.infer<typeof batchSchema>> => ({
      method: 'POST',
      url: url(`/${id(catalogueId)}/items_batch`),
      body: { kind: 'json', value: { item_type: 'PRODUCT_ITEM', allow_upsert: true, requests } },
      repeatable: true,
      answer: batchSchema,
    }),
    batchStatus: (catalogueId: string, handle: string) =>
      read(
        url(`/${id(catalogueId)}/check_batch_request_status`, { handle, load_ids_of_invalid_requests: 'true' }),
        batchStatusSchema,
      ),
    productsOf: (catalogueId: string, sku: string) =>
      read(
        url(`/${id(catalogueId)}/products`, {
          fields: PRODUCT_FIELDS,
          filter: JSON.stringify({ retailer_id: { eq: sku } }),
        }),
        listOf(productSchema),
      ),
  };
}
