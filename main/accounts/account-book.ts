import type { Account } from '#shared/domain/account.ts';
import type { Emit } from '../events.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import {
  findByRemoteUser,
  getAccount,
  insertAccount,
  updateAccount,
  type AccountChange,
  type StoredAccount,
} from './account-table.ts';
import type { KeyTarget } from './accounts.ts';
import type { Audit, AuditEvent } from './audit.ts';
import type { SignIn } from './sign-in.ts';
import type { Vault } from './vault.ts';

export interface AccountBookOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Writes accounts: the row, its audit line and the event, in one transaction each. */
export interface AccountBook {
  /** What may leave main of an account. */
  shown(account: StoredAccount): Account;
  change(
    id: string,
    fields: AccountChange,
    entry?: { readonly event: AuditEvent; readonly detail?: Readonly<Record<string, unknown>> },
  ): Account;
  /**
   * Stores tokens and user of a sign-in. The same user never gets a second account; a disconnected one comes back. Without
   * tokens it is an account by hand: there is nothing to keep secret of it.
   */
  keep(target: KeyTarget, signIn: Pick<SignIn, 'user'> & Partial<SignIn>): StoredAccount;
}

export function createAccountBook({ store, vault, audit, emit, clock, newId }: AccountBookOptions): AccountBook {
  const shown = ({
    remoteUserId: _user,
    settings: _settings,
    disconnectedAt: _at,
    ...account
  }: StoredAccount): Account => account;

  return {
    shown,
    change: (id, fields, entry) =>
      store.write((writer) => {
        const { marketplace, environment } = getAccount(writer, id);
        updateAccount(writer, id, fields);
        if (entry !== undefined) audit(writer, { ...entry, marketplace, environment, accountId: id });
        writer.afterCommit(() => emit('accounts.changed', {}));
        return shown(getAccount(writer, id));
      }),
    keep: (target, { tokens, user }) =>
      store.write((writer) => {
        const now = clock.now();
        const { marketplace, environment } = target;
        const known = findByRemoteUser(writer, { marketplace, environment, remoteUserId: user.id });
        const id = known?.id ?? newId();
        const fresh = {
          remoteName: user.name,
          scopes: tokens?.scopes ?? [],
          connectedAt: now,
          consentExpiresAt: tokens?.refreshExpiresAt ?? null,
        };
        if (known === undefined) {
          const settings = user.settings ?? {};
          insertAccount(writer, {
            id,
            marketplace,
            environment,
            label: user.name,
            remoteUserId: user.id,
            settings,
            byHand: tokens === undefined,
            ...fresh,
          });
        } else {
          updateAccount(writer, id, { ...fresh, state: 'setup_needed', lastError: null, disconnectedAt: null });
        }
        if (tokens !== undefined) vault.write(writer, id, tokens, now);
        audit(writer, {
          event: known === undefined ? 'account.connected' : 'account.reconnected',
          marketplace,
          environment,
          accountId: id,
          detail: { remoteName: user.name, scopes: fresh.scopes },
        });
        writer.afterCommit(() => emit('accounts.changed', {}));
        return getAccount(writer, id);
      }),
  };
}
