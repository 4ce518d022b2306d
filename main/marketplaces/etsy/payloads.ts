import type { Condition } from '#shared/domain/condition.ts';
import { toDecimal, type Money } from '#shared/domain/money.ts';
import type { ListingDraft, Terms } from '../marketplace.ts';
import { plainDescription } from '#shared/domain/description-text.ts';
import type { Inventory, Product } from './answers.ts';
import type { AttributeValue } from './attributes.ts';
import type { Details } from './details.ts';
import { AUTOMATIC, settingKeys } from './setting-keys.ts';

/** What every listing carries: the item's own choices, otherwise the account's. */
export interface Choices {
  readonly shippingProfileId: string;
  readonly readinessStateId: string;
  /** Shops in the EU may have none. */
  readonly returnPolicyId: string | null;
  readonly sectionId: string | null;
  readonly autoRenew: boolean;
}

export type Form = Readonly<Record<string, string>>;

/** `PATCH listings/{id}` for other profiles and policies; what is not named stays. The processing profile is the inventory's. */
export function termsForm(terms: Terms): Form {
  const names: Readonly<Record<string, string>> = {
    [settingKeys.shipping]: 'shipping_profile_id',
    [settingKeys.returns]: 'return_policy_id',
    [settingKeys.section]: 'shop_section_id',
  };
  const renewal = terms[settingKeys.renewal];
  return {
    ...Object.fromEntries(
      Object.entries(terms).flatMap(([key, value]) => (names[key] === undefined ? [] : [[names[key], value]])),
    ),
    ...(renewal === undefined ? {} : { should_auto_renew: String(renewal === AUTOMATIC) }),
  };
}

/** What both the draft and every later change say of a listing. Lists are one text with commas, as the document has it. */
function commonForm(draft: ListingDraft, details: Details, choices: Choices): Form {
  return {
    title: draft.title.trim(),
    description: descriptionText(draft),
    who_made: details.maker?.value ?? '',
    when_made: details.era?.value ?? '',
    is_supply: String(details.isSupply),
    taxonomy_id: draft.categoryId ?? '',
    tags: details.tags.join(','),
    materials: details.materials.join(','),
    shipping_profile_id: choices.shippingProfileId,
    ...(choices.returnPolicyId === null ? {} : { return_policy_id: choices.returnPolicyId }),
    ...(choices.sectionId === null ? {} : { shop_section_id: choices.sectionId }),
    should_auto_renew: String(choices.autoRenew),
    type: 'physical',
  };
}

/**
 * `POST listings`. Etsy has no idempotency key and a draft no SKU, so until it is activated the description carries a mark by
 * which a draft whose answer got lost is found again. Buyers never see drafts.
 */
export function draftForm(draft: ListingDraft, details: Details, choices: Choices): Form {
  const { tags = '', materials = '', ...common } = commonForm(draft, details, choices);
  return {
    quantity: String(draft.quantity),
    price: draft.price === null ? '' : toDecimal(draft.price),
    ...common,
    description: `${descriptionText(draft)}\n\n${draftMark(draft.sku)}`,
    ...(tags === '' ? {} : { tags }),
    ...(materials === '' ? {} : { materials }),
    ...(details.styles.length === 0 ? {} : { styles: details.styles.join(',') }),
    readiness_state_id: choices.readinessStateId,
  };
}

/** `PATCH listings/{id}`: has neither price, quantity nor styles. `marked`: it stays a draft. */
export function changeForm(draft: ListingDraft, details: Details, choices: Choices, marked: boolean): Form {
  const form = commonForm(draft, details, choices);
  return marked ? { ...form, description: `${descriptionText(draft)}\n\n${draftMark(draft.sku)}` } : form;
}

export const draftMark = (sku: string): string => `[Crossdock draft “${sku}”]`;

