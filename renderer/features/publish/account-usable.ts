import type { Account } from '#shared/domain/account.ts';

/** Accounts that a publication can be judged for. One without a setup is among them: preflight says what is missing. */
export const usableAccounts = (accounts: readonly Account[]): readonly Account[] =>
  accounts.filter(({ state }) => state !== 'sign_in_needed');
