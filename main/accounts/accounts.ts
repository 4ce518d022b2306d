import type { Account, KeyField, MarketplaceInfo, SetupField } from '#shared/domain/account.ts';
import { blocks, type Finding } from '#shared/domain/finding.ts';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import { AppError, validationError } from '#shared/errors.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { Emit } from '../events.ts';
import { createRequestLog, type LoggedRequest } from '../http/request-log.ts';
import { createTransport, type Transport } from '../http/transport.ts';
import { createIds } from '../ids.ts';
import type { Connector, Marketplace } from '../marketplaces/marketplace.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Worlds } from '../marketplaces/worlds.ts';
import type { Clock, ConsentPort, Logger, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import {
  findByRemoteUser,
  getAccount,
  insertAccount,
  listAccounts,
  updateAccount,
  type AccountChange,
  type StoredAccount,
} from './account-table.ts';
import { createAudit, type AuditEvent } from './audit.ts';
import { keyForm, loadKeys, removeKeys, storeKeys } from './key-store.ts';
import { createSessions } from './sessions.ts';
import { createSignInDesk, type SignIn } from './sign-in.ts';
import { createVault, requireProtection } from './vault.ts';

export interface AccountsOptions {
  readonly store: Store;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly random: Random;
  readonly consent: ConsentPort;
  readonly registry: Registry;
  readonly worlds: Worlds;
  readonly emit: Emit;
  readonly logger: Logger;
  /** Left out, a transport of our own is opened and closed with the service. */
  readonly transport?: Transport;
}

export interface KeyTarget {
  readonly marketplace: MarketplaceId;
  readonly environment: Environment;
}

/** The requests of shared/ipc/accounts.ts, one method each, and what the other domains need of an account. */
export interface Accounts {
  listMarketplaces(): readonly MarketplaceInfo[];
  getKeys(target: KeyTarget): readonly KeyField[];
  saveKeys(
    input: KeyTarget & { readonly values: Readonly<Record<string, string>> },
  ): Promise<{ readonly saved: boolean; readonly findings: readonly Finding[] }>;
  removeKeys(target: KeyTarget): void;
  list(): readonly Account[];
  connect(target: KeyTarget): Promise<Account>;
  cancelConnect(): void;
  reconnect(input: { readonly id: string }): Promise<Account>;
  rename(input: { readonly id: string; readonly label: string }): Account;
  verify(input: { readonly id: string }): Promise<Account>;
  disconnect(input: { readonly id: string }): Promise<void>;
  getSetup(input: { readonly id: string }): Promise<readonly SetupField[]>;
  chooseSetup(input: { readonly id: string; readonly values: Readonly<Record<string, string>> }): Promise<Account>;
  createSetupDefaults(input: { readonly id: string; readonly defaults: SetupDefaults }): Promise<readonly SetupField[]>;
  suggestCategories(input: {
    readonly accountId: string;
    readonly query: string;
  }): Promise<readonly CategorySuggestion[]>;
  requirements(input: { readonly accountId: string; readonly categoryId: string }): Promise<CategoryRequirements>;

  /** Throws `not_found` for an unknown or disconnected account. */
  account(id: string): Account;
  marketplaceOf(accountId: string): Marketplace;
  /** Cheap: ask for it at each use, never keep it, because hosts and settings change under it. */
  connector(accountId: string): Connector;
  /** The last requests, newest last, for the log view. */
  recentRequests(): readonly LoggedRequest[];
  /** Cancels a running sign-in and closes the connections. */
  close(): Promise<void>;
}

/** Keys, sign-in, tokens and settings of the seller's accounts. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { store, secrets, clock, random, consent, registry, worlds, emit, logger } = options;
  const transport = options.transport ?? createTransport({ clock });
  const requestLog = createRequestLog(clock, logger);
  const newId = createIds(clock, random);
  const audit = createAudit(clock, newId);
  const vault = createVault(secrets);
  const desk = createSignInDesk({ consent, clock, random });
  const sessions = createSessions({
    store,
    secrets,
    vault,
    audit,
    emit,
    clock,
    random,
    logger,
    registry,
    worlds,
    transport,
    requestLog,
  });

  /** One change of an account with its audit row and its event. */
  const change = (id: string, fields: AccountChange, event?: AuditEvent, detail?: Record<string, unknown>): Account =>
    store.write((writer) => {
      const { marketplace, environment } = getAccount(writer, id);
      updateAccount(writer, id, fields);
      if (event !== undefined) {
        audit(writer, { event, marketplace, environment, accountId: id, ...(detail === undefined ? {} : { detail }) });
      }
      writer.afterCommit(() => emit('accounts.changed', {}));
      return shown(getAccount(writer, id));
    });

  const signIn = async (target: KeyTarget): Promise<SignIn> => {
    requireProtection(secrets);
    const marketplace = registry[target.marketplace];
    try {
      return await desk.run(marketplace, sessions.world(target));
    } catch (error) {
      if (error instanceof AppError) {
        store.write((writer) =>
          audit(writer, { event: 'connect.failed', ...target, detail: { reason: error.data.reason } }),
        );
      }
      throw error;
    }
  };

  /** Stores the tokens and what the marketplace said of the user. The same user never gets a second account. */
  const keep = (target: KeyTarget, { tokens, user }: SignIn): StoredAccount =>
    store.write((writer) => {
      const now = clock.now();
      const known = findByRemoteUser(writer, { ...target, remoteUserId: user.id });
      const id = known?.id ?? newId();
      if (known === undefined) {
        insertAccount(writer, {
          id,
          ...target,
          label: user.name,
          remoteUserId: user.id,
          remoteName: user.name,
          scopes: tokens.scopes,
          connectedAt: now,
          consentExpiresAt: tokens.refreshExpiresAt,
        });
      } else {
        updateAccount(writer, id, {
          remoteName: user.name,
          scopes: tokens.scopes,
          connectedAt: now,
          consentExpiresAt: tokens.refreshExpiresAt,
          state: 'setup_needed',
          lastError: null,
          disconnectedAt: null,
        });
      }
      vault.write(writer, id, tokens, now);
      audit(writer, {
        event: known === undefined ? 'account.connected' : 'account.reconnected',
        ...target,
        accountId: id,
        detail: { remoteName: user.name, scopes: tokens.scopes },
      });
      writer.afterCommit(() => emit('accounts.changed', {}));
      return getAccount(writer, id);
    });

  /** Takes what leaves no choice, and says whether anything is still to be chosen. A failure is kept with the account. */
  const settle = async (account: StoredAccount): Promise<Account> => {
    try {
      const fields = await sessions.connector(account.id).setup();
      const settings = { ...account.settings, ...selections(fields) };
      return change(account.id, { settings, state: stateAfter(fields), verifiedAt: clock.now(), lastError: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const now = getAccount(store, account.id);
      return change(account.id, now.state === 'sign_in_needed' ? {} : { lastError: error.data });
    }
  };

  const verify = async (id: string): Promise<Account> => {
    const account = getAccount(store, id);
    try {
      const user = await sessions.connector(id).identify();
      if (user.id !== account.remoteUserId) throw otherUser(account, user.name);
      // Asked before the state is touched: a dead consent is only found by using it.
      const fields = await sessions.connector(id).setup();
      return change(
        id,
        {
          remoteName: user.name,
          verifiedAt: clock.now(),
          lastError: null,
          settings: { ...account.settings, ...selections(fields) },
          state: stateAfter(fields),
        },
        'account.verified',
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const state = error.code === 'auth_required' ? { state: 'sign_in_needed' as const } : {};
      const failed = change(id, { lastError: error.data, ...state });
      if (error.code === 'auth_required') return failed;
      throw error;
    }
  };

  return {
    listMarketplaces: () =>
      Object.values(registry).map(({ id, name, capabilities, environments, keysUrl, permissionsUrl }) => ({
        id,
        name,
        capabilities,
        environments: [...environments],
        keysUrl,
        permissionsUrl,
      })),
    getKeys: (target) => keyForm(store, registry[target.marketplace], target),
    saveKeys: async ({ values, ...target }) => {
      requireProtection(secrets);
      const marketplace = registry[target.marketplace];
      const entered = enteredKeys(marketplace, values, loadKeys(store, secrets, target));
      const findings = await marketplace.checkKeys(sessions.worldWithKeys(target, entered));
      if (findings.some(blocks)) return { saved: false, findings };
      store.write((writer) => {
        storeKeys(writer, secrets, marketplace, target, entered, clock.now());
        audit(writer, { event: 'keys.saved', ...target, detail: { fields: Object.keys(entered) } });
        writer.afterCommit(() => emit('accounts.changed', {}));
      });
      return { saved: true, findings };
    },
    removeKeys: (target) =>
      store.write((writer) => {
        removeKeys(writer, target);
        audit(writer, { event: 'keys.removed', ...target });
        writer.afterCommit(() => emit('accounts.changed', {}));
      }),

    list: () => listAccounts(store).map(shown),
    connect: async (target) => settle(keep(target, await signIn(target))),
    cancelConnect: () => desk.cancel(),
    reconnect: async ({ id }) => {
      const account = getAccount(store, id);
      const result = await signIn(targetOf(account));
      if (result.user.id !== account.remoteUserId) throw otherUser(account, result.user.name);
      return settle(keep(targetOf(account), result));
    },
    rename: ({ id, label }) => change(id, { label }, 'account.renamed', { label }),
    verify: ({ id }) => verify(id),
    disconnect: async ({ id }) => {
      const account = getAccount(store, id);
      const { auth } = registry[account.marketplace];
      if (auth.revoke !== undefined) {
        try {
          await auth.revoke(sessions.world(account), vault.read(store, id));
        } catch (error) {
          // Whatever the marketplace says, the seller's wish is done here: the tokens go.
          logger.log('warn', 'account.revoke_failed', { accountId: id, error: String(error) });
        }
      }
      store.write((writer) => {
        vault.erase(writer, id);
        updateAccount(writer, id, { disconnectedAt: clock.now() });
        audit(writer, { event: 'account.disconnected', ...targetOf(account), accountId: id });
        writer.afterCommit(() => emit('accounts.changed', {}));
      });
      sessions.forget(id);
    },

    getSetup: ({ id }) => sessions.connector(id).setup(),
    chooseSetup: async ({ id, values }) => {
      const account = getAccount(store, id);
      const settings = { ...account.settings, ...values };
      const fields = await sessions.connector(id, settings).setup();
      for (const [key, value] of Object.entries(values)) {
        if (fields.find((field) => field.key === key)?.selected !== value) throw notOffered(key);
      }
      return change(
        id,
        { settings: { ...settings, ...selections(fields) }, state: stateAfter(fields) },
        'account.setup_chosen',
        { values },
      );
    },
    createSetupDefaults: async ({ id, defaults }) => {
      const account = getAccount(store, id);
      const fields = await sessions.connector(id).createSetupDefaults(defaults);
      change(
        id,
        { settings: { ...account.settings, ...selections(fields) }, state: stateAfter(fields), lastError: null },
        'account.setup_chosen',
        { created: true },
      );
      return fields;
    },
    suggestCategories: ({ accountId, query }) => sessions.connector(accountId).suggestCategories(query),
    requirements: ({ accountId, categoryId }) => sessions.connector(accountId).requirements(categoryId),

    account: (id) => shown(getAccount(store, id)),
    marketplaceOf: (accountId) => registry[getAccount(store, accountId).marketplace],
    connector: (accountId) => sessions.connector(accountId),
    recentRequests: () => requestLog.recent(),
    close: async () => {
      desk.cancel();
      sessions.close();
      if (options.transport === undefined) await transport.close();
    },
  };
}

const targetOf = ({ marketplace, environment }: KeyTarget): KeyTarget => ({ marketplace, environment });

/** What leaves main of an account. */
function shown({ remoteUserId: _user, settings: _settings, disconnectedAt: _at, ...account }: StoredAccount): Account {
  return account;
}

const selections = (fields: readonly SetupField[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ key, selected }) => (selected === null ? [] : [[key, selected]])));

const stateAfter = (fields: readonly SetupField[]): Account['state'] =>
  fields.every((field) => field.selected !== null) ? 'connected' : 'setup_needed';

/** Trimmed; an empty secret keeps the stored one, because the form never shows it. */
function enteredKeys(
  marketplace: Marketplace,
  values: Readonly<Record<string, string>>,
  stored: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const entered: Record<string, string> = {};
  for (const { key, secret } of marketplace.keyFields) {
    const value = values[key]?.trim() ?? '';
    const kept = value === '' && secret ? (stored?.[key] ?? '') : value;
    if (kept !== '') entered[key] = kept;
  }
  return entered;
}

const otherUser = (account: StoredAccount, name: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'other_user',
    params: { expected: account.remoteName, found: name },
    message: `You signed in as ${name}, but this account belongs to ${account.remoteName}. Sign in as ${account.remoteName}, or connect ${name} as another account.`,
  });

const notOffered = (key: string): AppError =>
  validationError({
    path: `values.${key}`,
    reason: 'not_offered',
    message: 'The marketplace does not offer this choice any more. Choose again.',
  });