/** The decimal number that Etsy's JSON takes: 19.99 and 500 are what their shortest texts say, so no float shows. */
const decimalNumber = (price: Money): number => Number(toDecimal(price));

interface InventoryBody {
  readonly products: readonly unknown[];
  readonly price_on_property: readonly number[];
  readonly quantity_on_property: readonly number[];
  readonly sku_on_property: readonly number[];
  readonly readiness_state_on_property: readonly number[];
}

/** `PUT inventory` of a listing without variations: SKU, price and stock. */
export function inventoryBody(sku: string, price: Money, quantity: number, readinessStateId: string): InventoryBody {
  const readiness = Number(readinessStateId);
  return {
    products: [
      {
        sku,
        property_values: [],
        offerings: [{ price: decimalNumber(price), quantity, is_enabled: true, readiness_state_id: readiness }],
      },
    ],
    price_on_property: [],
    quantity_on_property: [],
    sku_on_property: [],
    readiness_state_on_property: [],
  };
}

/**
 * The inventory as it is, with another price and stock of one product, and another processing profile (`readiness`) of all if
 * there is to be one; `fallback` is for an inventory that names none. What GET tells and PUT refuses is left out: ids, names of
 * scales, deletion marks, prices as money.
 */
export function changedInventoryBody(
  inventory: Inventory,
  changed: Product,
  price: Money,
  quantity: number,
  { readiness, fallback }: { readonly readiness: string | undefined; readonly fallback: string },
): InventoryBody {
  return {
    products: inventory.products
      .filter(({ is_deleted: gone }) => gone !== true)
      .map((product) => ({
        sku: product.sku ?? '',
        property_values: product.property_values.map((value) => ({
          property_id: value.property_id,
          property_name: value.property_name ?? '',
          scale_id: value.scale_id ?? null,
          value_ids: value.value_ids,
          values: value.values,
        })),
        offerings: product.offerings
          .filter(({ is_deleted: gone }) => gone !== true)
          .map((offering) => ({
            price: product === changed ? decimalNumber(price) : offering.price.amount / offering.price.divisor,
            quantity: product === changed ? quantity : offering.quantity,
            is_enabled: product === changed || offering.is_enabled,
            readiness_state_id: Number(readiness ?? offering.readiness_state_id ?? fallback),
          })),
      })),
    price_on_property: inventory.price_on_property ?? [],
    quantity_on_property: inventory.quantity_on_property ?? [],
    sku_on_property: inventory.sku_on_property ?? [],
    readiness_state_on_property: inventory.readiness_state_on_property ?? [],
  };
}

/** `PUT properties/{id}`. A value that contains a comma cannot stand in a list with commas; then each gets an index. */
export function propertyForm({ valueIds, values, scaleId }: AttributeValue): Form {
  const listed = values.some((value) => value.includes(','))
    ? Object.fromEntries(values.map((value, index) => [`values[${index}]`, value]))
    : { values: values.join(',') };
  return { value_ids: valueIds.join(','), ...listed, ...(scaleId === null ? {} : { scale_id: scaleId }) };
}

const CONDITIONS: Readonly<Record<Condition, string>> = {
  new: 'New',
  new_other: 'New, without its packaging',
  new_with_defects: 'New, with defects',
  refurbished: 'Refurbished',
  like_new: 'Like new',
  excellent: 'Excellent',
  very_good: 'Very good',
  good: 'Good',
  acceptable: 'Acceptable',
  for_parts: 'For parts or not working',
};
export const conditionText = (condition: Condition): string => CONDITIONS[condition];

/** Etsy has no field for the condition: it is the last line of the description. */
export function descriptionText({ description, condition, conditionNote }: ListingDraft): string {
  const note = conditionNote.trim();
  const line = condition === null ? note : `${CONDITIONS[condition]}.${note === '' ? '' : ` ${note}`}`;
  const text = plainDescription(description);
  return line === '' ? text : `${text}\n\nCondition: ${line}`;
}
