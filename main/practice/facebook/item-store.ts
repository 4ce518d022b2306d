import { HOUR_MS, newId, type FacebookContext } from './context.ts';
import { fetchPhotos } from './item-photos.ts';
import type { ItemChange } from './item-rules.ts';
import type { Item } from './state.ts';

/** A review takes an hour, or until the seller has looked this often: practice time may stand still. */
const REVIEW_MS = HOUR_MS;
const REVIEW_LOOKS = 2;
/** Words that a review does not let pass. */
const FORBIDDEN = /\b(replica|counterfeit|ammunition)\b/i;

/** The living item of a catalogue by the seller's own key. */
export function itemByKey(context: FacebookContext, catalogId: string, retailerId: string): Item | undefined {
  const itemId = context.state.itemsByRetailerId.get(`${catalogId}/${retailerId}`);
  return itemId === undefined ? undefined : context.state.items.get(itemId);
}

/** The living items of a catalogue, newest first. */
export function itemsOf(context: FacebookContext, catalogId: string): readonly Item[] {
  return context.state.itemsByRetailerId
    .startingWith(`${catalogId}/`)
    .flatMap((itemId) => context.state.items.get(itemId) ?? [])
    .toSorted((a, b) => Number(b.itemId) - Number(a.itemId));
}

/** The items of these keys alone; a catalogue may be large and its owner mostly asks for one. */
export function itemsByKeys(context: FacebookContext, catalogId: string, keys: readonly string[]): readonly Item[] {
  return [...new Set(keys)].flatMap((key) => itemByKey(context, catalogId, key) ?? []);
}

/** Makes an item or changes the one with that key; there is never a second one. Call it with what has been checked. */
export function keepItem(context: FacebookContext, catalogId: string, retailerId: string, change: ItemChange): Item {
  const before = itemByKey(context, catalogId, retailerId);
  const now = context.clock.now();
  const itemId = before?.itemId ?? newId(context);
  const { extra, ...rest } = change;
  const changed: Item = {
    name: '',
    description: '',
    availability: 'in stock',
    condition: 'new',
    priceMinor: 0,
    currency: 'USD',
    url: '',
    imageUrl: '',
    additionalImageUrls: [],
    visibility: 'published',
    groupId: before?.groupId ?? newId(context),
    createdAt: now,
    imageFetchStatus: 'NO_STATUS',
    looks: 0,
    reviewSince: now,
    ...before,
    ...rest,
    itemId,
    catalogId,
    retailerId,
    extra: { ...before?.extra, ...extra },
  };
  const reviewed =
    before !== undefined &&
    before.name === changed.name &&
    before.description === changed.description &&
    before.imageUrl === changed.imageUrl;
  context.state.nodes.put(itemId, 'ProductItem');
  context.state.itemsByRetailerId.put(`${catalogId}/${retailerId}`, itemId);
  return context.state.items.put(itemId, {
    ...changed,
    imageFetchStatus: fetchPhotos(context, [changed.imageUrl, ...changed.additionalImageUrls]),
    ...(reviewed ? {} : { looks: 0, reviewSince: now }),
  });
}

/** What is deleted is no node any more; its document stays for those who count what there ever was. */
export function dropItem(context: FacebookContext, item: Item): void {
  context.state.itemsByRetailerId.delete(`${item.catalogId}/${item.retailerId}`);
  context.state.nodes.delete(item.itemId);
  context.state.items.put(item.itemId, { ...item, deletedAt: context.clock.now() });
}

export type ReviewStatus = 'approved' | 'pending' | 'rejected';

export function reviewOf(context: FacebookContext, item: Item): ReviewStatus {
  const done = item.looks >= REVIEW_LOOKS || context.clock.now() - item.reviewSince >= REVIEW_MS;
  if (!done) return 'pending';
  return FORBIDDEN.test(`${item.name} ${item.description}`) ? 'rejected' : 'approved';
}

/** Counts that the seller looked at the item. */
export function lookedAt(context: FacebookContext, item: Item): Item {
  if (item.looks >= REVIEW_LOOKS) return item;
  return context.state.items.put(item.itemId, { ...item, looks: item.looks + 1 });
}
