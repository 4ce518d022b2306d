import type { Account } from '#shared/domain/account.ts';

/** Why nothing can be done with an account at present. */
export type AccountHold = 'sign_in_needed' | 'practice_off' | 'paused';

/** `null` when it can be used. One without a complete setup can: it only cannot publish yet, and preflight says so. */
export function accountHold({ state, environment, paused }: Account, practice: boolean): AccountHold | null {
  if (environment === 'practice' && !practice) return 'practice_off';
  if (state === 'sign_in_needed') return 'sign_in_needed';
  return paused ? 'paused' : null;
}

/** Those of the accounts that can be used. */
export const usableAccounts = (accounts: readonly Account[], practice: boolean): readonly Account[] =>
  accounts.filter((account) => accountHold(account, practice) === null);
