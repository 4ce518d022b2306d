import type { EtsyContext } from './context.ts';
import type { ListingForm } from './listing-form.ts';
import { divisorOf } from './money.ts';
import { refuse } from './refusals.ts';
import type { Shop } from './state.ts';
import { hasTaxonomyNode } from './taxonomy.ts';
import { erasNow } from './when-made.ts';

/** Limits. Characters are from the official document, numbers from Etsy's help pages and the community. */
export const TITLE_LENGTH = 140;
export const TAGS = { count: 13, length: 20 } as const;
export const MATERIALS = { count: 13, length: 45 } as const;
export const STYLES = { count: 2, length: 45 } as const;
export const QUANTITY = { min: 1, max: 999 } as const;
export const PRICE = { min: 0.2, max: 50_000 } as const;

const NOT_IN_TITLE = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u;
const NOT_IN_TAG = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u;
const NOT_IN_WORDS = /[^\p{L}\p{Nd}\p{Zs}]/u;

/** Characters as people count them to a limit: one for each code point. */
export const charactersOf = (text: string): number => Array.from(text).length;

/** Refuses texts and choices that Etsy would refuse; fields that are left out pass. */
export function checkListingForm(context: EtsyContext, shop: Shop, form: ListingForm): void {
  if (form.title !== undefined) checkTitle(form.title);
  if (form.description?.trim() === '') refuse(400, 'Invalid description: must not be empty');
  checkWords('tags', form.tags, TAGS, NOT_IN_TAG);
  checkWords('materials', form.materials, MATERIALS, NOT_IN_WORDS);
  checkWords('styles', form.styles, STYLES, NOT_IN_WORDS);
  if (form.taxonomy_id !== undefined && !hasTaxonomyNode(form.taxonomy_id)) {
    refuse(400, `Invalid taxonomy_id: ${form.taxonomy_id}`);
  }
  checkOrigin(context, form);
  for (const name of ['item_weight', 'item_length', 'item_width', 'item_height'] as const) {
    if (form[name] === 0) refuse(400, `Invalid ${name}: must be greater than 0`);
  }
  checkOwned(context, shop, form);
}

function checkTitle(title: string): void {
  if (title.trim() === '') refuse(400, 'Invalid title: must not be empty');
  if (charactersOf(title) > TITLE_LENGTH) refuse(400, `Invalid title: longer than ${TITLE_LENGTH} characters`);
  if (NOT_IN_TITLE.test(title)) refuse(400, 'Invalid title: contains invalid characters');
  for (const sign of '%:&+') {
    if (title.split(sign).length > 2) refuse(400, `Invalid title: the character ${sign} can be used only once`);
  }
}

function checkWords(
  field: string,
  words: readonly string[] | null | undefined,
  limits: { readonly count: number; readonly length: number },
  unwanted: RegExp,
): void {
  if (words === undefined || words === null) return;
  if (words.length > limits.count) refuse(400, `Invalid ${field}: at most ${limits.count} are allowed`);
  for (const word of words) {
    if (charactersOf(word) > limits.length)
      refuse(400, `Invalid ${field}: "${word}" is longer than ${limits.length} characters`);
    if (unwanted.test(word)) refuse(400, `Invalid ${field}: "${word}" contains invalid characters`);
  }
}

/** Who made it, when, and whether it is a supply are asked for together. */
function checkOrigin(context: EtsyContext, { who_made: who, when_made: when, is_supply: supply }: ListingForm): void {
  if (when !== undefined && !erasNow(context.clock).includes(when)) refuse(400, `Invalid when_made: ${when}`);
  if (supply !== undefined && (who === undefined || when === undefined)) {
    refuse(400, "is_supply requires 'who_made' and 'when_made'");
  }
  if ((who === undefined) !== (when === undefined)) refuse(400, "'who_made' and 'when_made' require each other");
}

function checkOwned(context: EtsyContext, shop: Shop, form: ListingForm): void {
  const { shippingProfiles, returnPolicies, readiness, sections } = context.state;
  const owned = (id: number | null | undefined, known: { get(id: string): unknown }, field: string) => {
    if (id !== undefined && id !== null && known.get(`${shop.shopId}/${id}`) === undefined) {
      refuse(400, `Invalid ${field}: ${id} does not belong to the shop`);
    }
  };
  owned(form.shipping_profile_id, shippingProfiles, 'shipping_profile_id');
  owned(form.return_policy_id, returnPolicies, 'return_policy_id');
  owned(form.readiness_state_id, readiness, 'readiness_state_id');
  owned(form.shop_section_id === 0 ? null : form.shop_section_id, sections, 'shop_section_id');
}

/** The lowest price is 0.20 US dollars; of other currencies Etsy asks for about the same. In the smallest unit. */
export function lowestPrice(currency: string): number {
  const divisor = divisorOf(currency);
  return divisor === 1 ? 20 : Math.round(PRICE.min * divisor);
}

export function checkPrice(amount: number, currency: string): void {
  const divisor = divisorOf(currency);
  if (amount < lowestPrice(currency)) {
    refuse(400, `The price must be above min price ${lowestPrice(currency) / divisor} ${currency}`);
  }
  // Yen have no cents and about a hundredth of the dollar's worth: the same number of smallest units serves.
  if (amount > PRICE.max * 100)
    refuse(400, `The price must be below max price ${(PRICE.max * 100) / divisor} ${currency}`);
}
