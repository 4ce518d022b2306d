import { z } from 'zod';
import { collection } from '../collection.ts';
import type { DocStore } from '../doc-store.ts';

/** The developer app of Meta's dashboard. */
export const applicationSchema = z.object({ appId: z.string(), appSecret: z.string() });
export type Application = z.infer<typeof applicationSchema>;

/** A person with what they have a role in. */
export const personSchema = z.object({
  userId: z.string(),
  name: z.string(),
  pages: z.array(z.object({ pageId: z.string(), tasks: z.array(z.string()) })),
  businessIds: z.array(z.string()),
  /** Ad accounts of their own, outside any business. */
  adAccountIds: z.array(z.string()),
});
export type Person = z.infer<typeof personSchema>;

export const pageSchema = z.object({ pageId: z.string(), name: z.string(), category: z.string(), createdAt: z.int() });
export type Page = z.infer<typeof pageSchema>;

export const businessSchema = z.object({
  businessId: z.string(),
  name: z.string(),
  createdAt: z.int(),
  ownedPageIds: z.array(z.string()),
  clientPageIds: z.array(z.string()),
  ownedAdAccountIds: z.array(z.string()),
  clientAdAccountIds: z.array(z.string()),
  ownedCatalogIds: z.array(z.string()),
  clientCatalogIds: z.array(z.string()),
});
export type Business = z.infer<typeof businessSchema>;

/** `accountId` is the bare number; the node's id is `act_` and the number. */
export const adAccountSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  currency: z.string(),
  timezone: z.string(),
  status: z.int(),
});
export type AdAccount = z.infer<typeof adAccountSchema>;

/** What a person allowed the app, changed by each consent. */
export const authorizationSchema = z.object({
  userId: z.string(),
  permissions: z.record(z.string(), z.enum(['granted', 'declined', 'expired'])),
  /** Pages left in; undefined when the person left out none. */
  pageIds: z.array(z.string()).optional(),
  /** ms UTC of the last consent; the app's access to data ends 90 days after it. */
  consentedAt: z.int(),
});
export type Authorization = z.infer<typeof authorizationSchema>;

/** A user or Page token. */
export const grantSchema = z.object({
  token: z.string(),
  userId: z.string(),
  /** On Page tokens. */
  pageId: z.string().optional(),
  issuedAt: z.int(),
  /** ms UTC; null never ends by time. */
  expiresAt: z.int().nullable(),
  longLived: z.boolean(),
  /** Why it died before its time, by Meta's subcode of error 190. */
  ended: z.int().optional(),
});
export type Grant = z.infer<typeof grantSchema>;

export const codeSchema = z.object({
  code: z.string(),
  userId: z.string(),
  redirectUri: z.string(),
  expiresAt: z.int(),
  used: z.boolean(),
});

