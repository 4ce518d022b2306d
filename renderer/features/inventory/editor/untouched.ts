import type { Item } from '#shared/domain/item.ts';

/** Whether nothing was ever put into an item: opened with "New item" and left again. */
export const isUntouched = (item: Item): boolean =>
  item.deletedAt === null &&
  [item.title, item.description, item.conditionNote, item.category].every((text) => text.trim() === '') &&
  item.condition === null &&
  item.photos.length === 0 &&
  Object.keys(item.markets).length === 0 &&
  item.variants.length === 1 &&
  item.variants.every(({ price, cost, quantity }) => price === null && cost === null && quantity === 0);
