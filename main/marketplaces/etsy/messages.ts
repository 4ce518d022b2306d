import type { MessageTable } from '../../message-text.ts';
import { findingsOf } from '../rules/findings.ts';
import { wordingOf } from '../rules/wording.ts';

/** Findings that only Etsy has: catalogue keys below `finding.`. */
const ownFindings = {
  etsy_title_characters: 'The title contains {{what}}, which Etsy does not take there. Remove it.',
  etsy_title_repeats: 'The title contains “{{sign}}” more than once; Etsy takes it once. Remove the others.',
  etsy_value_characters: '{{aspect}}: “{{value}}” contains {{what}}, which Etsy does not take there. Remove it.',
  etsy_not_allowed:
    'Etsy takes only what the seller made, vintage of at least 20 years, and craft supplies. This was made by somebody else and is neither: do not list it on Etsy, or correct who made it and when.',
  etsy_made_to_order: 'What somebody else made cannot be made to order. Correct who made it or when.',
  etsy_price_too_high: 'The price is above Etsy’s highest, {{limit}} {{currency}}.',
  etsy_quantity_too_high: 'There are {{count}} in stock; Etsy takes at most {{limit}} in one listing.',
  etsy_condition_in_text: 'Etsy has no field for the condition; it is written at the end of the description.',
  etsy_vacation: 'The Etsy shop is on vacation. Buyers cannot buy until you end that on Etsy.',
  etsy_shipping_missing: 'No Etsy shipping profile is chosen for the account. Complete its settings.',
  etsy_processing_missing: 'No Etsy processing profile is chosen for the account. Complete its settings.',
  etsy_returns_missing: 'No Etsy return policy is chosen for the account. Complete its settings.',
  key_etsy_pair:
    'The keystring and the shared secret are two values. Enter them in their own fields, without the colon.',
  key_etsy_keystring_form: 'This does not look like a keystring. It has 24 lower-case letters and digits.',
  key_etsy_secret_form: 'This does not look like a shared secret. It has 10 lower-case letters and digits.',
  key_etsy_same: 'This is the keystring once more. The shared secret is the other value on Etsy’s page.',
  key_etsy_redirect: 'This is no address that Etsy takes. It begins with https:// and has no question mark and no #.',
  etsy_keys_refused:
    'Etsy does not accept this keystring together with this shared secret. Copy both again from “Your apps” on Etsy’s developer site.',
  etsy_secret_refused: 'Etsy asks for the shared secret as well. Copy it from “Your apps” on Etsy’s developer site.',
  etsy_app_inactive:
    'Etsy has not approved this app yet, or has suspended it. Look at “Your apps” on its developer site.',
} as const satisfies MessageTable;

export const finding = findingsOf('Etsy', ownFindings);
export type FindingReason = Parameters<typeof finding>[2];

/** Failures that this connector words itself, catalogue keys below `error.` (and below `problem.` for those of a field). */
export const errorMessages = {
  etsy_keys_refused:
    'Etsy does not accept the stored keystring together with the shared secret. Enter both again in the key form.',
  etsy_secret_refused: 'Etsy asks for the shared secret as well. Enter it in the key form.',
  etsy_app_inactive:
    'Etsy has not approved the app yet, or has suspended it. Look at “Your apps” on its developer site.',
  etsy_token_refused: 'Etsy refuses the sign-in. Sign in again.',
  etsy_consent_dead:
    'Etsy no longer accepts the sign-in: it has expired, or the permission was taken back. Sign in again.',
  etsy_scope_missing:
    'The permission given to the app at Etsy does not cover this. Sign in again and agree to all of it.',
  etsy_scopes_missing:
    'Etsy gave only part of the permissions; these are missing: {{missing}}. Sign in again and agree to all of them.',
  etsy_code_refused: 'Etsy did not accept the sign-in code: it was used already or is too old. Start again.',
  etsy_sign_in_interrupted: 'The connection broke while the sign-in was being finished. Start again.',
  etsy_sign_in_refused: 'Etsy refused the sign-in: {{said}}',
  etsy_no_shop: 'This Etsy user has no shop. Open a shop at etsy.com/sell, or sign in as the user who owns it.',
  etsy_forbidden: 'Etsy does not allow this for the shop. {{said}}',
  etsy_not_found: 'Etsy does not know it any more. {{said}}',
  etsy_gone: 'The listing is not on Etsy any more. Publish the item again.',
  etsy_conflict: 'Etsy says that this contradicts the present state. {{said}}',
  etsy_frozen:
    'Etsy has taken the listing down or blocked it, so it cannot be changed. Look at your messages from Etsy.',
  etsy_photos: 'Etsy asks for at least one photo. {{said}}',
  etsy_photo: 'Etsy refuses a photo. {{said}}',
  etsy_shipping: 'Etsy refuses the shipping profile. Check the account’s settings. {{said}}',
  etsy_processing: 'Etsy refuses the processing profile. Check the account’s settings. {{said}}',
  etsy_returns: 'Etsy refuses the return policy. Check the account’s settings. {{said}}',
  etsy_section: 'Etsy refuses the shop section. Check the account’s settings. {{said}}',
  etsy_price: 'Etsy refuses the price. {{said}}',
  etsy_quantity: 'Etsy refuses the quantity. {{said}}',
  etsy_title: 'Etsy refuses the title. {{said}}',
  etsy_sku: 'Etsy refuses the SKU. {{said}}',
  etsy_category: 'Etsy refuses the category. Choose another one. {{said}}',
  etsy_attribute: 'Etsy refuses an attribute. {{said}}',
  etsy_made: 'Etsy refuses what is said about who made it and when. {{said}}',
  etsy_language: 'Etsy asks for the listing in the shop’s main language as well. Add it on Etsy. {{said}}',
  etsy_variations:
    'The listing has variations on Etsy, and none of them has the SKU {{sku}}. Give it that SKU there, or change it on Etsy.',
  etsy_refused: 'Etsy refused it: {{said}}',
  etsy_unexpected: 'Etsy answered in an unexpected form: {{said}}',
  setup_currency: 'The marketplace takes amounts in {{expected}}, not in {{currency}}.',
} as const satisfies MessageTable;
export type ErrorReason = keyof typeof errorMessages;

export const worded = wordingOf(errorMessages);

export const messages = { findings: ownFindings, errors: errorMessages };