/** A consent page that was shown and not yet answered. */
export const ticketSchema = z.object({
  scopes: z.array(z.string()),
  redirectUri: z.string(),
  state: z.string().optional(),
  /** Asks again for what was declined before. */
  rerequest: z.boolean(),
  expiresAt: z.int(),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const photoSchema = z.object({
  photoId: z.string(),
  pageId: z.string(),
  name: z.string().optional(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  createdAt: z.int(),
  /** The post that shows it; a photo without one is dropped after a day. */
  postId: z.string().optional(),
});
export type Photo = z.infer<typeof photoSchema>;

export const postSchema = z.object({
  postId: z.string(),
  pageId: z.string(),
  message: z.string(),
  link: z.string().optional(),
  photoIds: z.array(z.string()),
  createdAt: z.int(),
  updatedAt: z.int(),
  published: z.boolean(),
  /** ms UTC; the post appears by itself then. */
  scheduledFor: z.int().optional(),
  /** Which app made it; absent when it was written on the Page itself. */
  appId: z.string().optional(),
  deletedAt: z.int().optional(),
});
export type Post = z.infer<typeof postSchema>;

export const catalogSchema = z.object({
  catalogId: z.string(),
  businessId: z.string(),
  name: z.string(),
  vertical: z.string(),
});
export type Catalog = z.infer<typeof catalogSchema>;

/** An item of a catalogue, under the names of the single-item calls. */
export const itemSchema = z.object({
  itemId: z.string(),
  catalogId: z.string(),
  retailerId: z.string(),
  name: z.string(),
  description: z.string(),
  availability: z.string(),
  condition: z.string(),
  /** Integer minor units. */
  priceMinor: z.int(),
  currency: z.string(),
  url: z.string(),
  imageUrl: z.string(),
  additionalImageUrls: z.array(z.string()),
  imageFetchStatus: z.enum(['FETCHED', 'FETCH_FAILED', 'PARTIAL_FETCH', 'NO_STATUS']),
  visibility: z.enum(['published', 'staging']),
  quantity: z.int().optional(),
  /** Everything else that was sent, by the single-item names: brand, gtin, colour, … */
  extra: z.record(z.string(), z.string()),
  groupId: z.string(),
  groupRetailerId: z.string().optional(),
  createdAt: z.int(),
  /** How often it was read since the last change that Meta reviews. */
  looks: z.int(),
  reviewSince: z.int(),
  deletedAt: z.int().optional(),
});
export type Item = z.infer<typeof itemSchema>;

/** A photo that a catalogue has fetched and keeps. */
export const itemPhotoSchema = z.object({ photoId: z.string(), mediaType: z.string() });

/** One row of `items_batch` as it is kept until it is done. */
export const batchRowSchema = z.object({
  method: z.enum(['CREATE', 'UPDATE', 'DELETE']),
  data: z.record(z.string(), z.unknown()),
});
export type BatchRow = z.infer<typeof batchRowSchema>;

/** A change of items that was accepted and is not done yet, or is. */
export const batchSchema = z.object({
  handle: z.string(),
  catalogId: z.string(),
  createdAt: z.int(),
  /** How often anybody looked at the catalogue since. */
  looks: z.int(),
  allowUpsert: z.boolean(),
  requests: z.array(batchRowSchema),
  finished: z.boolean(),
  errors: z.array(z.object({ line: z.int(), id: z.string(), message: z.string() })),
  warnings: z.array(z.object({ line: z.int(), id: z.string(), message: z.string() })),
});
export type Batch = z.infer<typeof batchSchema>;

export const nodeKindSchema = z.enum([
  'User',
  'Page',
  'Business',
  'AdAccount',
  'ProductCatalog',
  'ProductItem',
  'PagePost',
  'Photo',
]);
export type NodeKind = z.infer<typeof nodeKindSchema>;

/** Everything practice Facebook remembers, by kind. */
export function facebookState(store: DocStore) {
  return {
    application: collection(store, 'facebook.application', applicationSchema),
    lastId: collection(store, 'facebook.last-id', z.int()),
    /** What kind of object an id is of; posts are known by their form. */
    nodes: collection(store, 'facebook.node', nodeKindSchema),
    people: collection(store, 'facebook.person', personSchema),
    pages: collection(store, 'facebook.page', pageSchema),
    businesses: collection(store, 'facebook.business', businessSchema),
    adAccounts: collection(store, 'facebook.ad-account', adAccountSchema),
    authorizations: collection(store, 'facebook.authorization', authorizationSchema),
    grants: collection(store, 'facebook.grant', grantSchema),
    /** `<user token>/<page id>` → Page token: asking again gives the same one. */
    pageTokens: collection(store, 'facebook.page-token', z.string()),
    codes: collection(store, 'facebook.code', codeSchema),
    tickets: collection(store, 'facebook.ticket', ticketSchema),
    catalogs: collection(store, 'facebook.catalog', catalogSchema),
    items: collection(store, 'facebook.item', itemSchema),
    /** `<catalogue>/<retailer id>` → item id: no key twice in a catalogue. */
    itemsByRetailerId: collection(store, 'facebook.item-by-retailer-id', z.string()),
    itemPhotos: collection(store, 'facebook.item-photo', itemPhotoSchema),
    batches: collection(store, 'facebook.batch', batchSchema),
    /** `<catalogue>/<handle>` of the batches that are still to be done, oldest first. */
    openBatches: collection(store, 'facebook.open-batch', z.string()),
    photos: collection(store, 'facebook.photo', photoSchema),
    posts: collection(store, 'facebook.post', postSchema),
    /** Calls in an hour, where a tester said otherwise. */
    limits: collection(store, 'facebook.limit', z.int()),
  };
}
export type FacebookState = Readonly<ReturnType<typeof facebookState>>;
