import type { RemoteListing } from '#shared/domain/listing.ts';
import { currencyExponent, currencySchema, type Money } from '#shared/domain/money.ts';
import type { Http } from '../../http/http.ts';
import type { Memo } from '../marketplace.ts';
import type { Post, Product } from './answers.ts';
import type { Calls } from './calls.ts';
import { isAbsent, pages } from './graph.ts';
import { readPost, referenceOf } from './post-text.ts';

/** How far back a post is looked for without its id: a thousand posts. */
const LONGEST_LOOK = 1_000;

export async function findPost(http: Http, calls: Calls, postId: string): Promise<Post | undefined> {
  try {
    return (await http.send(calls.getPost(postId))).body;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The newest post of the Page that offers this SKU. Sold ones are history. `since` (ms UTC): older ones are not meant. */
export async function findBySku(
  http: Http,
  calls: Calls,
  { pageId, sku, since = 0 }: { readonly pageId: string; readonly sku: string; readonly since?: number },
): Promise<Post | undefined> {
  let looked = 0;
  for await (const post of postsOf(http, calls, pageId)) {
    looked += 1;
    if (looked > LONGEST_LOOK || createdAt(post) < since) return undefined;
    const { reference, sold } = readPost(post.message);
    if (!sold && reference === referenceOf(sku)) return post;
  }
  return undefined;
}

/** All posts of the Page, newest first. */
export const postsOf = (http: Http, calls: Calls, pageId: string): AsyncGenerator<Post> =>
  pages(async (after) => (await http.send(calls.posts(pageId, after))).body);

/** A post without a time is not too old for anything. */
function createdAt({ created_time: text }: Post): number {
  // Graph writes +0000 without a colon.
  const time = Date.parse((text ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

export async function findProduct(
  http: Http,
  calls: Calls,
  catalogueId: string,
  sku: string,
): Promise<Product | undefined> {
  try {
    const { body } = await http.send(calls.productsOf(catalogueId, sku));
    return body.data.find((product) => product.retailer_id === sku);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export const memoOf = (post: Post): Memo => ({
  listingId: post.id,
  ...(post.permalink_url === undefined ? {} : { permalink: post.permalink_url }),
});

/** `none`: the account has no catalogue. `missing`: the item should be in it and is not. */
export type InCatalogue =
  | { readonly kind: 'none' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'item'; readonly product: Product };

/** Post and catalogue item as one listing. Where they differ the item is told, because the post is what we can read exactly. */
export function remoteListing(post: Post, catalogue: InCatalogue): RemoteListing {
  const facts = readPost(post.message);
  const product = catalogue.kind === 'item' ? catalogue.product : undefined;
  const price = product === undefined ? null : shownPrice(product);
  return {
    listingId: post.id,
    title: product?.name ?? facts.title,
    price: facts.price === null || (price !== null && !isSame(price, facts.price)) ? price : facts.price,
    quantity: quantityOf(facts.quantity, catalogue),
    photoCount: photoCount(post),
    condition: product?.condition ?? null,
    categoryId: null,
    terms: null,
    status: post.is_published === false ? 'not_listed' : facts.sold ? 'ended' : 'live',
  };
}

/** What both allow. An item that the catalogue does not have, or has out of stock, offers nothing there. */
function quantityOf(inPost: number | null, catalogue: InCatalogue): number | null {
  switch (catalogue.kind) {
    case 'none':
      return inPost;
    case 'missing':
      return 0;
    default: {
      const { availability, quantity_to_sell_on_facebook: offered } = catalogue.product;
      if (availability === 'out of stock') return 0;
      if (offered === null || offered === undefined) return inPost;
      return inPost === null ? offered : Math.min(inPost, offered);
    }
  }
}

/** A single photo is the attachment itself, several are below an album. A list that goes on elsewhere is not counted. */
function photoCount({ attachments }: Post): number | null {
  if (attachments === undefined) return 0;
  if (attachments.paging?.next !== undefined) return null;
  let count = 0;
  for (const { media_type: type, subattachments } of attachments.data) {
    if (subattachments?.paging?.next !== undefined) return null;
    if (subattachments !== undefined && subattachments.data.length > 0) count += subattachments.data.length;
    else if (type === undefined || type === 'photo' || type === 'album') count += 1;
  }
  return count;
}

const isSame = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;

/**
 * Graph shows a product's price for the eye only ("$1,234.50", "1.234,50 €", "¥500"): the last separator is the decimal one
 * when as many digits follow it as the currency has decimals.
 */
export function shownPrice({ price, currency }: Pick<Product, 'price' | 'currency'>): Money | null {
  const code = currencySchema.safeParse(currency).data;
  const digits = /\d(?:[\d.,'\s]*\d)?/u.exec(price ?? '')?.[0];
  if (code === undefined || digits === undefined) return null;
  const exponent = currencyExponent(code);
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const decimals = last === -1 ? '' : digits.slice(last + 1);
  const hasDecimals = exponent > 0 && decimals.length === exponent;
  const whole = (hasDecimals ? digits.slice(0, last) : digits).replaceAll(/\D/g, '');
  const amount = Number(`${whole}${(hasDecimals ? decimals : '').padEnd(exponent, '0')}`);
  return Number.isSafeInteger(amount) ? { amount, currency: code } : null;
}
