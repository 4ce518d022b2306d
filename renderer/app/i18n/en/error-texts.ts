/** Failures of requests by their `reason`: the cause, and what to do. */
export const errorTexts = {
  validation: 'Something in the form was refused. The fields concerned say why.',
  not_found: 'This is not there any more. It may have been deleted in the meantime.',
  cancelled: 'Cancelled. Nothing was changed.',
  internal: 'Something went wrong inside the app. The log has the details under {{reference}}.',
  core_unreachable: 'The window lost its connection to the app. Close it and open it again; what was saved is safe.',
  screen_failed: 'This screen ran into a fault of its own. Try again; what was saved is safe.',
  unknown_request: 'The app has no request named {{name}}.',
  untrusted_sender: 'This page may not talk to Crossdock.',
  link_not_allowed: 'Crossdock opens only pages of the marketplaces it works with.',
  disk_full: 'The disk is full, so the change was not saved. Free some space and try again.',
  database_busy: 'Another program is using the database. Close it and try again.',
  database_damaged: 'The database is damaged. Restart Crossdock to check it and to go back to a backup.',
  database_unwritable:
    'The database file cannot be written. Check that its disk is connected and that the file is not write-protected.',
  checked_after_crash: 'Crossdock did not end properly last time. The database was checked and is whole.',
  item_changed:
    'This item was changed elsewhere in the meantime. Look at the present values, then decide which ones to keep.',
  items_on_sale: 'Some of these items are for sale. Decide whether their listings are ended or stay live.',
  last_variant: 'An item keeps at least one variant. Remove the item itself instead.',
  stock_below_zero:
    'There are only {{available, number}} of {{sku}}; {{requested, number}} cannot be taken. Count the stock and correct it.',
  sale_already_counted: 'This sale is already in the stock ledger.',
  photos_changed: 'The photos of this item were changed in the meantime. Look at them again, then put them in order.',
  photo_file_missing:
    'A photo of this item is missing on the disk. Remove it from the item, or restore it from a backup.',
  keys_unreadable: 'The stored keys of {{marketplace}} cannot be read on this computer any more. Enter them again.',
  superseded: 'A newer change of the same listing replaced this one before it was sent.',
  process_died: 'Crossdock ended unexpectedly several times while it worked on this. Look at it, then try again.',
  outcome_unknown:
    'No usable answer came back, so the request may or may not have taken effect. It is looked up before anything is sent again.',
  unreachable: '{{host}} cannot be reached ({{cause}}). Check the internet connection and try again.',
  timed_out: '{{host}} did not answer in time. Try again in a while.',
  connection_lost: 'The connection to {{host}} broke ({{cause}}). Try again.',
  rate_limited: '{{host}} asks for a pause: too many calls. It goes on by itself later.',
  unexpected_answer: '{{host}} answered in an unexpected form. The whole answer is in the details.',
  page_instead_of_data:
    '{{host}} sent a web page where data was expected. It may be under maintenance, or something on the way answers in its place.',
  redirected: '{{host}} points to another address, which is not followed.',
  token_refused: 'The marketplace refuses the sign-in. Sign in again.',
  forbidden: '{{host}} does not allow this call for the account.',
  remote_not_found: '{{host}} does not know what was asked for.',
  remote_conflict: '{{host}} says that this contradicts what is already there.',
  marketplace_failed: '{{host}} has a fault of its own (status {{status}}). Try again later.',
  remote_rejected: '{{host}} refused the request (status {{status}}).',
  budget_spent:
    'The {{limit, number}} calls that the marketplace allows for “{{budget}}” are used up. It goes on by itself later.',
  sold_meanwhile: 'Nothing was left of the item when its turn came, so it was not published.',
  account_paused: 'The account is paused. Everything for it waits until you let it go on.',
  token_part_missing:
    '{{marketplace}} gave no permission for the chosen page. Sign in again and tick it, or choose another one.',
  keys_missing: 'There are no keys for {{marketplace}} yet. Enter the keys of your own developer registration first.',
  keys_refused: 'eBay does not accept the stored keys. Check the App ID and the Cert ID in the key form.',
  other_user:
    'You signed in as {{found}}, but this account belongs to {{expected}}. Sign in as {{expected}}, or connect {{found}} as another account.',
  not_offered: 'The marketplace does not offer this choice any more. Choose again.',
  sign_in_needed: '{{marketplace}} no longer accepts the stored sign-in. Sign in again.',
  sign_in_running: 'A sign-in window is already open. Finish it or cancel it first.',
  sign_in_refused: 'The marketplace refused the sign-in: {{said}}',
  tokens_unreadable: 'The stored sign-in cannot be read on this computer any more. Sign in again.',
  secrets_unavailable:
    'This computer offers no key store, so a sign-in could not be kept safely and is not started. Set up a key store (on Linux for example GNOME Keyring or KWallet) and start the app again.',
  consent_closed:
    'The sign-in window was closed before the sign-in was finished. Nothing was changed; start again when you are ready.',
  consent_expired: 'The sign-in took longer than ten minutes and was stopped. Start again.',
  consent_declined:
    'The permission was not granted on the page of {{marketplace}}. Without it the app cannot list there; start again to grant it.',
  consent_wrong_address:
    'The sign-in came back to an address that does not belong to {{marketplace}}, so it was not accepted. Check the accepted URL in your keys and start again.',
  consent_malformed:
    'The answer of {{marketplace}} did not come in the agreed form, so it was not accepted. Start again.',
  consent_state_mismatch:
    'The answer of {{marketplace}} does not belong to this sign-in, so it was not accepted. Start again.',
  consent_state_reused:
    'The answer of {{marketplace}} belongs to an earlier sign-in and was not accepted. Start again.',
  consent_dead: 'eBay no longer accepts the sign-in: it has expired, or the permission was taken back. Sign in again.',
  scope_missing: 'The permission given to the app does not cover this. Sign in again and agree to all of it.',
  scope_refused:
    'The eBay key set may not ask for the permissions that the app needs. Check the key set in eBay’s developer portal.',
  ebay_policies_pending:
    'eBay has not opened business policies for this account yet. It can take up to a day after the request; try again later, or turn them on in My eBay.',
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
  offerup_no_look: 'OfferUp has no API for this account, so Crossdock cannot look there. Open the item’s page instead.',
  by_hand: '{{marketplace}} has no API for this account. Do it by hand with the prepared copy, then confirm it here.',
  hand_not_waiting: 'This does not wait for you any more: it was confirmed or cancelled already.',
  folder_not_opened: 'The folder could not be shown. It is {{path}}.',
  practice_off: 'The practice marketplace of {{marketplace}} is not running. Turn practice mode on in the settings.',
  listing_not_live: 'This listing is not live.',
  listing_ended: 'The listing has ended, so it cannot be changed any more. Publish the item again.',
  item_removed: 'The item was moved to the recycle bin before anything was sent. Restore it to publish it.',
  read_back_missing: 'The marketplace accepted the publication but does not show the listing yet. Look again later.',
  read_back_differs:
    'The marketplace shows something else than what was sent: {{fields}}. Compare both, then look again or revise.',
  ebay_busy: 'eBay is still busy with this item. It is tried again.',
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
} as const;
