import type { Account } from '#shared/domain/account.ts';

/** Why nothing can be done with an account at present. */
export type AccountHold = 'sign_in_needed' | 'practice_off';

/** `null` when it can be used. One without a complete setup can: it only cannot publish yet, and preflight says so. */
export function accountHold({ state, environment }: Account, practice: boolean): AccountHold | null {
  if (environment === 'practice' && !practice) return 'practice_off';
  return state === 'sign_in_needed' ? 'sign_in_needed' : null;
}

/** Those of the accounts that can be used. */
export const usableAccounts = (accounts: readonly Account[], practice: boolean): readonly Account[] =>
  accounts.filter((account) => accountHold(account, practice) === null);
