import sharp from 'sharp';
import type { Inventory } from '#main/inventory/inventory.ts';
import type { Item } from '#shared/domain/item.ts';

export interface SampleItem {
  readonly title?: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly photos?: number;
}

/** A JPEG of its own for every number: noise of one colour, large enough for eBay. */
export function samplePhoto(number: number): Promise<Buffer> {
  const background = { r: (number * 37) % 256, g: (number * 101) % 256, b: (number * 197) % 256 };
  return sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

let photoNumber = 0;

/** A film camera with everything that eBay asks for. */
export async function addSampleItem(inventory: Inventory, sample: SampleItem = {}): Promise<Item> {
  const { title = 'Canon AE-1 35mm film camera body, tested', quantity = 1, price = 12_900, photos = 2 } = sample;
  const { id, variants } = inventory.create({
    title,
    description: 'Shutter, meter and winder work. Light seals are new. See the photos for its condition.',
    condition: 'very_good',
    conditionNote: 'Light marks on the base plate.',
    category: 'Cameras',
    markets: {
      ebay: {
        categoryId: '15230',
        categoryName: 'Film Cameras',
        aspects: { Brand: ['Canon'], Type: ['SLR'], Model: ['AE-1'] },
      },
    },
  });
  const variantId = variants[0]?.id ?? '';
  inventory.updateVariant({ id: variantId, patch: { price: { amount: price, currency: 'USD' } } });
  if (quantity > 0) {
    inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'delta', delta: quantity }, note: '' });
  }
  const files = await Promise.all(
    Array.from({ length: photos }, async () => {
      photoNumber += 1;
      return { fileName: `photo-${photoNumber}.jpg`, bytes: new Uint8Array(await samplePhoto(photoNumber)) };
    }),
  );
  if (files.length > 0) await inventory.importPhotos({ itemId: id, files });
  return inventory.get({ id });
}

export const skuOf = (item: Item): string => item.variants[0]?.sku ?? '';
