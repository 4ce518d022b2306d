/** What stands in the way of a publication, by `reason`. The texts are those of the connectors, word for word. */
export const findingTexts = {
  category_remembered: 'The category “{{taken}}” is taken, as for your other items in “{{from}}”.',
  aspect_shared: '“{{taken}}” is taken from what you entered for {{from}}.',
  title_missing: 'The title is empty. Write what the item is.',
  title_too_long: 'The title has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
  description_missing: 'The description is empty. {{market}} asks for one.',
  description_too_long: 'The description has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
  description_active_content: 'The description holds active content ({{what}}), which {{market}} forbids. Remove it.',
  category_missing: 'No {{market}} category is chosen.',
  category_unknown: '{{market}} does not know the chosen category any more. Choose another one.',
  category_not_leaf:
    'The chosen category has subcategories; {{market}} lists only in the lowest ones. Choose one of them.',
  condition_missing: '{{market}} asks for a condition in this category. Choose one.',
  condition_not_allowed: '{{market}} does not take “{{condition}}” in this category. It takes: {{allowed}}.',
  condition_approximated: '{{market}} has no “{{condition}}” in this category; the item is listed as “{{label}}”.',
  condition_needs_eligibility:
    '“{{label}}” is open to sellers in eBay’s refurbished programme only. Choose another condition.',
  condition_note_too_long: 'The condition note has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
  condition_note_ignored: 'eBay shows no condition note on new items; it is left out.',
  aspect_missing: '{{aspect}} is missing. {{market}} asks for it in this category.',
  aspect_recommended: '{{aspect}} is empty. {{market}} recommends it, and buyers filter by it.',
  aspect_value_not_allowed:
    '“{{value}}” is not among the values that {{market}} takes for {{aspect}}. Choose one from the list.',
  aspect_value_too_long: 'A value of {{aspect}} has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
  aspect_too_many_values: '{{aspect}} has {{count}} values; {{market}} takes {{limit}}.',
  aspect_not_a_number: '{{aspect}} must be a number, and “{{value}}” is none.',
  aspect_name_too_long: 'The attribute name “{{aspect}}” has {{length}} characters; {{market}} takes {{limit}}.',
  own_term_gone:
    'A policy or place that this item has for itself is no longer there at {{market}}. Choose another one, or take the account’s.',
  sku_missing: 'The SKU is empty.',
  sku_too_long: 'The SKU has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
  sku_characters: '{{market}} takes only letters, digits, hyphens and underscores in a SKU. Change “{{sku}}”.',
  price_missing: 'The price is empty.',
  out_of_stock: 'Nothing of this item is left. End the listing instead.',
  photo_file_missing: 'The file of a photo is not in the photo folder any more. Remove the photo and add it again.',
  price_too_low: 'The price is below {{market}}’s smallest, {{limit}} {{currency}}.',
  price_currency: '{{market}} takes prices in {{expected}} there, and the price is in {{currency}}.',
  quantity_missing: 'There is none in stock. {{market}} lists at least one piece.',
  photos_missing: 'There is no photo. {{market}} asks for at least one.',
  photos_too_many: 'There are {{count}} photos; {{market}} takes {{limit}}. Remove some.',
  photos_left_out: 'There are {{count}} photos; {{market}} takes {{limit}}. The first {{limit}} are sent.',
  photo_too_small:
    'Photo {{position}} measures {{width}} × {{height}} pixels; {{market}} asks for {{limit}} on the longest side.',
  photo_too_big: 'Photo {{position}} has {{megabytes}} MB; {{market}} takes {{limit}} MB.',
  photo_type: 'Photo {{position}} is of the type {{type}}, which {{market}} does not take.',
  variations_not_supported:
    'The item has {{count}} variants. Listing variations on {{market}} is not possible in this version.',
  setup_shipping_missing: 'No shipping policy is chosen for the account. Complete its settings.',
  setup_payment_missing: 'No payment policy is chosen for the account. Complete its settings.',
  setup_return_missing: 'No return policy is chosen for the account. Complete its settings.',
  setup_location_missing: 'No location is chosen for the account. Complete its settings.',
  package_weight_missing:
    'The chosen shipping policy calculates postage by weight, and the app sends no weight. Choose a policy with a flat rate.',
  key_missing: '{{label}} is empty.',
  key_client_id_form: 'This does not look like an App ID. It reads like YourName-AppName-PRD-1a2b3c4d5-6e7f8a9b.',
  key_environment: 'This key is of the {{found}} key set, and you are entering keys for {{expected}}.',
  key_secret_form: 'This does not look like a Cert ID. It reads like PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b.',
  key_ru_name_form:
    'This does not look like a RuName. It reads like Your_Name-YourName-AppNam-abcdefg; it is not a web address.',
  key_url_form: 'This is not a complete https address.',
  keys_refused: 'eBay does not accept this App ID together with this Cert ID. Copy both again from the same key set.',
  hand_sold_meanwhile:
    'Nothing of it is left any more. Drop this task if you have not posted it; if you have, confirm it, and you are asked to take it down.',
  offerup_single_piece:
    'An OfferUp post sells one piece, and there are {{count}} in stock. One is offered; publish again after it is sold.',
  offerup_condition_other: 'No condition is chosen; the post will say “Other”.',
  offerup_place_missing: 'No place is chosen for the account. OfferUp shows items by where they are.',
  offerup_by_hand:
    'OfferUp has no public API. You post by hand with a prepared copy; Crossdock keeps track and reminds you.',
  key_offerup_incomplete:
    '{{label}} is empty. An endpoint needs all of these values; to post by hand, leave all of them empty.',
  price_rule_nothing_left:
    'The price rule of this account takes the whole price away. Change the rule or the item’s price.',
  price_rule_out_of_reach: 'No price leaves what the price rule of this account asks for after fees. Change the rule.',
  item_removed: 'The item is in the recycle bin. Restore it to publish it.',
  already_listed: 'The item is already on sale there. Revise or end that listing.',
  already_publishing: 'The item is on its way there already.',
  publish_unsettled:
    'An earlier publication of this item there needs attention. Look again at that one first, so that it is not listed twice.',
  listing_ended: 'The listing has ended already. Publish the item again.',
  already_ending: 'The listing is being ended already.',
  account_gone: 'The account is not connected any more. Connect it again.',
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
} as const;
