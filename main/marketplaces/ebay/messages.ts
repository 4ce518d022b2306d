import type { MessageTable } from '../../message-text.ts';
import { findingsOf } from '../rules/findings.ts';
import { wordingOf } from '../rules/wording.ts';

/** Findings that only eBay has: catalogue keys below `finding.`. */
const ownFindings = {
  condition_needs_eligibility:
    '“{{label}}” is open to sellers in eBay’s refurbished programme only. Choose another condition.',
  condition_note_ignored: 'eBay shows no condition note on new items; it is left out.',
  setup_shipping_missing: 'No shipping policy is chosen for the account. Complete its settings.',
  setup_payment_missing: 'No payment policy is chosen for the account. Complete its settings.',
  setup_return_missing: 'No return policy is chosen for the account. Complete its settings.',
  setup_location_missing: 'No location is chosen for the account. Complete its settings.',
  package_weight_missing:
    'The chosen shipping policy calculates postage by weight, and the app sends no weight. Choose a policy with a flat rate.',
  key_client_id_form: 'This does not look like an App ID. It reads like YourName-AppName-PRD-1a2b3c4d5-6e7f8a9b.',
  key_environment: 'This key is of the {{found}} key set, and you are entering keys for {{expected}}.',
  key_secret_form: 'This does not look like a Cert ID. It reads like PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b.',
  key_ru_name_form:
    'This does not look like a RuName. It reads like Your_Name-YourName-AppNam-abcdefg; it is not a web address.',
  keys_refused: 'eBay does not accept this App ID together with this Cert ID. Copy both again from the same key set.',
} as const satisfies MessageTable;

export const finding = findingsOf('eBay', ownFindings);
export type FindingReason = Parameters<typeof finding>[2];

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

export const worded = wordingOf(errorMessages);

export const messages = { findings: ownFindings, errors: errorMessages };
