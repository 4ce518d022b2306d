import type { Finding } from '#shared/domain/finding.ts';
import { toDecimal } from '#shared/domain/money.ts';
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
import { answerFindings } from './answer-checks.ts';
import { named } from './characters.ts';
import { detailsOf } from './details.ts';
import { draftLimits, foreignToTitle, limits, onceInTitle } from './limits.ts';
import { finding, type FindingReason } from './messages.ts';
import { descriptionText, draftMark } from './payloads.ts';
import type { MissingChoice, PreflightContext } from './preflight-context.ts';

/** Everything Etsy would refuse, and what its rules forbid. Pure: what had to be asked is in the context. */
export function preflight(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  const length = `${descriptionText(draft)}\n\n${draftMark(draft.sku)}`.length;
  return [
    ...context.missing.map((choice) => finding('error', 'account.setup', MISSING[choice])),
    ...context.goneTerms,
    ...(context.onVacation ? [finding('warning', 'account.setup', 'etsy_vacation')] : []),
    ...variantFindings(finding, draft),
    ...titleFindings(finding, draft, draftLimits),
    ...titleCharacters(draft),
    ...descriptionFindings(finding, draft, { length, limit: limits.description }),
    ...(draft.condition === null ? [] : [finding('warning', 'condition', 'etsy_condition_in_text')]),
    ...skuFindings(finding, draft, { limit: limits.sku }),
    ...priceFindings(finding, draft, { currency: context.currency, lowest: limits.lowestPrice }),
    ...highestPrice(draft, context),
    ...quantityFindings(finding, draft),
    ...highestQuantity(draft),
    ...photoFindings(finding, draft, draftLimits),
    ...categoryFindings(draft, context),
    ...answerFindings(draft, context),
    ...originFindings(draft, context),
  ];
}

const MISSING: Readonly<Record<MissingChoice, FindingReason>> = {
  shipping: 'etsy_shipping_missing',
  processing: 'etsy_processing_missing',
  returns: 'etsy_returns_missing',
};

function titleCharacters({ title }: ListingDraft): readonly Finding[] {
  const text = title.trim();
  const foreign = [...new Set(text.match(foreignToTitle) ?? [])];
  const repeated = onceInTitle.filter((sign) => text.split(sign).length > 2);
  return [
    ...(foreign.length === 0 ? [] : [finding('error', 'title', 'etsy_title_characters', { what: named(foreign) })]),
    ...repeated.map((sign) => finding('error', 'title', 'etsy_title_repeats', { sign })),
  ];
}

function highestPrice({ price }: ListingDraft, { currency }: PreflightContext): readonly Finding[] {
  if (price === null || price.currency !== currency || price.amount <= limits.highestPrice) return [];
  const limit = toDecimal({ amount: limits.highestPrice, currency });
  return [finding('error', 'variants.0.price', 'etsy_price_too_high', { limit, currency })];
}

const highestQuantity = ({ quantity }: ListingDraft): readonly Finding[] =>
  quantity <= limits.quantity
    ? []
    : [
        finding('error', 'variants.0.quantity', 'etsy_quantity_too_high', {
          count: quantity,
          limit: limits.quantity,
        }),
      ];

function categoryFindings({ categoryId }: ListingDraft, { category }: PreflightContext): readonly Finding[] {
  const field = 'markets.etsy.categoryId';
  if (category.kind === 'none' || categoryId === null) return [finding('error', field, 'category_missing')];
  return category.kind === 'unknown' ? [finding('error', field, 'category_unknown')] : [];
}

/** Etsy's policy: handmade, vintage of at least 20 years, supplies. The server takes the rest and Etsy removes it later. */
function originFindings(draft: ListingDraft, { defaults, year }: PreflightContext): readonly Finding[] {
  const { maker, era, isSupply } = detailsOf(draft, defaults, year);
  if (maker?.value !== 'someone_else' || era === undefined || isSupply || era.vintage) return [];
  const field = 'markets.etsy.aspects.Who made it';
  return [finding('error', field, era.value === 'made_to_order' ? 'etsy_made_to_order' : 'etsy_not_allowed')];
}
