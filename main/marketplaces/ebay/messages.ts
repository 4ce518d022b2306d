import type { Finding } from '#shared/domain/finding.ts';

type Params = Readonly<Record<string, string | number>>;

/**
 * Every finding of this connector: catalogue key below `finding.` with its English text. `{{name}}` is filled from the
 * finding's params. The renderer's catalogue carries the same keys.
 */
export const findingMessages = {
  title_missing: 'The title is empty. Write what the item is.',
  title_too_long: 'The title has {{length}} characters; eBay takes {{limit}}. Shorten it.',
  description_missing: 'The description is empty. eBay asks for one.',
  description_too_long: 'The description has {{length}} characters; eBay takes {{limit}}. Shorten it.',
  description_active_content: 'The description holds active content ({{what}}), which eBay forbids. Remove it.',
  category_missing: 'No eBay category is chosen.',
  category_unknown: 'eBay does not know the chosen category any more. Choose another one.',
  category_not_leaf: 'The chosen category has subcategories; eBay lists only in the lowest ones. Choose one of them.',
  condition_missing: 'eBay asks for a condition in this category. Choose one.',
  condition_not_allowed: 'eBay does not take “{{condition}}” in this category. It takes: {{allowed}}.',
  condition_approximated: 'eBay has no “{{condition}}” in this category; the item is listed as “{{label}}”.',
  condition_needs_eligibility:
    '“{{label}}” is open to sellers in eBay’s refurbished programme only. Choose another condition.',
  condition_note_too_long: 'The condition note has {{length}} characters; eBay takes {{limit}}. Shorten it.',
  condition_note_ignored: 'eBay shows no condition note on new items; it is left out.',
  aspect_missing: '{{aspect}} is missing. eBay asks for it in this category.',
  aspect_recommended: '{{aspect}} is empty. eBay recommends it, and buyers filter by it.',
  aspect_value_not_allowed:
    '“{{value}}” is not among the values that eBay takes for {{aspect}}. Choose one from the list.',
  aspect_value_too_long: 'A value of {{aspect}} has {{length}} characters; eBay takes {{limit}}. Shorten it.',
  aspect_too_many_values: '{{aspect}} has {{count}} values; eBay takes {{limit}}.',
  aspect_not_a_number: '{{aspect}} must be a number, and “{{value}}” is none.',
  aspect_name_too_long: 'The attribute name “{{aspect}}” has {{length}} characters; eBay takes {{limit}}.',
  sku_missing: 'The SKU is empty.',
  sku_too_long: 'The SKU has {{length}} characters; eBay takes {{limit}}. Shorten it.',
  sku_characters: 'eBay takes only letters, digits, hyphens and underscores in a SKU. Change “{{sku}}”.',
  price_missing: 'The price is empty.',
  price_too_low: 'The price is below eBay’s smallest, {{limit}} {{currency}}.',
  price_currency: 'eBay takes prices in {{expected}} there, and the price is in {{currency}}.',
  quantity_missing: 'There is none in stock. eBay lists at least one piece.',
  photos_missing: 'There is no photo. eBay asks for at least one.',
  photos_too_many: 'There are {{count}} photos; eBay takes {{limit}}. Remove some.',
  photo_too_small:
    'Photo {{position}} measures {{width}} × {{height}} pixels; eBay asks for {{limit}} on the longest side.',
  photo_too_big: 'Photo {{position}} has {{megabytes}} MB; eBay takes {{limit}} MB.',
  photo_type: 'Photo {{position}} is of the type {{type}}, which eBay does not take.',
  variations_not_supported:
    'The item has {{count}} variants. Listing variations on eBay is not possible in this version.',
  setup_shipping_missing: 'No shipping policy is chosen for the account. Complete its settings.',
  setup_payment_missing: 'No payment policy is chosen for the account. Complete its settings.',
  setup_return_missing: 'No return policy is chosen for the account. Complete its settings.',
  setup_location_missing: 'No location is chosen for the account. Complete its settings.',
  package_weight_missing:
    'The chosen shipping policy calculates postage by weight, and the app sends no weight. Choose a policy with a flat rate.',
} as const satisfies Readonly<Record<string, string>>;
export type FindingReason = keyof typeof findingMessages;

/** Problems of the key form, catalogue keys below `finding.` as well. */
export const keyMessages = {
  key_missing: '{{label}} is empty.',
  key_client_id_form: 'This does not look like an App ID. It reads like YourName-AppName-PRD-1a2b3c4d5-6e7f8a9b.',
  key_environment: 'This key is of the {{found}} key set, and you are entering keys for {{expected}}.',
  key_secret_form: 'This does not look like a Cert ID. It reads like PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b.',
  key_ru_name_form:
    'This does not look like a RuName. It reads like Your_Name-YourName-AppNam-abcdefg; it is not a web address.',
  key_url_form: 'This is not a complete https address.',
  keys_refused: 'eBay does not accept this App ID together with this Cert ID. Copy both again from the same key set.',
} as const satisfies Readonly<Record<string, string>>;
export type KeyReason = keyof typeof keyMessages;

/** Fills `{{name}}` from `params`. */
export const fill = (template: string, params: Params): string =>
  template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));

export function finding(
  severity: Finding['severity'],
  field: string,
  reason: FindingReason | KeyReason,
  params: Params = {},
): Finding {
  const template = { ...findingMessages, ...keyMessages }[reason];
  return { severity, field, reason, params: { ...params }, message: fill(template, params) };
}
