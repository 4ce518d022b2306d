import type { MessageTable } from '../../message-text.ts';
import { findingsOf } from '../rules/findings.ts';
import { wordingOf } from '../rules/wording.ts';

/** Findings that only Facebook has: catalogue keys below `finding.`. */
const ownFindings = {
  setup_page_missing: 'No Facebook Page is chosen for the account. Complete its settings.',
  setup_catalogue_gone:
    'The chosen Facebook catalogue is not there any more, or the permission for it was taken back. Choose another one or none in the account’s settings.',
  facebook_post_too_long:
    'The text of the Facebook Page post would have {{length}} characters; Facebook takes {{limit}}. Shorten the description.',
  facebook_photo_side:
    'Photo {{position}} measures {{width}} × {{height}} pixels; the Facebook catalogue asks for {{limit}} on both sides.',
  facebook_condition_needed: 'The Facebook catalogue asks for a condition. Choose one.',
  key_app_id_form: 'This does not look like an App ID. It is a number of about 16 digits.',
  key_app_secret_form: 'This does not look like an App secret. It has 32 characters, digits and the letters a to f.',
  key_graph_version:
    'This is no version of the Graph API that can be used. It reads like v25.0, and v21.0 is the oldest.',
  facebook_keys_refused:
    'Facebook does not accept this App ID together with this App secret. Copy both again from the same app.',
} as const satisfies MessageTable;

export const finding = findingsOf('Facebook', ownFindings);
export type FindingReason = Parameters<typeof finding>[2];

/** Failures that this connector words itself, catalogue keys below `error.` (and below `problem.` for those of a field). */
export const errorMessages = {
  facebook_expired: 'The Facebook sign-in has expired: it lasts 60 days unless the app renews it. Sign in again.',
  facebook_app_removed: 'The app was removed in the Facebook settings, so the sign-in is void. Sign in again.',
  facebook_password_changed: 'The Facebook password was changed, which ends the sign-in of all apps. Sign in again.',
  facebook_checkpoint:
    'Facebook wants to check the account first. Log in at facebook.com in a browser, do what it asks for, then sign in again here.',
  facebook_page_role_lost:
    'The user has no role on the Facebook Page any more. Ask an admin of the Page, or choose another one in the account’s settings.',
  facebook_token_invalid: 'Facebook refuses the sign-in. Sign in again.',
  facebook_permission:
    'The permission for this was not given or was taken back. Sign in again and leave everything ticked. Facebook says: {{said}}',
  facebook_permissions_missing:
    'On the page of Facebook these permissions were not given: {{missing}}. Without them nothing can be posted on a Page. Start again and leave them ticked.',
  facebook_no_page:
    'No Facebook Page can be used: the user has none, or none was ticked. Create a Page or tick it, then sign in again. Posting to a personal profile or to Marketplace is not open to apps.',
  facebook_code_refused: 'Facebook did not accept the sign-in code: it was used already or is too old. Start again.',
  facebook_sign_in_interrupted: 'The connection broke while the sign-in was being finished. Start again.',
  facebook_keys_refused:
    'Facebook does not accept the stored keys. Check the App ID and the App secret in the key form. Facebook says: {{said}}',
  facebook_proof_refused: 'Facebook does not accept the App secret any more. Enter the present one in the key form.',
  facebook_limited: 'Facebook asks for a pause: too many calls. It goes on by itself later.',
  facebook_blocked:
    'Facebook has blocked this as abusive. Nothing is tried again. Wait some days, read the notices at facebook.com, then try again yourself.',
  facebook_duplicate: 'Facebook refuses a post that is the same as one made just before. Change the text or wait.',
  facebook_version:
    'Facebook does not serve this version of the Graph API any more. Enter a newer one in the key form.',
  facebook_not_found:
    'Facebook does not know it any more, or the permission for it is missing. Facebook says: {{said}}',
  facebook_link: 'Facebook could not open the link or a photo. Try again later. Facebook says: {{said}}',
  facebook_busy: 'Facebook has a fault of its own. It is tried again. Facebook says: {{said}}',
  facebook_refused: 'Facebook refused it: {{said}}',
  facebook_catalogue: 'The Facebook catalogue refuses the item: {{said}}',
  facebook_catalogue_pending: 'The Facebook catalogue is still working on the item. It is looked up again later.',
  facebook_post_edited:
    'The text of the post was changed at Facebook, and its price line is gone. Change it there, or end this listing and publish the item again.',
  facebook_post_gone: 'The post is not on the Facebook Page any more. Publish the item again.',
} as const satisfies MessageTable;
export type ErrorReason = keyof typeof errorMessages;

export const worded = wordingOf(errorMessages);

export const messages = { findings: ownFindings, errors: errorMessages };
