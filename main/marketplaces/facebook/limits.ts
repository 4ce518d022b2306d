import type { DraftLimits } from '../rules/checks.ts';

/**
 * Facebook's bounds. Source: field page of the commerce catalogue and Pages API; those of posts are public knowledge and not
 * in the machine-readable description (see docs/marketplaces.md).
 */
export const limits = {
  title: 200,
  /** Of a catalogue item. */
  description: 9_999,
  /** Of a post with everything that stands in it. */
  message: 63_206,
  sku: 100,
  brand: 100,
  photos: 20,
  /** Addresses of further photos of a catalogue item, together. */
  furtherPhotoCharacters: 2_000,
  /** Pixels of each side of a catalogue photo. */
  cataloguePhotoSide: 500,
} as const;

const photoTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

/** A catalogue wants larger photos than a post. */
export const draftLimits = (catalogue: boolean): DraftLimits => ({
  title: limits.title,
  titleUnit: 'code_points',
  photos: limits.photos,
  photoLongestSide: catalogue ? limits.cataloguePhotoSide : 1,
  photoBytes: 8 * 1024 * 1024,
  photoTypes,
});
