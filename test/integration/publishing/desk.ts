import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, type Accounts } from '#main/accounts/accounts.ts';
import { createEventHub, type EmittedEvent } from '#main/events.ts';
import type { Transport } from '#main/http/transport.ts';
import { createInventory, type Inventory } from '#main/inventory/inventory.ts';
import { createMapping, type Mapping } from '#main/mapping/mapping.ts';
import { registry } from '#main/marketplaces/registry.ts';
import type { Worlds } from '#main/marketplaces/worlds.ts';
import { createOrders, type Orders } from '#main/orders/orders.ts';
import type { Clock, SecretBox } from '#main/ports.ts';
import { createPublishing, type Publishing, type PublishingOptions } from '#main/publishing/publishing.ts';
import type { StepBoundary } from '#main/publishing/step-walk.ts';
import { createSettings } from '#main/settings/settings.ts';
import type { Store } from '#main/store/connection.ts';
import { openStore } from '#main/store/open.ts';
import { systemRandom } from '#main/system.ts';
import type { Account } from '#shared/domain/account.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { consentDriver } from '../consent-driver.ts';
import { makeReady } from '../marketplaces/ready.ts';
import { keepingLogger, keepingNotifier, keyedSecrets, type LogLine, type Notice } from '../headless.ts';

/** The app's domains over a database file and practice marketplaces, without screens. */
export interface Desk {
  readonly store: Store;
  readonly inventory: Inventory;
  readonly accounts: Accounts;
  readonly mapping: Mapping;
  readonly publishing: Publishing;
  readonly orders: Orders;
  readonly events: readonly EmittedEvent[];
  readonly notices: readonly Notice[];
  readonly log: readonly LogLine[];
  /** Signs a practice seller in and makes the publishing settings. */
  connect(seller?: string, marketplace?: MarketplaceId): Promise<Account>;
  close(): Promise<void>;
}

export interface DeskOptions extends Pick<PublishingOptions, 'handFolder' | 'openFolder' | 'remind'> {
  /** Where database and photos are; what is there already is opened. */
  readonly folder: string;
  /** Where the practice marketplaces are. */
  readonly worlds: Worlds;
  readonly clock: Clock;
  readonly secrets?: SecretBox;
  readonly perAccount?: number;
  readonly onStepBoundary?: StepBoundary;
  readonly transport?: Transport;
}

export function openDesk({ folder, clock, secrets = keyedSecrets(), transport, worlds, ...hooks }: DeskOptions): Desk {
  const { logger, lines: log } = keepingLogger();
  const { notifier, notices } = keepingNotifier();
  const { store } = openStore({
    file: join(folder, 'desk.sqlite'),
    backupFolder: join(folder, 'backups'),
    clock,
    logger,
  });
  const hub = createEventHub((error) => logger.log('error', 'event.listener_failed', { error: String(error) }));
  const { emit } = hub;
  const events: EmittedEvent[] = [];
  hub.subscribe((event) => void events.push(event));
  const settings = createSettings({ store, emit, logger });
  let seller = 'harbour_finds';
  const accounts = createAccounts({
    store,
    secrets,
    clock,
    random: systemRandom,
    consent: { open: (request) => consentDriver({ fields: { seller } }).open(request) },
    registry,
    worlds,
    emit,
    logger,
    ...(transport === undefined ? {} : { transport }),
  });
  const inventory = createInventory({
    store,
    clock,
    random: systemRandom,
    logger,
    emit,
    settings,
    photoFolder: join(folder, 'photos'),
  });
  const common = { store, clock, random: systemRandom, inventory, accounts, emit, logger };
  const mapping = createMapping({ store, clock, logger, inventory, accounts, events: hub });
  const publishing = createPublishing({ ...common, mapping, ...hooks });
  hub.subscribe(({ name }) => {
    if (name === 'accounts.changed') publishing.wake();
  });
  const orders = createOrders({ ...common, publishing, notifier });
  return {
    store,
    inventory,
    accounts,
    mapping,
    publishing,
    orders,
    events,
    notices,
    log,
    connect: async (name = seller, marketplace = 'ebay') => {
      seller = name;
      const { id } = await accounts.connect({ marketplace, environment: 'practice' });
      await makeReady(accounts, id);
      return accounts.account(id);
    },
    close: async () => {
      await orders.stop();
      await publishing.close();
      await accounts.close();
      store.close();
    },
  };
}

/** A folder that is gone after the test file. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'crossdock-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
