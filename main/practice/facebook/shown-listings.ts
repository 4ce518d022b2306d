import type { PracticeListing } from '../marketplace.ts';
import type { FacebookContext } from './context.ts';
import { itemUrl } from './item-page.ts';
import { decimal, fractionDigits } from './prices.ts';
import type { Item, Post } from './state.ts';

/** Posts of the app and items of the catalogues, as listings that can be counted. */
export function shownListings(context: FacebookContext): readonly PracticeListing[] {
  const posts = context.state.posts.list().filter(({ appId }) => appId !== undefined);
  return [
    ...posts.map((post) => ofPost(context, post)),
    ...context.state.items.list().map((item) => ofItem(context, item)),
  ];
}

/** A post's own words for its key: a line such as `Ref: AB-12`, `SKU: AB-12` or `Item no. AB-12`. */
const REFERENCE = /^\W*(?:ref(?:erence)?|sku|item (?:no|number))\b[.:#]*\s*(\S.*?)\s*$/imu;
const PRICE = /(?:^| )(?:([A-Z]{3}) ?|[$£€¥] ?)(\d[\d,]*(?:\.\d{1,2})?)|(?:^| )(\d[\d,]*(?:\.\d{1,2})?) ([A-Z]{3})\b/m;
const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'JPY' };

function ofPost(context: FacebookContext, post: Post): PracticeListing {
  const price = PRICE.exec(post.message);
  const sign = /[$£€¥]/.exec(price?.[0] ?? '')?.[0] ?? '$';
  const title = post.message.split('\n')[0] ?? '';
  return {
    marketplace: 'facebook',
    listingId: post.postId,
    sku: REFERENCE.exec(post.message)?.[1] ?? '',
    seller: context.state.pages.get(post.pageId)?.name ?? '',
    title,
    price: {
      value: (price?.[2] ?? price?.[3] ?? '0').replaceAll(',', ''),
      currency: price?.[1] ?? price?.[4] ?? SIGNS[sign] ?? 'USD',
    },
    quantity: post.deletedAt === undefined ? 1 : 0,
    soldQuantity: 0,
    state: post.deletedAt === undefined ? (isSold(title) ? 'out-of-stock' : 'active') : 'ended',
    url: `${context.urls().web}/${post.pageId}/posts/${post.postId.split('_')[1] ?? ''}`,
  };
}

/** A post says itself that it is sold; there is no other sign. */
function isSold(title: string): boolean {
  return /^\W*sold\b/i.test(title);
}

function ofItem(context: FacebookContext, item: Item): PracticeListing {
  const gone = ['out of stock', 'mark_as_sold', 'discontinued'].includes(item.availability);
  return {
    marketplace: 'facebook',
    listingId: item.itemId,
    sku: item.retailerId,
    seller: context.state.catalogs.get(item.catalogId)?.name ?? '',
    title: item.name,
    price: { value: decimal(item.priceMinor, fractionDigits(item.currency) ?? 2), currency: item.currency },
    quantity: gone || item.deletedAt !== undefined ? 0 : (item.quantity ?? 1),
    soldQuantity: 0,
    state: item.deletedAt !== undefined ? 'ended' : gone ? 'out-of-stock' : 'active',
    url: itemUrl(context, item.itemId),
  };
}
