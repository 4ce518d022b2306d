import type { NodeView } from './call.ts';
import { SINGLE_EXTRA } from './item-extra.ts';
import { photoProblem, shownPhoto } from './item-photos.ts';
import { lookedAt, reviewOf } from './item-store.ts';
import { shownPrice } from './prices.ts';
import type { Item } from './state.ts';

/** Fields that are shown as they were sent, where they were. */
const EXTRA = [...SINGLE_EXTRA, 'sale_price'] as const;

/** An item as Graph shows it. The price is a formatted text in the language of `locale`, never a number. */
export const itemView: NodeView<Item> = {
  kind: 'ProductItem',
  defaults: ['id', 'name', 'retailer_id'],
  empty: new Set([
    ...EXTRA,
    'additional_image_cdn_urls',
    'applinks',
    'category_specific_fields',
    'commerce_insights',
    'custom_data',
    'expiration_date',
    'images',
    'product_feed',
    'start_date',
    'tags',
    'videos',
    'video_fetch_status',
    'sale_price_start_date',
    'sale_price_end_date',
    'ordering_index',
    'wa_compliance_category',
    'importer_address',
  ]),
  show: (call, item) => ({
    id: item.itemId,
    retailer_id: item.retailerId,
    name: item.name,
    description: item.description,
    availability: item.availability,
    condition: item.condition,
    price: shownPrice(item.priceMinor, item.currency, call.parameters.text('locale') ?? 'en_US'),
    currency: item.currency,
    url: item.url,
    image_url: item.imageUrl,
    additional_image_urls: item.additionalImageUrls,
    image_cdn_urls: () => {
      const value = shownPhoto(call.context, item.imageUrl);
      return value === undefined ? [] : [{ key: 'original', value }];
    },
    image_fetch_status: item.imageFetchStatus,
    visibility: item.visibility,
    status: item.visibility === 'published' ? 'PUBLISHED' : 'STAGING',
    quantity_to_sell_on_facebook: item.quantity,
    inventory: item.quantity,
    review_status: () => reviewOf(call.context, lookedAt(call.context, item)),
    review_rejection_reasons: () =>
      reviewOf(call.context, item) === 'rejected' ? ['This item goes against the commerce policies.'] : [],
    capability_to_review_status: () => [{ key: 'SHOPS', value: reviewOf(call.context, item).toUpperCase() }],
    errors: () =>
      item.imageFetchStatus === 'FETCHED'
        ? []
        : [item.imageUrl, ...item.additionalImageUrls].flatMap((url) => {
            const description = photoProblem(call.context, url);
            return description === undefined
              ? []
              : [{ description, error_priority: 'HIGH', error_type: 'IMAGE_FETCH_FAILED', title: 'Image not fetched' }];
          }),
    product_group: {
      id: item.groupId,
      ...(item.groupRetailerId === undefined ? {} : { retailer_id: item.groupRetailerId }),
    },
    retailer_product_group_id: item.groupRetailerId,
    product_catalog: () => ({ id: item.catalogId, name: call.context.state.catalogs.get(item.catalogId)?.name }),
    ...Object.fromEntries(EXTRA.flatMap((name) => (item.extra[name] === undefined ? [] : [[name, item.extra[name]]]))),
  }),
};
