import { randomText } from '../random-text.ts';
import { USER_NAMES } from '../seller-names.ts';
import type { EbayContext } from './context.ts';
import type { Seller } from './state.ts';

/** Business policies must be switched on before any can be made. */
export const POLICY_PROGRAM = 'SELLING_POLICY_MANAGEMENT';
/** Keeps a sold-out listing alive instead of ending it. */
export const OUT_OF_STOCK_PROGRAM = 'OUT_OF_STOCK_CONTROL';
/** Programs a seller can join. Source: ProgramTypeEnum of the Account API, and ebay.md section 7. */
export const PROGRAMS: readonly string[] = [POLICY_PROGRAM, OUT_OF_STOCK_PROGRAM, 'PARTNER_MOTORS_DEALER'];

interface SeedSeller extends Omit<Seller, 'userId'> {
  readonly note: string;
}

/** The sellers the consent page offers. They differ where sellers differ: programs and limits. */
export const SEED_SELLERS: readonly SeedSeller[] = [
  {
    username: 'harbour_finds',
    note: 'private seller, policies not made yet',
    accountType: 'INDIVIDUAL',
    programs: [POLICY_PROGRAM],
    sellingLimit: { amount: { value: '250000.00', currency: 'USD' }, quantity: 5000 },
  },
  {
    username: 'attic_and_co',
    note: 'business that keeps sold-out listings alive',
    accountType: 'BUSINESS',
    programs: [POLICY_PROGRAM, OUT_OF_STOCK_PROGRAM],
    sellingLimit: { amount: { value: '9000000.00', currency: 'USD' }, quantity: 200000 },
  },
  {
    username: 'first_steps_26',
    note: 'new seller: 10 items, $1,000, business policies still off',
    accountType: 'INDIVIDUAL',
    programs: [],
    sellingLimit: { amount: { value: '1000.00', currency: 'USD' }, quantity: 10 },
  },
];

/** The seller of that name; a practice seller comes into being at the first sign-in. Undefined for an impossible name. */
export function signIn(context: EbayContext, username: string): Seller | undefined {
  if (!USER_NAMES.pattern.test(username)) return undefined;
  const known = context.state.sellers.list().find((seller) => seller.username === username);
  if (known !== undefined) return known;
  const seed = SEED_SELLERS.find((candidate) => candidate.username === username) ?? SEED_SELLERS[0];
  if (seed === undefined) throw new Error('No seller to start from.');
  const userId = randomText(context.random, 11);
  return context.state.sellers.put(userId, {
    userId,
    username,
    accountType: seed.accountType,
    programs: [...seed.programs],
    sellingLimit: seed.sellingLimit,
  });
}
