/** What is wrong with one field, by `reason`, and what to do. `field` is its name in the middle of a sentence. */
export const problemTexts = {
  labels_too_wide: 'The labels are wider than the page. Make them narrower or take fewer columns.',
  labels_too_high: 'The labels are higher than the page. Make them lower or take fewer rows.',
  empty: 'The {{field}} is empty. Fill it in.',
  too_long: 'The {{field}} is longer than {{limit, number}} characters. Shorten it.',
  too_large: 'The {{field}} is more than {{limit, number}}. Enter less.',
  too_little: 'The {{field}} is less than {{limit, number}}. Enter more.',
  too_many: 'These are more than {{limit, number}} at once. Take fewer at a time.',
  wrong_form: 'The {{field}} is not in the form that is needed. Enter it anew.',
  edited_elsewhere: 'The {{field}} was changed elsewhere in the meantime. Compare both and keep one.',
  workspace_name_taken: 'There is a business named “{{name}}” already. Choose another name.',
  sku_taken: 'The SKU {{sku}} already belongs to “{{title}}”. Choose another one.',
  quantity_too_large: 'A stock of more than {{limit, number}} cannot be kept. Check the number.',
  sku_pattern_number: 'The SKU rule needs exactly one run of # for the running number, such as CD-{YYYY}-####.',
  options_count: 'An item differs by one to {{limit, number}} options. Add or remove some.',
  option_name_missing: 'The option needs a name, such as Size.',
  option_name_taken: '{{name}} is there twice. Give each option a name of its own.',
  option_values_missing: 'The option needs at least one value. Type one and press Enter.',
  option_value_empty: 'A value of {{name}} is empty. Fill it in or remove it.',
  option_value_twice: '{{value}} is there twice, so buyers could not tell the two apart. Remove one.',
  too_many_variants:
    'These options make {{count, number}} variants; an item has at most {{limit, number}}. Remove some values.',
  name_taken: 'The name {{name}} is taken. Choose another one, or change the one that has it.',
  setup_currency: 'The marketplace takes amounts in {{expected}}, not in {{currency}}.',
  offerup_refused: 'The OfferUp endpoint refused it: {{said}}',
  offerup_link:
    'This is no link to an OfferUp item. It reads like https://offerup.com/item/detail/…; copy it from the item’s page.',
  hand_link_taken: 'This link already belongs to “{{title}}”. Copy the link of the new post.',
  photo_animated: 'The file is animated. Its first picture was taken.',
  photo_empty: 'The file is empty. Copy it from the camera again.',
  photo_too_large: 'The file is larger than {{megabytes, number}} MB. Save it smaller and add it again.',
  photo_broken: 'The file is damaged or incomplete. Copy it from the camera again.',
  photo_heic:
    'This is a HEIC photo, which cannot be read here. On the iPhone choose Settings > Camera > Formats > Most Compatible, or export it as JPEG, and add it again.',
  photo_too_many_pixels:
    '{{width, number}} × {{height, number}} pixels are more than the {{megapixels, number}} megapixels that can be used. Scale it down and add it again.',
  photo_not_an_image:
    'This is no photo in a format that can be read (JPEG, PNG, WebP, GIF, TIFF, AVIF). Save it as JPEG or PNG and add it again.',
  photo_duplicate: 'This photo is already among the photos of the item, so it was left out.',
  photo_missing: 'The file is not in the folder. Check its name and add it again.',
  photo_unreadable: 'The file cannot be opened. Check that you may read it and add it again.',
  photo_file_missing:
    'A photo of this item is missing on the disk. Remove it from the item, or restore it from a backup.',
  too_many_photos: 'An item keeps at most {{limit, number}} photos. Take one off first.',
  csv_no_header:
    'This file has no row of column titles, such as “Title” and “SKU”. Export it again as CSV, with the column titles, or write them into the first row.',
  csv_too_many_columns:
    'This file has {{count, number}} columns; {{limit, number}} can be read. Delete those that are not needed, or choose another separator.',
  csv_is_empty: 'This file is empty. Export it again.',
  csv_is_workbook:
    'This is an Excel workbook, whatever its name says. Open it in Excel and save it as “CSV UTF-8”, then import that file.',
  csv_is_old_workbook:
    'This is an old Excel workbook, whatever its name says. Open it in Excel and save it as “CSV UTF-8”, then import that file.',
  csv_is_zip: 'This is a ZIP archive. Unpack it and import the CSV file inside.',
  csv_is_pdf: 'This is a PDF document. Export the list as CSV instead.',
  csv_is_binary: 'This is no text file. Export the list as CSV, then import that file.',
  csv_unreadable_character:
    '{{column}}: some characters cannot be read. Choose another encoding, or save the file again as CSV in UTF-8.',
  csv_tags: '{{column}}: “{{value}}” has more than 50 tags, or one of more than 60 characters. Shorten it.',
  csv_archived: '{{column}}: “{{value}}” is neither a date nor “yes”. Write it like 2026-11-21.',
  csv_terms: '{{column}}: it is not the list of policies that Crossdock writes. Export it again.',
  csv_aspects: '{{column}}: it is not the list of attributes that Crossdock writes. Export it again.',
  csv_not_clearable:
    '{{column}}: this field cannot be emptied. Write a value, or leave the cell blank to keep the one it has.',
  csv_sku_twice: 'The SKU {{sku}} stands in row {{earlier}} already. Give each its own, and import this row again.',
  csv_photo_address:
    'Photos named by their address on the internet: {{count, number}}. They were not fetched. Download them and add them to the item.',
  csv_stock_of_variants:
    'Etsy gives {{quantity, number}} pieces for all {{count, number}} variations together. Count the stock of each in the item.',
  csv_skus_of_variants:
    'There are {{skus, number}} SKUs for {{count, number}} variations, so new ones were made. Change them in the item.',
  csv_amount: '{{column}}: “{{value}}” is not an amount of {{currency}}. Write it like 19.99, not below zero.',
  csv_quantity: '{{column}}: “{{value}}” is not a number of pieces. Write a whole number from 0 to 1,000,000.',
  csv_condition:
    '{{column}}: “{{value}}” is not a condition of eBay’s. Write its name or number, such as Used or 3000.',
  csv_currency: '{{column}}: “{{value}}” is no currency. Write its three letters, such as USD.',
  csv_variation: '{{column}}: “{{value}}” is not understood. Write it like [Size=M;Colour=Blue].',
  csv_category_number:
    '{{column}}: “{{value}}” is not the number of an eBay category. Write the number, such as 15230.',
  csv_title_missing: 'A new item needs a title. Fill it in and import the file again.',
  csv_photo_outside: '{{fileName}} is not a file name in the photo folder. Write the bare name, such as front.jpg.',
  csv_quote_not_closed:
    'A quotation mark is opened and never closed, so the rest of the file cannot be told apart into rows. Mend that row and import the file again; the rows before it are in.',
  csv_row_too_large:
    'The row is larger than 8 MB; most likely a quotation mark is missing in it. Mend that row and import the file again; the rows before it are in.',
  csv_unreadable: 'From this row on the file is not CSV. Export it again; the rows before it are in.',
  csv_too_many_cells:
    'There are more cells than column titles. Put texts that contain the separator in quotation marks.',
  csv_control_character: '{{column}}: it contains characters that are no text. Save the file again as CSV in UTF-8.',
  csv_too_long: '{{column}}: it has more than {{limit, number}} characters. Shorten it.',
  etsy_photos: 'Etsy asks for at least one photo. {{said}}',
  etsy_photo: 'Etsy refuses a photo. {{said}}',
  etsy_shipping: 'Etsy refuses the shipping profile. Check the account’s settings. {{said}}',
  etsy_processing: 'Etsy refuses the processing profile. Check the account’s settings. {{said}}',
  etsy_returns: 'Etsy refuses the return policy. Check the account’s settings. {{said}}',
  etsy_section: 'Etsy refuses the shop section. Check the account’s settings. {{said}}',
  etsy_price: 'Etsy refuses the price. {{said}}',
  etsy_quantity: 'Etsy refuses the quantity. {{said}}',
  etsy_sku: 'Etsy refuses the SKU. {{said}}',
  etsy_made: 'Etsy refuses what is said about who made it and when. {{said}}',
  etsy_category: 'Etsy refuses the category. Choose another one. {{said}}',
  etsy_attribute: 'Etsy refuses an attribute. {{said}}',
  etsy_title: 'Etsy refuses the title. {{said}}',
  lot_currency:
    '{{sku}} has amounts in {{currency}}, the lot is in {{lotCurrency}}. Enter the lot in {{currency}}, or the item’s price and cost in {{lotCurrency}}.',
  lot_taken: '{{sku}} came from the lot “{{name}}”. Take it out there first.',
  lot_pieces_sold: '{{sold, number}} pieces of {{sku}} have been sold already. Enter at least {{sold, number}}.',
  changed_since: 'The {{field}} was changed again since, so it stays as it is.',
  stock_sold_since:
    'Only {{available, number}} of the {{requested, number}} pieces that this brought in are left. Count the stock instead.',
  still_on_sale: 'The item is for sale. End its listings first.',
  last_variant_stays: 'It is the only variant left, so it stays.',
  photos_changed_since: 'Photos were added or taken off since, so their order stays.',
  no_amount: 'It has no amount yet. Set one first.',
  other_currency: 'Its amount is in {{currency}}, not in {{wanted}}.',
  amount_below_zero: 'The amount would be below zero.',
  amount_too_large: 'The amount would be larger than can be kept.',
  too_many_tags: 'It would have more than {{limit, number}} tags.',
  sku_twice: 'Several items would have the SKU {{sku}}.',
  bad_pattern: 'This is no regular expression that can be read. Check its brackets, or untick “Regular expression”.',
  pattern_too_slow:
    'This regular expression takes too long. Repetitions inside repetitions, such as (a+)+, are the usual cause.',
} as const;
