import type { Account, KeyField, MarketplaceInfo, SetupField } from '#shared/domain/account.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { Emit } from '../events.ts';
import type { Connector, Marketplace } from '../marketplaces/marketplace.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Worlds } from '../marketplaces/worlds.ts';
import type { Clock, ConsentPort, Logger, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { Transport } from '../http/transport.ts';

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
  /** Cancels a running sign-in and closes the connections. */
  close(): Promise<void>;
}
