import { randomText } from '../random-text.ts';
import { USER_NAMES } from '../seller-names.ts';
import type { OfferUpContext } from './context.ts';
import type { Seller } from './state.ts';

/** The sellers that the consent page offers. */
export const SEED_SELLERS: readonly { readonly name: string; readonly note: string }[] = [
  { name: 'harbour_finds', note: 'sells now and then' },
  { name: 'attic_and_co', note: 'a small shop' },
  { name: 'first_steps_26', note: 'new seller' },
];

/** The seller of that name; one comes into being at the first sign-in. Undefined for an impossible name. */
export function signIn(context: OfferUpContext, name: string): Seller | undefined {
  if (!USER_NAMES.pattern.test(name)) return undefined;
  const known = context.state.sellers.list().find((seller) => seller.name === name);
  if (known !== undefined) return known;
  const userId = `usr_${randomText(context.random, 12)}`;
  return context.state.sellers.put(userId, { userId, name });
}
