import type { Finding } from '#shared/domain/finding.ts';
import { toDecimal } from '#shared/domain/money.ts';
import { assertNever } from '#shared/errors.ts';
import type { DraftPhoto, ListingDraft } from '../marketplace.ts';
import { NEEDS_ELIGIBILITY, NEW_ITEMS, ourConditionName } from './conditions.ts';
import { limits, photoTypes, skuPattern } from './limits.ts';
import { finding, type FindingReason } from './messages.ts';
import { chosenCondition, descriptionHtml } from './payloads.ts';
import type { OfferSettings } from './payloads.ts';
import type { Site } from './sites.ts';
import type { CategoryRules } from './taxonomy.ts';

/** What is known of the category: its rules, or why there are none. */
export type CategoryState =
  | { readonly kind: 'rules'; readonly rules: CategoryRules }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'branch' }
  | { readonly kind: 'none' };

/** The choices without which there is no offer. */
export type SetupKey = keyof OfferSettings;

export interface PreflightContext {
  readonly site: Site;
  readonly category: CategoryState;
  /** Choices that are still open. */
  readonly missingSetup: readonly SetupKey[];
  /** The chosen shipping policy asks for a weight, which the app does not know. */
  readonly needsWeight: boolean;
  /** False for private sellers, who cannot be in the refurbished programme. */
  readonly mayRefurbish: boolean;
}

/** Everything eBay would refuse for missing or invalid fields. Pure: what had to be asked is in the context. */
export function preflight(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  return [
    ...setupFindings(context),
    ...variantFindings(draft),
    ...titleFindings(draft),
    ...descriptionFindings(draft),
    ...skuFindings(draft),
    ...priceFindings(draft, context.site),
    ...(draft.quantity >= 1 ? [] : [finding('error', 'variants.0.quantity', 'quantity_missing')]),
    ...photoFindings(draft.photos),
    ...categoryFindings(draft, context),
  ];
}

const MISSING_SETUP: Readonly<Record<SetupKey, FindingReason>> = {
  fulfillmentPolicyId: 'setup_shipping_missing',
  paymentPolicyId: 'setup_payment_missing',
  returnPolicyId: 'setup_return_missing',
  merchantLocationKey: 'setup_location_missing',
};

const setupFindings = ({ missingSetup, needsWeight }: PreflightContext): readonly Finding[] => [
  ...missingSetup.map((key) => finding('error', 'account.setup', MISSING_SETUP[key])),
  ...(needsWeight ? [finding('error', 'account.setup', 'package_weight_missing')] : []),
];

const variantFindings = ({ variantCount }: ListingDraft): readonly Finding[] =>
  variantCount > 1 ? [finding('error', 'variants', 'variations_not_supported', { count: variantCount })] : [];

function titleFindings({ title }: ListingDraft): readonly Finding[] {
  const { length } = title.trim();
  if (length === 0) return [finding('error', 'title', 'title_missing')];
  return length > limits.title ? [finding('error', 'title', 'title_too_long', { length, limit: limits.title })] : [];
}

/** Scripts, frames, forms and event handlers: eBay's active-content policy. */
const ACTIVE_CONTENT: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'script', pattern: /<script\b/i },
  { what: 'javascript:', pattern: /javascript\s*:/i },
  { what: 'iframe', pattern: /<i?frame\b/i },
  { what: 'object', pattern: /<(?:object|embed|applet)\b/i },
  { what: 'form', pattern: /<form\b/i },
  { what: 'event handler', pattern: /<[^>]+\son[a-z]+\s*=/i },
];

function descriptionFindings({ description }: ListingDraft): readonly Finding[] {
  if (description.trim() === '') return [finding('error', 'description', 'description_missing')];
  const html = descriptionHtml(description);
  const active = ACTIVE_CONTENT.find(({ pattern }) => pattern.test(html));
  return [
    ...(html.length > limits.description
      ? [finding('error', 'description', 'description_too_long', { length: html.length, limit: limits.description })]
      : []),
    ...(active === undefined
      ? []
      : [finding('error', 'description', 'description_active_content', { what: active.what })]),
  ];
}

function skuFindings({ sku }: ListingDraft): readonly Finding[] {
  const field = 'variants.0.sku';
  if (sku === '') return [finding('error', field, 'sku_missing')];
  return [
    ...(sku.length > limits.sku
      ? [finding('error', field, 'sku_too_long', { length: sku.length, limit: limits.sku })]
      : []),
    ...(skuPattern.test(sku) ? [] : [finding('error', field, 'sku_characters', { sku })]),
  ];
}

function priceFindings({ price }: ListingDraft, site: Site): readonly Finding[] {
  const field = 'variants.0.price';
  if (price === null) return [finding('error', field, 'price_missing')];
  if (price.currency !== site.currency) {
    return [finding('error', field, 'price_currency', { expected: site.currency, currency: price.currency })];
  }
  if (price.amount >= limits.price) return [];
  const lowest = toDecimal({ amount: limits.price, currency: site.currency });
  return [finding('error', field, 'price_too_low', { limit: lowest, currency: site.currency })];
}

function photoFindings(photos: readonly DraftPhoto[]): readonly Finding[] {
  if (photos.length === 0) return [finding('error', 'photos', 'photos_missing')];
  const many =
    photos.length > limits.photos
      ? [finding('error', 'photos', 'photos_too_many', { count: photos.length, limit: limits.photos })]
      : [];
  return [...many, ...photos.flatMap((photo, index) => onePhotoFindings(photo, index))];
}

