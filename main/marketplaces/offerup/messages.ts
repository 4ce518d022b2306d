import type { MessageTable } from '../../message-text.ts';
import { findingsOf } from '../rules/findings.ts';
import { wordingOf } from '../rules/wording.ts';

/** Findings that only OfferUp has: catalogue keys below `finding.`. */
const ownFindings = {
  offerup_single_piece:
    'An OfferUp post sells one piece, and there are {{count}} in stock. One is offered; publish again after it is sold.',
  offerup_condition_other: 'No condition is chosen; the post will say “Other”.',
  offerup_place_missing: 'No place is chosen for the account. OfferUp shows items by where they are.',
  offerup_by_hand:
    'OfferUp has no public API. You post by hand with a prepared copy; Crossdock keeps track and reminds you.',
  key_offerup_incomplete:
    '{{label}} is empty. An endpoint needs all of these values; to post by hand, leave all of them empty.',
} as const satisfies MessageTable;

export const finding = findingsOf('OfferUp', ownFindings);

/** Failures that this connector words itself, catalogue keys below `error.` (and below `problem.` for those of a field). */
export const errorMessages = {
  offerup_refused: 'The OfferUp endpoint refused it: {{said}}',
  offerup_gone: 'The listing is not on OfferUp any more. Publish the item again.',
  offerup_sold: 'The listing is marked as sold on OfferUp, so it cannot be changed any more.',
  offerup_consent_dead:
    'The OfferUp endpoint no longer accepts the sign-in: it has expired, or the permission was taken back. Sign in again.',
  offerup_keys_refused: 'The OfferUp endpoint does not accept the client ID together with the client secret.',
  offerup_code_refused: 'The OfferUp endpoint did not accept the sign-in code. Start again and finish without a pause.',
  offerup_sign_in_refused: 'The OfferUp endpoint refused the sign-in: {{said}}',
  offerup_scope_missing: 'The permission given to the app does not cover this. Sign in again and agree to all of it.',
  offerup_endpoint_missing: 'The values of the OfferUp endpoint are not stored any more. Enter them again.',
  offerup_link:
    'This is no link to an OfferUp item. It reads like https://offerup.com/item/detail/…; copy it from the item’s page.',
  offerup_no_look: 'OfferUp has no API for this account, so Crossdock cannot look there. Open the item’s page instead.',
} as const satisfies MessageTable;

export const worded = wordingOf(errorMessages);

export const messages = { findings: ownFindings, errors: errorMessages };
