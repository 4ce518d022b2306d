import type { Budget } from '#shared/domain/account.ts';
import { createBudgets } from '../http/budgets.ts';
import { createHttp, type Bearer } from '../http/create-http.ts';
import type { Http } from '../http/http.ts';
import { createRateGate, type RateGate } from '../http/rate-gate.ts';
import { isBudget } from '../http/rate-rules.ts';
import { createRateWindows } from '../http/rate-windows.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Transport } from '../http/transport.ts';
import type { Emit } from '../events.ts';
import type { Connector, Marketplace, World } from '../marketplaces/marketplace.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Worlds } from '../marketplaces/worlds.ts';
import type { Clock, Logger, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import { getAccount } from './account-table.ts';
import type { KeyTarget } from './accounts.ts';
import type { Audit } from './audit.ts';
import { loadKeys } from './key-store.ts';
import { accountError } from './messages.ts';
import { createRemoteCache } from './remote-cache.ts';
import { createBearer } from './tokens.ts';
import type { Vault } from './vault.ts';

export interface SessionsOptions {
  readonly store: Store;
  readonly secrets: SecretBox;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly worlds: Worlds;
  readonly transport: Transport;
  readonly requestLog: RequestLog;
}

/** Builds what connectors need: worlds with their keys, and per account a client with its token and budget. */
export interface Sessions {
  /** With the stored (or preset) keys. Throws `conflict` with reason `keys_missing` when there are none. */
  world(target: KeyTarget): World;
  /** With keys that are not stored yet. */
  worldWithKeys(target: KeyTarget, keys: Readonly<Record<string, string>>): World;
  /** `settings`: choices to try out instead of the stored ones. */
  connector(accountId: string, settings?: Readonly<Record<string, string>>): Connector;
  /** The long quotas of an account and what is used of them. */
  budgets(accountId: string): readonly Budget[];
  /** After disconnecting: nothing of the account stays in memory. */
  forget(accountId: string): void;
  close(): void;
}

interface Session {
  readonly http: Http;
  /** What the connector was built from; it is rebuilt when any of it has changed. */
  readonly fingerprint: string;
  readonly connector: Connector;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { store, secrets, vault, audit, emit, clock, random, logger, registry, worlds, transport, requestLog } =
    options;
  const budgets = createBudgets(store, clock);
  const windows = createRateWindows();
  const gates = new Map<string, RateGate>();
  const bearers = new Map<string, Bearer>();
  const sessions = new Map<string, Session>();

  const gateFor = (marketplace: Marketplace, scope: string, keysScope: string): RateGate =>
    remembered(gates, scope, () =>
      createRateGate({ rules: marketplace.rates, clock, budgets, windows, accountScope: scope, keysScope }),
    );

  const scopeOf = ({ marketplace, environment }: KeyTarget): string => `${marketplace}:${environment}`;

  const worldWithKeys = (target: KeyTarget, keys: Readonly<Record<string, string>>): World => {
    const marketplace = registry[target.marketplace];
    const scope = scopeOf(target);
    return {
      environment: target.environment,
      hosts: worlds(target.marketplace, target.environment).hosts,
      keys,
      clock,
      http: createHttp({
        transport,
        clock,
        random,
        requestLog,
        readError: marketplace.readError,
        gate: gateFor(marketplace, scope, scope),
      }),
    };
  };

  const world = (target: KeyTarget): World => {
    const keys =
      loadKeys(store, secrets, target) ??
      worlds(target.marketplace, target.environment).presetKeys ??
      // Without any keys there still is a way there: the seller's own hand.
      (registry[target.marketplace].byHand === undefined ? undefined : {});
    if (keys === undefined) {
      throw accountError('conflict', 'keys_missing', { marketplace: registry[target.marketplace].name });
    }
    return worldWithKeys(target, keys);
  };

  const bearerFor = (accountId: string, target: KeyTarget): Bearer =>
    remembered(bearers, accountId, () =>
      createBearer({
        store,
        vault,
        audit,
        emit,
        clock,
        logger,
        accountId,
        marketplace: registry[target.marketplace],
        world: () => world(target),
      }),
    );

  const connector = (accountId: string, settings?: Readonly<Record<string, string>>): Connector => {
    const account = getAccount(store, accountId);
    const marketplace = registry[account.marketplace];
    const accountWorld = world(account);
    const chosen = settings ?? account.settings;
    const fingerprint = JSON.stringify([accountWorld.hosts, accountWorld.keys, chosen]);
    const known = sessions.get(accountId);
    if (known?.fingerprint === fingerprint) return known.connector;
    const http =
      known?.http ??
      createHttp({
        transport,
        clock,
        random,
        requestLog,
        readError: marketplace.readError,
        bearer: bearerFor(accountId, account),
        gate: gateFor(marketplace, accountId, scopeOf(account)),
        accountId,
        ...signing(marketplace, () => world(account).keys),
      });
    const built = marketplace.connect({
      accountId,
      world: accountWorld,
      http,
      settings: chosen,
      cache: createRemoteCache(store, clock, scopeOf(account)),
    });
    if (settings === undefined) sessions.set(accountId, { http, fingerprint, connector: built });
    return built;
  };

  return {
    world,
    worldWithKeys,
    connector,
    budgets: (accountId) => {
      const account = getAccount(store, accountId);
      const now = clock.now();
      return registry[account.marketplace].rates.rules.filter(isBudget).map((rule) => {
        const scope = rule.counts === 'keys' ? scopeOf(account) : accountId;
        return Object.assign({ name: rule.name }, budgets.usage(scope, rule, now));
      });
    },
    forget: (accountId) => {
      sessions.delete(accountId);
      bearers.delete(accountId);
      gates.delete(accountId);
    },
    close: () => budgets.flush(),
  };
}

const signing = (marketplace: Marketplace, keys: () => World['keys']) => {
  const sign = marketplace.signUrl;
  return sign === undefined ? {} : { signUrl: (url: string, token: string) => sign(url, token, keys()) };
};

function remembered<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}