function onePhotoFindings(photo: DraftPhoto, index: number): readonly Finding[] {
  const field = `photos.${index}`;
  const position = index + 1;
  const found: Finding[] = [];
  if (Math.max(photo.width, photo.height) < limits.photoLongestSide) {
    const params = { position, width: photo.width, height: photo.height, limit: limits.photoLongestSide };
    found.push(finding('error', field, 'photo_too_small', params));
  }
  if (photo.size > limits.photoBytes) {
    const megabytes = (photo.size / 1024 / 1024).toFixed(1);
    found.push(
      finding('error', field, 'photo_too_big', { position, megabytes, limit: limits.photoBytes / 1024 / 1024 }),
    );
  }
  if (!photoTypes.has(photo.mediaType))
    found.push(finding('error', field, 'photo_type', { position, type: photo.mediaType }));
  return found;
}

function categoryFindings(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  const field = 'markets.ebay.categoryId';
  switch (context.category.kind) {
    case 'none':
      return [finding('error', field, 'category_missing')];
    case 'unknown':
      return [finding('error', field, 'category_unknown')];
    case 'branch':
      return [finding('error', field, 'category_not_leaf')];
    case 'rules':
      return [
        ...conditionFindings(draft, context.category.rules, context),
        ...aspectFindings(draft, context.category.rules),
      ];
    default:
      return assertNever(context.category);
  }
}

function conditionFindings(draft: ListingDraft, rules: CategoryRules, context: PreflightContext): readonly Finding[] {
  const note = draft.conditionNote.trim();
  const tooLong =
    note.length > limits.conditionNote
      ? [
          finding('error', 'conditionNote', 'condition_note_too_long', {
            length: note.length,
            limit: limits.conditionNote,
          }),
        ]
      : [];
  if (rules.conditions.length === 0) return tooLong;
  if (draft.condition === null) {
    return rules.conditionRequired ? [...tooLong, finding('error', 'condition', 'condition_missing')] : tooLong;
  }
  const chosen = chosenCondition(draft.condition, rules);
  const { condition } = draft;
  const spoken = { condition: ourConditionName[condition] };
  if (chosen === undefined) {
    const allowed = rules.conditions.map(({ label }) => label).join(', ');
    return [...tooLong, finding('error', 'condition', 'condition_not_allowed', { condition, allowed }, spoken)];
  }
  const { label } = chosen;
  return [
    ...tooLong,
    ...(chosen.exact ? [] : [finding('warning', 'condition', 'condition_approximated', { condition, label }, spoken)]),
    ...(NEEDS_ELIGIBILITY.has(chosen.id) && !context.mayRefurbish
      ? [finding('error', 'condition', 'condition_needs_eligibility', { label })]
      : []),
    ...(note !== '' && NEW_ITEMS.has(chosen.id) ? [finding('warning', 'conditionNote', 'condition_note_ignored')] : []),
  ];
}

/** One question of the category, or of the chosen condition, with the bounds that eBay states for it. */
interface Question {
  readonly name: string;
  readonly required: boolean;
  readonly recommended: boolean;
  readonly select: boolean;
  readonly multiple: boolean;
  readonly maxLength: number | null;
  readonly dataType: 'string' | 'number' | 'date';
  readonly values: readonly string[];
}

function aspectFindings(draft: ListingDraft, rules: CategoryRules): readonly Finding[] {
  const descriptors = chosenCondition(draft.condition, rules)?.descriptors ?? [];
  const questions: readonly Question[] = [
    ...rules.aspects,
    ...descriptors.map(({ name, required, free, maxLength, values }): Question => ({
      name,
      required,
      recommended: false,
      select: !free,
      multiple: false,
      maxLength,
      dataType: 'string',
      values: values.map((value) => value.name),
    })),
  ];
  const byName = new Map(questions.map((question) => [question.name, question]));
  const given = new Map(
    Object.entries(draft.aspects).map(
      ([name, values]) => [name, values.map((value) => value.trim()).filter((value) => value !== '')] as const,
    ),
  );
  const unanswered = questions.filter(({ name }) => (given.get(name)?.length ?? 0) === 0);
  return [
    ...unanswered.flatMap(({ name, required, recommended }) =>
      required
        ? [finding('error', fieldOf(name), 'aspect_missing', { aspect: name })]
        : recommended
          ? [finding('warning', fieldOf(name), 'aspect_recommended', { aspect: name })]
          : [],
    ),
    ...[...given].flatMap(([name, values]) =>
      values.length === 0 ? [] : answerFindings(name, values, byName.get(name)),
    ),
  ];
}

function answerFindings(name: string, values: readonly string[], question: Question | undefined): readonly Finding[] {
  const field = fieldOf(name);
  const found: Finding[] = [];
  if (name.length > limits.aspectName) {
    found.push(
      finding('error', field, 'aspect_name_too_long', { aspect: name, length: name.length, limit: limits.aspectName }),
    );
  }
  const most = question?.multiple === false ? 1 : limits.aspectValues;
  if (values.length > most) {
    found.push(finding('error', field, 'aspect_too_many_values', { aspect: name, count: values.length, limit: most }));
  }
  const longest = Math.min(question?.maxLength ?? limits.aspectValue, limits.aspectValue);
  for (const value of values) {
    if (value.length > longest) {
      found.push(
        finding('error', field, 'aspect_value_too_long', { aspect: name, length: value.length, limit: longest }),
      );
    } else if (question?.select === true && question.values.length > 0 && !question.values.includes(value)) {
      found.push(finding('error', field, 'aspect_value_not_allowed', { aspect: name, value }));
    } else if (question?.dataType === 'number' && !/^\d+([.,]\d+)?$/.test(value)) {
      found.push(finding('error', field, 'aspect_not_a_number', { aspect: name, value }));
    }
  }
  return found;
}

const fieldOf = (aspect: string): string => `markets.ebay.aspects.${aspect}`;
