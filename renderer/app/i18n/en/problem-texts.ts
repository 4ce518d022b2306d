/** What is wrong with one field, by `reason`, and what to do. `field` is its name in the middle of a sentence. */
export const problemTexts = {
  empty: 'The {{field}} is empty. Fill it in.',
  too_long: 'The {{field}} is longer than {{limit, number}} characters. Shorten it.',
  too_large: 'The {{field}} is more than {{limit, number}}. Enter less.',
  too_little: 'The {{field}} is less than {{limit, number}}. Enter more.',
  too_many: 'These are more than {{limit, number}} at once. Take fewer at a time.',
  wrong_form: 'The {{field}} is not in the form that is needed. Enter it anew.',
  edited_elsewhere: 'The {{field}} was changed elsewhere in the meantime. Compare both and keep one.',
  sku_taken: 'The SKU {{sku}} already belongs to “{{title}}”. Choose another one.',
  quantity_too_large: 'A stock of more than {{limit, number}} cannot be kept. Check the number.',
  sku_pattern_number: 'The SKU rule needs exactly one run of # for the running number, such as CD-{YYYY}-####.',
  setup_currency: 'The marketplace takes amounts in {{expected}}, not in {{currency}}.',
  offerup_refused: 'The OfferUp endpoint refused it: {{said}}',
  offerup_link:
    'This is no link to an OfferUp item. It reads like https://offerup.com/item/detail/…; copy it from the item’s page.',
  hand_link_taken: 'This link already belongs to “{{title}}”. Copy the link of the new post.',
  photo_empty: 'The file is empty. Copy it from the camera again.',
  photo_too_large: 'The file is larger than {{megabytes, number}} MB. Save it smaller and add it again.',
  photo_broken: 'The file is damaged or incomplete. Copy it from the camera again.',
  photo_heic:
    'This is a HEIC photo, which cannot be read here. On the iPhone choose Settings > Camera > Formats > Most Compatible, or export it as JPEG, and add it again.',
  photo_too_many_pixels:
    '{{width, number}} × {{height, number}} pixels are more than can be used. Scale it down and add it again.',
  photo_not_an_image:
    'This is no photo in a format that can be read (JPEG, PNG, WebP, GIF, TIFF, AVIF). Save it as JPEG or PNG and add it again.',
  photo_duplicate: 'This photo is already among the photos of the item, so it was left out.',
  photo_missing: 'The file is not in the folder. Check its name and add it again.',
  photo_unreadable: 'The file cannot be opened. Check that you may read it and add it again.',
  photo_file_missing:
    'A photo of this item is missing on the disk. Remove it from the item, or restore it from a backup.',
  too_many_photos: 'An item keeps at most {{limit, number}} photos. Take one off first.',
  csv_no_header:
    'This file has no row of column titles with at least “Title” or “Custom label (SKU)”. Export it again as CSV, with the column titles.',
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
} as const;
