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
} from '../rules/checks.ts';
import { catalogueConditions, conditionOf } from './conditions.ts';
import { draftLimits, limits } from './limits.ts';
import { finding } from './messages.ts';
import { catalogueDescription } from './payloads.ts';
import { postText } from './post-text.ts';

export interface PreflightContext {
  readonly page: 'chosen' | 'missing';
  /** `none`: posts only. */
  readonly catalogue: 'none' | 'chosen' | 'gone';
}

/** Everything Facebook would refuse for missing or invalid fields. Pure: what had to be asked is in the context. */
export function preflight(draft: ListingDraft, { page, catalogue }: PreflightContext): readonly Finding[] {
  const inCatalogue = catalogue !== 'none';
  const bounds = draftLimits(inCatalogue);
  return [
    ...(page === 'missing' ? [finding('error', 'account.setup', 'setup_page_missing')] : []),
    ...(catalogue === 'gone' ? [finding('error', 'account.setup', 'setup_catalogue_gone')] : []),
    ...variantFindings(finding, draft),
    ...titleFindings(finding, draft, bounds),
    // The last line of the post carries it, and blanks alone would not stay there.
    ...skuFindings(finding, { ...draft, sku: draft.sku.trim() }, { limit: limits.sku }),
    // Any currency: a post says what the seller says, a catalogue holds each price in its own.
    ...priceFindings(finding, draft, { currency: draft.price?.currency ?? '', lowest: 1 }),
    ...quantityFindings(finding, draft),
    ...photoFindings(finding, draft, bounds),
    ...(inCatalogue ? catalogueFindings(draft) : []),
    ...messageFindings(draft),
  ];
}

function messageFindings(draft: ListingDraft): readonly Finding[] {
  const { length } = postText(draft);
  const limit = limits.message;
  return length > limit ? [finding('error', 'description', 'facebook_post_too_long', { length, limit })] : [];
}

function catalogueFindings(draft: ListingDraft): readonly Finding[] {
  const text = catalogueDescription(draft);
  return [
    ...descriptionFindings(
      finding,
      { ...draft, description: text },
      { length: text.length, limit: limits.description },
    ),
    ...conditionFindings(draft),
    ...draft.photos.flatMap(({ width, height }, index) => {
      const limit = limits.cataloguePhotoSide;
      const params = { position: index + 1, width, height, limit };
      // Where even the longer side is too short, the common check has said so.
      return Math.min(width, height) < limit && Math.max(width, height) >= limit
        ? [finding('error', `photos.${index}`, 'facebook_photo_side', params)]
        : [];
    }),
  ];
}

function conditionFindings({ condition }: ListingDraft): readonly Finding[] {
  if (condition === null) return [finding('error', 'condition', 'facebook_condition_needed')];
  const { word, label, approximated } = conditionOf(condition);
  const spoken = { condition: label };
  if (word === null) {
    const params = { condition, allowed: catalogueConditions };
    return [finding('error', 'condition', 'condition_not_allowed', params, spoken)];
  }
  return approximated === undefined
    ? []
    : [finding('warning', 'condition', 'condition_approximated', { condition, label: approximated }, spoken)];
}
