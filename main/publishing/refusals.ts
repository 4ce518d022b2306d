import type { Finding } from '#shared/domain/finding.ts';

/** Why a change of a listing is not even queued. `field` leads to what mends it. */
const finding = (field: string, reason: string, message: string): Finding => ({
  severity: 'error',
  field,
  reason,
  message,
});
export const itemRemoved = finding('item', 'item_removed', 'The item is in the recycle bin. Restore it first.');
export const priceMissing = finding(
  'variants.0.price',
  'price_missing',
  'The item has no price. Enter one, then revise again.',
);
export const outOfStock = finding(
  'variants.0.quantity',
  'out_of_stock',
  'Nothing of this item is left. End the listing instead.',
);
export const listingEnded = finding(
  'listing',
  'listing_ended',
  'The listing has ended already. Publish the item again.',
);
export const alreadyEnding = finding('listing', 'already_ending', 'The listing is being ended already.');
export const accountGone = finding(
  'account',
  'account_gone',
  'The account is not connected any more. Connect it again.',
);
export const priceRuleNothingLeft = finding(
  'account.priceRule',
  'price_rule_nothing_left',
  'The price rule of this account takes the whole price away. Change the rule or the item’s price.',
);
export const priceRuleOutOfReach = finding(
  'account.priceRule',
  'price_rule_out_of_reach',
  'No price leaves what the price rule of this account asks for after fees. Change the rule.',
);

/** A note: an item has as many photos as the most generous marketplace takes. */
export const photosLeftOut = (count: number, limit: number, market: string): Finding => ({
  severity: 'warning',
  field: 'photos',
  reason: 'photos_left_out',
  params: { count, limit, market },
  message: `There are ${count} photos; ${market} takes ${limit}. The first ${limit} are sent.`,
});
