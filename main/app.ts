import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppInfo } from '#shared/ipc/app.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { createEventHub, type EventHub } from './events.ts';
import { createIds } from './ids.ts';
import { createInventory, type Inventory } from './inventory/inventory.ts';
import { createItemMoves } from './item-moves.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createDispatch, type Dispatch } from './ipc/server.ts';
import { createMapping } from './mapping/mapping.ts';
import { registry } from './marketplaces/registry.ts';
import { createWorlds } from './marketplaces/worlds.ts';
import { createOrders, type Orders } from './orders/orders.ts';
import type { Ports } from './ports.ts';
import { createPracticeMode, type PracticeMode } from './practice/practice-mode.ts';
import { startPractice } from './practice/practice.ts';
import { createPracticeService } from './practice-service.ts';
import { createPublishing, type Publishing } from './publishing/publishing.ts';
import { createSettings, type SettingsService } from './settings/settings.ts';
import { openStore } from './store/open.ts';

/** The whole product without a screen. */
export interface App {
  /** Answers one envelope of the page. */
  readonly dispatch: Dispatch;
  readonly events: EventHub;
  readPhoto: Inventory['readPhoto'];
  /** Origins of the running practice marketplaces, for the allow-list of links. */
  practiceOrigins(): readonly string[];
  /** Takes up what was left: practice servers, unfinished intents, the watch for orders. */
  start(): Promise<void>;
  /** Ends at the next recorded step and closes the database cleanly. */
  close(): Promise<void>;

  readonly settings: SettingsService;
  readonly inventory: Inventory;
  readonly accounts: Accounts;
  readonly publishing: Publishing;
  readonly orders: Orders;
  readonly practice: PracticeMode;
}

/**
 * The composition root: every module gets what it needs here and nowhere else. Opens the database, but sends nothing until
 * `start`. Throws StoreOpenError when the database cannot be used.
 */
// oxlint-disable-next-line require-await -- the signature leaves room for steps that have to be awaited
export async function createApp(ports: Ports): Promise<App> {
  const { clock, random, logger, paths } = ports;
  mkdirSync(paths.data, { recursive: true });
  const { store, notices } = openStore({
    file: join(paths.data, 'crossdock.sqlite'),
    backupFolder: join(paths.data, 'backups'),
    clock,
    logger,
  });
  const events = createEventHub((error) => logger.log('error', 'event.listener_failed', { error }));
  const { emit } = events;
  const newId = createIds(clock, random);

  const settings = createSettings({ store, emit, logger });
  const practice = createPracticeMode(() =>
    startPractice({ stateFile: join(paths.data, 'practice.sqlite'), clock, random }),
  );
  const worlds = createWorlds({ registry, practice: practice.world, env: process.env });
  const accounts = createAccounts({
    store,
    secrets: ports.secrets,
    clock,
    random,
    consent: ports.consent,
    registry,
    worlds,
    emit,
    logger,
  });
  const inventory = createInventory({
    store,
    clock,
    random,
    logger,
    emit,
    settings,
    photoFolder: join(paths.data, 'photos'),
  });
  const mapping = createMapping({ store, clock, logger, inventory, accounts, events });
  const publishing = createPublishing({
    mapping,
    store,
    clock,
    random,
    inventory,
    accounts,
    emit,
    logger,
    handFolder: join(paths.data, 'by-hand'),
    openFolder: (path) => ports.folders.open(path),
    remind: (reminder) =>
      ports.notifier.notify({ ...reminder, onClick: () => emit('app.navigate', { to: 'listings' }) }),
  });
  const orders = createOrders({
    store,
    clock,
    random,
    inventory,
    accounts,
    publishing,
    notifier: ports.notifier,
    emit,
    logger,
  });

  // Work that waits for a sign-in goes on as soon as the account is back.
  events.subscribe(({ name }) => {
    if (name === 'accounts.changed') publishing.wake();
  });

  const info = (): AppInfo => ({
    ...ports.host,
    secretProtection: ports.secrets.protection(),
    startNotices: notices.map(({ reason, message }) => ({ reason, message })),
  });
  const handlers = createHandlers({
    info,
    inventory,
    moves: createItemMoves({ reader: store, inventory, publishing }),
    accounts,
    mapping,
    publishing,
    orders,
    settings,
    practice: createPracticeService({ mode: practice, settings, publishing, orders }),
    dialogs: ports.dialogs,
    links: ports.links,
  });

  return {
    dispatch: createDispatch(handlers, logger, newId),
    events,
    readPhoto: inventory.readPhoto,
    practiceOrigins: practice.origins,
    start: async () => {
      await practice.apply(settings.get().practice);
      // After the practice servers: unfinished work may be theirs.
      publishing.start();
      orders.start();
      mapping.start();
      // Last and lazily: nobody waits for it.
      clock.schedule(10_000, () => inventory.sweepPhotos());
    },
    close: async () => {
      mapping.stop();
      await orders.stop();
      await publishing.close();
      await accounts.close();
      await practice.apply(false);
      store.close();
    },
    settings,
    inventory,
    accounts,
    publishing,
    orders,
    practice,
  };
}
