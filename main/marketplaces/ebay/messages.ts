import type { Finding } from '#shared/domain/finding.ts';
import type { AppErrorData, ErrorCode } from '#shared/errors.ts';
import { fill, type MessageTable } from '../../message-text.ts';

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
} as const satisfies MessageTable;
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
} as const satisfies MessageTable;
export type KeyReason = keyof typeof keyMessages;

/** Failures that this connector words itself, catalogue keys below `error.` (and below `problem.` for those of a field). */
export const errorMessages = {
  ebay_price: 'eBay refuses the price. {{said}}',
  ebay_quantity: 'eBay refuses the quantity. {{said}}',
  ebay_category: 'eBay refuses the category. Choose another one. {{said}}',
  ebay_shipping_policy: 'eBay refuses the shipping policy. Check the account’s settings. {{said}}',
  ebay_payment_policy: 'eBay refuses the payment policy. Check the account’s settings. {{said}}',
  ebay_return_policy: 'eBay refuses the return policy. Check the account’s settings. {{said}}',
  ebay_location: 'eBay refuses the location. Check the account’s settings. {{said}}',
  ebay_photos: 'eBay refuses a photo. {{said}}',
  ebay_account_incomplete: 'The eBay account is not complete. Finish the seller registration on eBay. {{said}}',
  ebay_cannot_revise: 'eBay does not let this listing be changed now. {{said}}',
  ebay_package: 'eBay refuses the package details. {{said}}',
  ebay_condition: 'eBay refuses the condition. {{said}}',
  ebay_aspect: 'eBay refuses an attribute. {{said}}',
  ebay_selling_limit:
    'The selling limit of the eBay account is reached. End other listings or ask eBay for a higher limit. {{said}}',
  ebay_sku: 'eBay refuses the SKU. {{said}}',
  ebay_not_found: '{{said}}',
  ebay_refused: 'eBay refused it: {{said}}',
  ebay_busy: 'eBay is still busy with this item. It is tried again.',
  ebay_policies_pending:
    'eBay has not opened business policies for this account yet. It can take up to a day after the request; try again later, or turn them on in My eBay.',
  scope_missing: 'The permission given to the app does not cover this. Sign in again and agree to all of it.',
  token_refused: 'eBay refuses the sign-in. Sign in again.',
  consent_dead: 'eBay no longer accepts the sign-in: it has expired, or the permission was taken back. Sign in again.',
  keys_refused: 'eBay does not accept the stored keys. Check the App ID and the Cert ID in the key form.',
  scope_refused:
    'The eBay key set may not ask for the permissions that the app needs. Check the key set in eBay’s developer portal.',
  sign_in_refused: 'eBay refused the sign-in: {{said}}',
  consent_code_refused:
    'eBay did not accept the sign-in code: it was used already or is older than five minutes. Start again and finish without a pause.',
  consent_interrupted: 'The connection broke while the sign-in was being finished. Start again.',
  unexpected_answer: 'eBay answered in an unexpected form: {{said}}',
  setup_by_hand:
    'For {{site}} the app cannot make a shipping policy by itself. Make the business policies in My eBay, then choose them here.',
  setup_currency: '{{site}} takes amounts in {{expected}}.',
} as const satisfies MessageTable;
export type ErrorReason = keyof typeof errorMessages;

/** What AppError takes of a failure worded here. */
export const worded = (
  code: ErrorCode,
  reason: ErrorReason,
  params: Readonly<Record<string, string | number>> = {},
): Pick<AppErrorData, 'code' | 'reason' | 'params' | 'message'> => ({
  code,
  reason,
  params: { ...params },
  message: fill(errorMessages[reason], params),
});

/** `spoken`: params whose value is an id that the renderer translates, in English for the message. */
export function finding(
  severity: Finding['severity'],
  field: string,
  reason: FindingReason | KeyReason,
  params: Readonly<Record<string, string | number>> = {},
  spoken: Readonly<Record<string, string>> = {},
): Finding {
  const template = { ...findingMessages, ...keyMessages }[reason];
  return { severity, field, reason, params: { ...params }, message: fill(template, { ...params, ...spoken }) };
}
