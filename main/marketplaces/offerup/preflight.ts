import type { Finding } from '#shared/domain/finding.ts';
import type { ListingDraft } from '../marketplace.ts';
import {
  descriptionFindings,
  photoFindings,
  priceFindings,
  quantityFindings,
  skuFindings,
  titleFindings,
  variantFindings,
  type DraftLimits,
} from '../rules/checks.ts';
import { conditionFor } from './conditions.ts';
import { limits, photoTypes } from './data/limits.ts';
import { finding } from './messages.ts';
import { descriptionOf } from './payloads.ts';
import { categoryById } from './taxonomy.ts';

const draftLimits: DraftLimits = {
  title: limits.title,
  titleUnit: 'code_points',
  photos: limits.photos,
  // No smallest size is known.
  photoLongestSide: 1,
  photoBytes: limits.photoBytes,
  photoTypes,
};

/** Everything that is known to be refused, by the endpoint or by OfferUp's own form. */
export function preflight(draft: ListingDraft, { needsPlace }: { readonly needsPlace: boolean }): readonly Finding[] {
  return [
    ...(needsPlace ? [finding('error', 'account.setup', 'offerup_place_missing')] : []),
    ...variantFindings(finding, draft),
    ...titleFindings(finding, draft, draftLimits),
    ...descriptionFindings(finding, draft, { length: descriptionOf(draft).length, limit: limits.description }),
    ...skuFindings(finding, draft, { limit: limits.sku }),
    // 0 is "free" there.
    ...priceFindings(finding, draft, { currency: 'USD', lowest: 0 }),
    ...quantityFindings(finding, draft),
    ...pieceFindings(draft),
    ...photoFindings(finding, draft, draftLimits),
    ...categoryFindings(draft),
    ...conditionFindings(draft),
  ];
}

const pieceFindings = ({ quantity }: ListingDraft): readonly Finding[] =>
  quantity > 1 ? [finding('warning', 'variants.0.quantity', 'offerup_single_piece', { count: quantity })] : [];

function categoryFindings({ categoryId }: ListingDraft): readonly Finding[] {
  const field = 'markets.offerup.categoryId';
  if (categoryId === null || categoryId === '') return [finding('error', field, 'category_missing')];
  return categoryById(categoryId) === undefined ? [finding('error', field, 'category_unknown')] : [];
}

function conditionFindings({ condition }: ListingDraft): readonly Finding[] {
  if (condition === null) return [finding('warning', 'condition', 'offerup_condition_other')];
  if (condition !== 'new_with_defects') return [];
  const { label } = conditionFor(condition);
  const spoken = { condition: 'New with defects' };
  return [finding('warning', 'condition', 'condition_approximated', { condition, label }, spoken)];
}
