import type { MessageTable } from '../../message-text.ts';

/**
 * Findings that every marketplace can have: catalogue key below `finding.` with its English text. `{{name}}` is filled from
 * the finding's params; `{{market}}` is the marketplace's name. The renderer's catalogue carries the same keys.
 */
export const findingMessages = {
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
  condition_note_too_long: 'The condition note has {{length}} characters; {{market}} takes {{limit}}. Shorten it.',
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
  price_too_low: 'The price is below {{market}}’s smallest, {{limit}} {{currency}}.',
  price_currency: '{{market}} takes prices in {{expected}} there, and the price is in {{currency}}.',
  quantity_missing: 'There is none in stock. {{market}} lists at least one piece.',
  photos_missing: 'There is no photo. {{market}} asks for at least one.',
  photos_too_many: 'There are {{count}} photos; {{market}} takes {{limit}}. Remove some.',
  photo_too_small:
    'Photo {{position}} measures {{width}} × {{height}} pixels; {{market}} asks for {{limit}} on the longest side.',
  photo_too_big: 'Photo {{position}} has {{megabytes}} MB; {{market}} takes {{limit}} MB.',
  photo_type: 'Photo {{position}} is of the type {{type}}, which {{market}} does not take.',
  variations_not_supported:
    'The item has {{count}} variants. Listing variations on {{market}} is not possible in this version.',
  key_missing: '{{label}} is empty.',
  key_url_form: 'This is not a complete https address.',
} as const satisfies MessageTable;
export type CommonReason = keyof typeof findingMessages;
