import type { AccountHealth, Budget } from '#shared/domain/account.ts';
import { AppError } from '#shared/errors.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Store } from '../store/connection.ts';
import { listAccounts } from './account-table.ts';
import type { Vault } from './vault.ts';

export interface HealthOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly requestLog: RequestLog;
  readonly budgets: (accountId: string) => readonly Budget[];
}

/** How every account is doing, for its card: from memory, without a call. */
export const createHealth =
  ({ store, vault, requestLog, budgets }: HealthOptions) =>
  (): readonly AccountHealth[] =>
    listAccounts(store).map(({ id, byHand }) => {
      const { calls, failures, last } = requestLog.record(id);
      return {
        accountId: id,
        tokenExpiresAt: byHand ? null : tokenExpiry(store, vault, id),
        lastCallAt: last?.at ?? null,
        lastCallFailed: last?.failed ?? null,
        calls,
        failures,
        budgets: [...budgets(id)],
      };
    });

/** `null` also for a sign-in that cannot be read any more: the account's own state says that. */
function tokenExpiry(store: Store, vault: Vault, accountId: string): number | null {
  try {
    return vault.read(store, accountId).accessExpiresAt;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
