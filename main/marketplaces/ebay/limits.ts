import type { AspectLimits } from '../rules/aspect-checks.ts';
import type { DraftLimits } from '../rules/checks.ts';

/** eBay's bounds. Source: field descriptions of sell_inventory_v1 and eBay's pages on photos and prices. */
export const limits = {
  /** eBay counts UTF-16 units, as its own form does: most emoji take two. */
  title: 80,
  sku: 50,
  /** Of the offer's listingDescription, with its HTML. */
  description: 500_000,
  conditionNote: 1_000,
  photos: 24,
  /** Minor units of the site's currency: fixed-price listings start at 0.99. */
  price: 99,
  policyName: 64,
} as const;

/** Image types that the Media API takes. */
const photoTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'image/avif',
  'image/heic',
  'image/webp',
]);

/** Letters, digits, hyphen and underscore are what passes everywhere. */
export const skuPattern = /^[A-Za-z0-9_-]+$/;

export const draftLimits: DraftLimits = {
  title: limits.title,
  titleUnit: 'utf16',
  photos: limits.photos,
  photoLongestSide: 500,
  photoBytes: 12 * 1024 * 1024,
  photoTypes,
};

export const aspectLimits: AspectLimits = { name: 40, value: 50, values: 30 };
