import type { DraftLimits } from '../rules/checks.ts';

/**
 * Etsy's bounds. Title characters, tags, materials and styles stand in the field descriptions of its OpenAPI document; the
 * other numbers are of its help pages and of its sellers, because the document has none.
 */
export const limits = {
  title: 140,
  /** No number is published; this has been seen to pass. */
  description: 50_000,
  tags: 13,
  tag: 20,
  materials: 13,
  material: 45,
  styles: 2,
  style: 45,
  photos: 20,
  altText: 500,
  quantity: 999,
  sku: 32,
  /** Minor units: 0.20 dollars, and of other currencies about the same (yen have no smaller unit and a hundredth of its worth). */
  lowestPrice: 20,
  /** Minor units: 50,000 dollars. */
  highestPrice: 5_000_000,
} as const;

export const draftLimits: DraftLimits = {
  title: limits.title,
  titleUnit: 'code_points',
  photos: limits.photos,
  // Etsy recommends 2000 pixels and refuses none.
  photoLongestSide: 1,
  photoBytes: 20 * 1024 * 1024,
  photoTypes: new Set(['image/jpeg', 'image/png', 'image/gif']),
};

/** What stands in a title besides letters, digits, punctuation, mathematical signs and spaces is refused. */
export const foreignToTitle = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/gu;
/** May stand once each. */
export const onceInTitle = ['%', ':', '&', '+'] as const;
export const foreignToTag = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/gu;
export const foreignToMaterial = /[^\p{L}\p{Nd}\p{Zs}]/gu;
