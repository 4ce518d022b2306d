import type {
  Account,
  AccountHealth,
  AuditRow,
  Budget,
  KeyField,
  MarketplaceInfo,
  SetupField,
} from '#shared/domain/account.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Fee, PriceRule } from '#shared/domain/pricing.ts';
import type { CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { Emit } from '../events.ts';
import { createRequestLog, type LoggedRequest } from '../http/request-log.ts';
import { createTransport, type Transport } from '../http/transport.ts';
import { createIds } from '../ids.ts';
import type { Connector, Marketplace, Sale } from '../marketplaces/marketplace.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Worlds } from '../marketplaces/worlds.ts';
import type { Clock, ConsentPort, Logger, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import { tryPrice, type TriedPrice } from '../pricing/try-price.ts';
import { createAccountBook } from './account-book.ts';
import { getAccount, listAccounts } from './account-table.ts';
import { createAudit, listAudit, type AuditQuery } from './audit.ts';
import { createConnecting } from './connecting.ts';
import { createHealth } from './health.ts';
import { createKeyRing } from './key-ring.ts';
import { createSessions } from './sessions.ts';
import { createSetup } from './setup.ts';
import { createSignInDesk } from './sign-in.ts';
import { createVault } from './vault.ts';

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
  checkKeyForms(input: KeyTarget & { readonly values: Readonly<Record<string, string>> }): readonly Finding[];
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
  pause(input: { readonly id: string; readonly paused: boolean }): Account;
  setPriceRule(input: { readonly id: string; readonly rule: PriceRule }): Account;
  tryPriceRule(input: { readonly id: string; readonly rule: PriceRule; readonly price: Money }): TriedPrice;
  health(): readonly AccountHealth[];
  listAudit(query: AuditQuery): { readonly rows: AuditRow[]; readonly total: number };
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
  /** The fees of its marketplace under its settings. */
  feesOf(accountId: string): (sale: Omit<Sale, 'settings'>) => readonly Fee[];
  /** Cheap: ask for it at each use, never keep it, because hosts and settings change under it. */
  connector(accountId: string): Connector;
  /** The long quotas of an account and what is used of them. */
  budgets(accountId: string): readonly Budget[];
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
  const book = createAccountBook({ store, vault, audit, emit, clock, newId });
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
  const keys = createKeyRing({ store, secrets, audit, emit, clock, registry, sessions });
  const connecting = createConnecting({
    store,
    secrets,
    vault,
    audit,
    emit,
    clock,
    logger,
    registry,
    sessions,
    desk,
    book,
  });
  const setup = createSetup({ store, sessions, book });
  const feesOf: Accounts['feesOf'] = (accountId) => {
    const { marketplace, settings } = getAccount(store, accountId);
    return (sale) => registry[marketplace].fees({ ...sale, settings });
  };

  return {
    listMarketplaces: () =>
      Object.values(registry).map(({ id, name, capabilities, environments, keysUrl, permissionsUrl, auth }) => ({
        id,
        name,
        capabilities,
        environments: [...environments],
        keysUrl,
        permissionsUrl,
        revokes: auth.revoke !== undefined,
      })),
    getKeys: keys.get,
    checkKeyForms: keys.check,
    saveKeys: keys.save,
    removeKeys: keys.remove,

    list: () => listAccounts(store).map(book.shown),
    connect: connecting.connect,
    cancelConnect: () => desk.cancel(),
    reconnect: connecting.reconnect,
    rename: ({ id, label }) => book.change(id, { label }, { event: 'account.renamed', detail: { label } }),
    verify: connecting.verify,
    disconnect: connecting.disconnect,
    pause: ({ id, paused }) =>
      book.change(
        id,
        { pausedAt: paused ? clock.now() : null },
        { event: paused ? 'account.paused' : 'account.resumed' },
      ),
    setPriceRule: ({ id, rule }) =>
      book.change(id, { priceRule: rule }, { event: 'account.price_rule', detail: { ...rule } }),
    tryPriceRule: ({ id, rule, price }) => tryPrice(rule, price, feesOf(id)),
    health: createHealth({ store, vault, requestLog, budgets: sessions.budgets }),
    listAudit: (query) => listAudit(store, query),

    getSetup: setup.get,
    chooseSetup: setup.choose,
    createSetupDefaults: setup.createDefaults,
    suggestCategories: ({ accountId, query }) => sessions.connector(accountId).suggestCategories(query),
    requirements: ({ accountId, categoryId }) => sessions.connector(accountId).requirements(categoryId),

    account: (id) => book.shown(getAccount(store, id)),
    marketplaceOf: (accountId) => registry[getAccount(store, accountId).marketplace],
    feesOf,
    connector: (accountId) => sessions.connector(accountId),
    budgets: sessions.budgets,
    recentRequests: () => requestLog.recent(),
    close: async () => {
      desk.cancel();
      sessions.close();
      if (options.transport === undefined) await transport.close();
    },
  };
}
