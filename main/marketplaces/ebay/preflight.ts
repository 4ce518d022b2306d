import type { Finding } from '#shared/domain/finding.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import { assertNever } from '#shared/errors.ts';
import type { ListingDraft } from '../marketplace.ts';
import { htmlDescription } from '#shared/domain/description-text.ts';
import { aspectFindings } from '../rules/aspect-checks.ts';
import {
  descriptionFindings,
  photoFindings,
  priceFindings,
  quantityFindings,
  skuFindings,
  titleFindings,
  variantFindings,
} from '../rules/checks.ts';
import { NEEDS_ELIGIBILITY, NEW_ITEMS, ourConditionName } from './conditions.ts';
import { aspectLimits, draftLimits, limits, skuPattern } from './limits.ts';
import { finding, type FindingReason } from './messages.ts';
import { chosenCondition } from './payloads.ts';
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
  /** What the item has for itself and eBay has not any more. */
  readonly goneTerms: readonly Finding[];
  /** The chosen shipping policy asks for a weight, which the app does not know. */
  readonly needsWeight: boolean;
  /** False for private sellers, who cannot be in the refurbished programme. */
  readonly mayRefurbish: boolean;
}

/** Everything eBay would refuse for missing or invalid fields. Pure: what had to be asked is in the context. */
export function preflight(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  const html = htmlDescription(draft.description);
  return [
    ...setupFindings(context),
    ...context.goneTerms,
    ...variantFindings(finding, draft),
    ...titleFindings(finding, draft, draftLimits),
    ...descriptionFindings(finding, draft, { length: html.length, limit: limits.description }),
    ...activeContentFindings(html),
    ...skuFindings(finding, draft, { limit: limits.sku, pattern: skuPattern }),
    ...priceFindings(finding, draft, { currency: context.site.currency, lowest: limits.price }),
    ...quantityFindings(finding, draft),
    ...photoFindings(finding, draft, draftLimits),
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

/** Scripts, frames, forms and event handlers: eBay's active-content policy. */
const ACTIVE_CONTENT: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'script', pattern: /<script\b/i },
  { what: 'javascript:', pattern: /javascript\s*:/i },
  { what: 'iframe', pattern: /<i?frame\b/i },
  { what: 'object', pattern: /<(?:object|embed|applet)\b/i },
  { what: 'form', pattern: /<form\b/i },
  { what: 'event handler', pattern: /<[^>]+\son[a-z]+\s*=/i },
];

function activeContentFindings(html: string): readonly Finding[] {
  const active = ACTIVE_CONTENT.find(({ pattern }) => pattern.test(html));
  return active === undefined
    ? []
    : [finding('error', 'description', 'description_active_content', { what: active.what })];
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
        ...aspectFindings(finding, 'ebay', draft, questionsFor(draft, context.category.rules), aspectLimits),
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

/** The questions of the category and of the chosen condition. */
function questionsFor(draft: ListingDraft, rules: CategoryRules): readonly Aspect[] {
  const descriptors = chosenCondition(draft.condition, rules)?.descriptors ?? [];
  return [
    ...rules.aspects.map(({ select, ...aspect }): Aspect => ({ ...aspect, mode: select ? 'select' : 'text' })),
    ...descriptors.map(({ name, required, free, maxLength, values }): Aspect => ({
      name,
      required,
      recommended: false,
      mode: free ? 'text' : 'select',
      multiple: false,
      maxLength,
      dataType: 'string',
      values: values.map((value) => value.name),
    })),
  ];
}
