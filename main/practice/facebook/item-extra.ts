/** Fields that are kept as they came, under one name in the batch and in the single-item calls. */
const EVERYWHERE = [
  'brand',
  'gtin',
  'fb_product_category',
  'product_type',
  'color',
  'size',
  'material',
  'pattern',
  'gender',
  'age_group',
  'custom_label_0',
  'custom_label_1',
  'custom_label_2',
  'custom_label_3',
  'custom_label_4',
  'origin_country',
  'importer_name',
  'manufacturer_info',
  'rich_text_description',
  'short_description',
  'mobile_link',
] as const;

/** With those that only the single-item calls know. */
export const SINGLE_EXTRA = [...EVERYWHERE, 'category', 'manufacturer_part_number'] as const;

/** With those that only a batch knows. */
export const BATCH_EXTRA: ReadonlySet<string> = new Set([
  ...EVERYWHERE,
  'mpn',
  'google_product_category',
  'sale_price',
  'sale_price_effective_date',
  'commerce_tax_category',
  'shipping_weight',
  'internal_label',
]);
