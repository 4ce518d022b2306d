import { ebayError, type EbayError } from './errors.ts';
import type { EbayContext } from './context.ts';
import { isPictureUrl } from './pictures.ts';
import type { InventoryItemBody } from './requests.ts';

/** Bounds of an inventory item. Source: ebay.md section 11. */
export const LIMITS = {
  sku: 50,
  title: 80,
  subtitle: 55,
  description: 4000,
  conditionDescription: 1000,
  descriptorInfo: 30,
  brand: 65,
  aspectName: 40,
  aspectValue: 50,
  aspectValues: 30,
  photos: 24,
} as const;

const SKU = /^[A-Za-z0-9_-]{1,50}$/;

/** eBay says alphanumeric; hyphen and underscore pass in practice. */
export function isSku(text: string): boolean {
  return SKU.test(text);
}

/** What eBay refuses of an item by itself, before any offer exists. */
export function itemErrors(context: EbayContext, body: InventoryItemBody): readonly EbayError[] {
  const errors: EbayError[] = [];
  const product = body.product ?? {};
  const bound = (fieldName: string, text: string | undefined, most: number) => {
    if (text !== undefined && (text.length > most || text.length === 0)) {
      errors.push(
        ebayError(25709, { fieldName, additionalInfo: `The length should be between 1 and ${most} characters.` }),
      );
    }
  };
  bound('title', product.title, LIMITS.title);
  bound('subtitle', product.subtitle, LIMITS.subtitle);
  bound('description', product.description, LIMITS.description);
  bound('brand', product.brand, LIMITS.brand);
  bound('mpn', product.mpn, LIMITS.brand);
  bound('conditionDescription', body.conditionDescription, LIMITS.conditionDescription);
  for (const descriptor of body.conditionDescriptors ?? []) {
    bound('conditionDescriptors.additionalInfo', descriptor.additionalInfo, LIMITS.descriptorInfo);
  }
  const quantity = body.availability?.shipToLocationAvailability?.quantity;
  if (quantity !== undefined && quantity < 0) {
    errors.push(ebayError(25004, { additionalInfo: 'The quantity must not be negative.' }));
  }
  errors.push(...aspectErrors(product.aspects ?? {}), ...photoErrors(context, product.imageUrls ?? []));
  const weight = body.packageWeightAndSize?.weight?.value;
  const sides = body.packageWeightAndSize?.dimensions;
  const measures = [weight, sides?.length, sides?.width, sides?.height].filter((value) => value !== undefined);
  if (measures.some((value) => value <= 0)) errors.push(ebayError(25715));
  if ((product.videoIds ?? []).length > 1) {
    errors.push(ebayError(25709, { fieldName: 'videoIds', additionalInfo: 'One video per listing.' }));
  }
  return errors;
}

function aspectErrors(aspects: Readonly<Record<string, readonly string[]>>): readonly EbayError[] {
  return Object.entries(aspects).flatMap(([name, values]) => {
    const fieldName = 'aspects';
    if (name.length === 0 || name.length > LIMITS.aspectName) {
      return [
        ebayError(25709, { fieldName, additionalInfo: `The name ${name} may have ${LIMITS.aspectName} characters.` }),
      ];
    }
    if (values.length > LIMITS.aspectValues) {
      return [ebayError(25709, { fieldName, additionalInfo: `${name} may have ${LIMITS.aspectValues} values.` })];
    }
    const tooLong = values.some((value) => value.length === 0 || value.length > LIMITS.aspectValue);
    return tooLong
      ? [
          ebayError(25709, {
            fieldName,
            additionalInfo: `A value of ${name} may have 1 to ${LIMITS.aspectValue} characters.`,
          }),
        ]
      : [];
  });
}

/** The form of the addresses; whether there is a picture behind them is asked when a listing uses them. */
function photoErrors(context: EbayContext, urls: readonly string[]): readonly EbayError[] {
  const errors: EbayError[] = [];
  if (urls.length > LIMITS.photos) {
    errors.push(ebayError(25709, { fieldName: 'imageUrls', additionalInfo: `At most ${LIMITS.photos} pictures.` }));
  }
  for (const url of urls) {
    // Only this server's own pictures may come over http: real eBay demands https of every picture.
    if (!/^https:\/\/[^/]+\//.test(url) && !isPictureUrl(context, url)) {
      errors.push(ebayError(25015, { additionalInfo: `${url} is not an https address.` }));
    }
  }
  return errors;
}
