import type { FieldProblem } from '#shared/errors.ts';

/** A field is not any more what the change made it: someone has set it to something else, and that stays. */
export const changedSince = (path: string): FieldProblem => ({
  path,
  reason: 'changed_since',
  message: `${path} was changed again since, so it stays as it is.`,
});

/** Pieces that a change brought in have been sold. */
export const soldSince = (available: number, requested: number): FieldProblem => ({
  path: 'quantity',
  reason: 'stock_sold_since',
  params: { available, requested },
  message: `Only ${available} are left of the ${requested} pieces that this brought in. Count the stock instead.`,
});

/** The item would go into the recycle bin while it is for sale. */
export const stillOnSale: FieldProblem = {
  path: 'item',
  reason: 'still_on_sale',
  message: 'The item is for sale. End its listings first.',
};

/** The last variant of an item stays. */
export const lastVariant: FieldProblem = {
  path: 'variants',
  reason: 'last_variant_stays',
  message: 'It is the only variant left, so it stays.',
};

/** Photos were added or taken off since they were put in order. */
export const photosChanged: FieldProblem = {
  path: 'photos',
  reason: 'photos_changed_since',
  message: 'Photos were added or taken off since, so their order stays.',
};
