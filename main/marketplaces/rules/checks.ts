import type { Finding } from '#shared/domain/finding.ts';
import { codePoints } from '#shared/domain/item.ts';
import { toDecimal } from '#shared/domain/money.ts';
import type { DraftPhoto, ListingDraft } from '../marketplace.ts';
import type { CommonReason } from './finding-messages.ts';
import type { MakeFinding } from './findings.ts';

/** What a marketplace takes at most, as far as every marketplace has such a bound. `null`: no bound is known. */
export interface DraftLimits {
  readonly title: number;
  readonly titleUnit: 'utf16' | 'code_points';
  readonly photos: number;
  /** Pixels that the longer side must have at least. */
  readonly photoLongestSide: number;
  readonly photoBytes: number;
  readonly photoTypes: ReadonlySet<string>;
}

type Make = MakeFinding<CommonReason>;

const lengthIn = (text: string, unit: DraftLimits['titleUnit']): number =>
  unit === 'utf16' ? text.length : codePoints(text);

export function titleFindings(make: Make, { title }: ListingDraft, limits: DraftLimits): readonly Finding[] {
  const length = lengthIn(title.trim(), limits.titleUnit);
  if (length === 0) return [make('error', 'title', 'title_missing')];
  return length > limits.title ? [make('error', 'title', 'title_too_long', { length, limit: limits.title })] : [];
}

/** `length`: of the text as it is sent. */
export function descriptionFindings(
  make: Make,
  { description }: ListingDraft,
  { length, limit }: { readonly length: number; readonly limit: number },
): readonly Finding[] {
  const field = 'description';
  if (description.trim() === '') return [make('error', field, 'description_missing')];
  return length > limit ? [make('error', field, 'description_too_long', { length, limit })] : [];
}

export function skuFindings(
  make: Make,
  { sku }: ListingDraft,
  { limit, pattern }: { readonly limit: number; readonly pattern?: RegExp },
): readonly Finding[] {
  const field = 'variants.0.sku';
  if (sku === '') return [make('error', field, 'sku_missing')];
  return [
    ...(sku.length > limit ? [make('error', field, 'sku_too_long', { length: sku.length, limit })] : []),
    ...(pattern === undefined || pattern.test(sku) ? [] : [make('error', field, 'sku_characters', { sku })]),
  ];
}

/** `lowest`: minor units of `currency`. */
export function priceFindings(
  make: Make,
  { price }: ListingDraft,
  { currency, lowest }: { readonly currency: string; readonly lowest: number },
): readonly Finding[] {
  const field = 'variants.0.price';
  if (price === null) return [make('error', field, 'price_missing')];
  if (price.currency !== currency) {
    return [make('error', field, 'price_currency', { expected: currency, currency: price.currency })];
  }
  if (price.amount >= lowest) return [];
  return [make('error', field, 'price_too_low', { limit: toDecimal({ amount: lowest, currency }), currency })];
}

export const quantityFindings = (make: Make, { quantity }: ListingDraft): readonly Finding[] =>
  quantity >= 1 ? [] : [make('error', 'variants.0.quantity', 'quantity_missing')];

export const variantFindings = (make: Make, { variantCount }: ListingDraft): readonly Finding[] =>
  variantCount > 1 ? [make('error', 'variants', 'variations_not_supported', { count: variantCount })] : [];

export function photoFindings(make: Make, { photos }: ListingDraft, limits: DraftLimits): readonly Finding[] {
  if (photos.length === 0) return [make('error', 'photos', 'photos_missing')];
  const many =
    photos.length > limits.photos
      ? [make('error', 'photos', 'photos_too_many', { count: photos.length, limit: limits.photos })]
      : [];
  return [...many, ...photos.flatMap((photo, index) => onePhotoFindings(make, photo, index, limits))];
}

function onePhotoFindings(make: Make, photo: DraftPhoto, index: number, limits: DraftLimits): readonly Finding[] {
  const field = `photos.${index}`;
  const position = index + 1;
  const { width, height, size, mediaType } = photo;
  const found: Finding[] = [];
  if (Math.max(width, height) < limits.photoLongestSide) {
    const limit = limits.photoLongestSide;
    found.push(make('error', field, 'photo_too_small', { position, width, height, limit }));
  }
  if (size > limits.photoBytes) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    found.push(make('error', field, 'photo_too_big', { position, megabytes, limit: limits.photoBytes / 1024 / 1024 }));
  }
  if (!limits.photoTypes.has(mediaType)) {
    found.push(make('error', field, 'photo_type', { position, type: mediaType }));
  }
  return found;
}
