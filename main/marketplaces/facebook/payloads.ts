import { toDecimal, type Money } from '#shared/domain/money.ts';
import { codePoints } from '#shared/domain/item.ts';
import type { ListingDraft } from '../marketplace.ts';
import { plainDescription } from '#shared/domain/description-text.ts';
import { conditionOf } from './conditions.ts';
import { limits } from './limits.ts';
import { postTitle } from './post-text.ts';

/** One request of `items_batch`. `id` is the seller's own number, by which it is created, changed and removed. */
export interface ItemRequest {
  readonly method: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly data: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** As `items_batch` takes it; the single-item edge would want minor units. */
export const cataloguePrice = (price: Money): string => `${toDecimal(price)} ${price.currency}`;

/** `link`: the post, because a catalogue item must lead to a page that buyers can open. */
export function newItem(draft: ListingDraft, link: string, photoUrls: readonly string[]): ItemRequest {
  const [main, ...others] = photoUrls;
  const brand = draft.aspects['Brand']?.[0]?.trim() ?? '';
  const word = draft.condition === null ? null : conditionOf(draft.condition).word;
  const further = fitting(others);
  return {
    method: 'CREATE',
    data: {
      id: draft.sku,
      title: postTitle(draft),
      description: catalogueDescription(draft),
      availability: 'in stock',
      ...(word === null ? {} : { condition: word }),
      ...(draft.price === null ? {} : { price: cataloguePrice(draft.price) }),
      link,
      ...(main === undefined ? {} : { image_link: main }),
      ...(further.length === 0 ? {} : { additional_image_link: further }),
      ...(brand === '' || codePoints(brand) > limits.brand ? {} : { brand }),
      quantity_to_sell_on_facebook: draft.quantity,
    },
  };
}

const TAG_LIKE = /<\/?[a-z][^>]*>/i;

/** The catalogue refuses whatever looks like a tag, also where it is none ("seals <new>"). */
export function catalogueDescription(draft: Pick<ListingDraft, 'description'>): string {
  const text = plainDescription(draft.description);
  return TAG_LIKE.test(text) ? text.replaceAll('<', '‹').replaceAll('>', '›') : text;
}

export const changedItem = (sku: string, price: Money, quantity: number): ItemRequest => ({
  method: 'UPDATE',
  data: {
    id: sku,
    price: cataloguePrice(price),
    availability: 'in stock',
    quantity_to_sell_on_facebook: quantity,
  },
});

export const soldItem = (sku: string): ItemRequest => ({
  method: 'UPDATE',
  data: { id: sku, availability: 'out of stock' },
});

export const removedItem = (sku: string): ItemRequest => ({ method: 'DELETE', data: { id: sku } });

/** As many of the further photos as their addresses may be long. */
function fitting(urls: readonly string[]): readonly string[] {
  let characters = 0;
  const taken: string[] = [];
  for (const url of urls) {
    characters += url.length + 1;
    if (characters > limits.furtherPhotoCharacters) break;
    taken.push(url);
  }
  return taken;
}
