import type { Account } from '#shared/domain/account.ts';
import { AppError } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Clock, Logger, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { AccountBook } from './account-book.ts';
import { getAccount, updateAccount, type StoredAccount } from './account-table.ts';
import type { Accounts, KeyTarget } from './accounts.ts';
import type { Audit } from './audit.ts';
import { accountError } from './messages.ts';
import type { Sessions } from './sessions.ts';
import { selections, stateAfter } from './setup.ts';
import type { SignIn, SignInDesk } from './sign-in.ts';
import { requireProtection, type Vault } from './vault.ts';

export interface ConnectingOptions {
  readonly store: Store;
  readonly secrets: SecretBox;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly desk: SignInDesk;
  readonly book: AccountBook;
}

/** The life of an account: signing in, again, checking, signing out. */
export function createConnecting(
  options: ConnectingOptions,
): Pick<Accounts, 'connect' | 'reconnect' | 'verify' | 'disconnect'> {
  const { store, secrets, vault, audit, emit, clock, logger, registry, sessions, desk, book } = options;

  /** Where there is no API, nobody has to be asked: the account is the seller's own hand, without tokens. */
  const signIn = async (target: KeyTarget): Promise<Pick<SignIn, 'user'> & Partial<SignIn>> => {
    const marketplace = registry[target.marketplace];
    const world = sessions.world(target);
    const user = marketplace.byHand?.(world);
    if (user !== undefined) return { user };
    requireProtection(secrets);
    try {
      return await desk.run(marketplace, world);
    } catch (error) {
      if (error instanceof AppError) {
        const { reason } = error.data;
        store.write((writer) => audit(writer, { event: 'connect.failed', ...target, detail: { reason } }));
      }
      throw error;
    }
  };

  /** Takes what leaves no choice, and says whether anything is still to be chosen. A failure is kept with the account. */
  const settle = async ({ id, settings }: StoredAccount): Promise<Account> => {
    try {
      const fields = await sessions.connector(id).setup();
      return book.change(id, {
        settings: { ...settings, ...selections(fields) },
        state: stateAfter(fields),
        verifiedAt: clock.now(),
        lastError: null,
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return book.change(id, { lastError: error.data });
    }
  };

  return {
    connect: async (target) => settle(book.keep(target, await signIn(target))),
    reconnect: async ({ id }) => {
      const account = getAccount(store, id);
      // By hand there is no sign-in that could be renewed, whatever keys have been entered since.
      if (account.byHand) return settle(account);
      const result = await signIn(targetOf(account));
      if (result.user.id !== account.remoteUserId) throw otherUser(account, result.user.name);
      return settle(book.keep(targetOf(account), result));
    },
    verify: async ({ id }) => {
      const account = getAccount(store, id);
      // A refused account asks the marketplace nothing by itself; here the seller wants to know how it stands now.
      if (account.state === 'sign_in_needed') book.change(id, { state: 'setup_needed' });
      try {
        const user = await sessions.connector(id).identify();
        if (user.id !== account.remoteUserId) throw otherUser(account, user.name);
        const fields = await sessions.connector(id).setup();
        const settings = { ...account.settings, ...selections(fields) };
        const verified = { remoteName: user.name, verifiedAt: clock.now(), lastError: null };
        return book.change(id, { ...verified, settings, state: stateAfter(fields) }, { event: 'account.verified' });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const dead = error.code === 'auth_required';
        const account = book.change(id, { lastError: error.data, ...(dead ? { state: 'sign_in_needed' } : {}) });
        // A dead consent is a state of the account and shown there; anything else means that nothing was found out.
        if (dead) return account;
        throw error;
      }
    },
    disconnect: async ({ id }) => {
      const account = getAccount(store, id);
      const { auth } = registry[account.marketplace];
      if (auth.revoke !== undefined && !account.byHand) {
        try {
          await auth.revoke(sessions.world(account), vault.read(store, id));
        } catch (error) {
          // Whatever the marketplace says, the seller's wish is done here: the tokens go.
          logger.log('warn', 'account.revoke_failed', { accountId: id, error: String(error) });
        }
      }
      store.write((writer) => {
        vault.erase(writer, id);
        updateAccount(writer, id, { disconnectedAt: clock.now(), lastError: null });
        audit(writer, { event: 'account.disconnected', ...targetOf(account), accountId: id });
        writer.afterCommit(() => emit('accounts.changed', {}));
      });
      sessions.forget(id);
    },
  };
}

const targetOf = ({ marketplace, environment }: KeyTarget): KeyTarget => ({ marketplace, environment });

const otherUser = (account: StoredAccount, found: string): AppError =>
  accountError('conflict', 'other_user', { expected: account.remoteName, found });
