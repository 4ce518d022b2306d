import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppInfo } from '#shared/ipc/app.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { createBackups } from './backup/backups.ts';
import { createPhotoPool } from './backup/photo-pool.ts';
import { applyStagedRestore } from './backup/staged-restore.ts';
import { createEventHub, type EventHub } from './events.ts';
import { createIds } from './ids.ts';
import { createBulk } from './bulk/bulk.ts';
import { createCsv } from './inventory/csv/csv.ts';
import { createInventory, type Inventory } from './inventory/inventory.ts';
import { createMoving } from './inventory/moving.ts';
import { createPurge } from './inventory/purge.ts';
import { createLongWork } from './inventory/undo/long-work.ts';
import { createUndo } from './inventory/undo/undo.ts';
import { costHistory } from './inventory/stock-cost-history.ts';
import { createStockCounts } from './inventory/stock-counts.ts';
import { createLowStock } from './inventory/stock-low.ts';
import { createPhotoFiles } from './inventory/photos/photo-files.ts';
import { createItemMoves, listingsOfItems } from './item-moves.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createDispatch, type Dispatch } from './ipc/server.ts';
import { createLabels } from './labels/labels.ts';
import { createLots } from './lots/lots.ts';
import { takeBackLot } from './lots/take-back.ts';
import { createMapping } from './mapping/mapping.ts';
import { registry } from './marketplaces/registry.ts';
import { createWorlds } from './marketplaces/worlds.ts';
import { createOrders, type Orders } from './orders/orders.ts';
import { createPhotoInbox } from './photo-inbox/photo-inbox.ts';
import type { Ports } from './ports.ts';
import { createPracticeMode, type PracticeMode } from './practice/practice-mode.ts';
import { startPractice } from './practice/practice.ts';
import { createPracticeService } from './practice-service.ts';
import { createPublishing, type Publishing } from './publishing/publishing.ts';
import { createSettings, type SettingsService } from './settings/settings.ts';
import { finishRestore } from './store/backups.ts';
import { openStore } from './store/open.ts';
import { createViews } from './views/views.ts';
import { onlyOneWorkspace } from './workspaces/only-one.ts';

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
export async function createApp(ports: Ports): Promise<App> {
  const { clock, random, logger, paths } = ports;
  mkdirSync(paths.data, { recursive: true });
  const file = join(paths.data, 'crossdock.sqlite');
  const backupFolder = join(paths.data, 'backups');
  const photoFolder = join(paths.data, 'photos');
  const stageFolder = join(paths.data, 'restore');
  const poolFolder = join(backupFolder, 'photos');
  const restored = applyStagedRestore({ folder: stageFolder, file, poolFolder, clock, logger });
  const { store, notices } = openStore({ file, backupFolder, clock, logger });
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
    photoFolder,
  });
  // Before cut-off runs are taken back: an import that was killed can go on instead.
  const csv = createCsv({
    store,
    clock,
    newId,
    emit,
    logger,
    inventory,
    currency: () => settings.get().currency,
    folder: join(paths.data, 'imports'),
  });
  const work = createLongWork(store);
  const elapsed = (): number => performance.now();
  // Before cut-off runs are taken back, too: their photos wait again.
  const photoInbox = createPhotoInbox({
    store,
    clock,
    logger,
    newId,
    emit,
    settings,
    keep: inventory.photoKeep,
    elapsed,
    work,
    ownFolder: paths.data,
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

  const labels = createLabels({ reader: store, inventory, clock, folders: ports.folders, emit });
  const lowStock = createLowStock({ store, clock, settings, events, emit, notifier: ports.notifier });

  const moving = createMoving({ context: { emit }, elapsed });
  const changing = {
    store,
    context: { clock, newId, emit },
    elapsed,
    listings: listingsOfItems(store, publishing),
    alongside: takeBackLot,
    work,
    moving,
  };
  const counts = createStockCounts({ store, clock, random, emit, changes: changing });
  const lots = createLots({ store, clock, random, emit, settings, changes: changing });
  const undo = createUndo(changing);
  const bulk = createBulk(changing);
  const purge = createPurge({ ...changing, clock, logger, sweepPhotos: () => inventory.sweepPhotos() });
  // Before anything is shown: a bulk edit is whole, or never was.
  const cutOff = await undo.recover();
  if (cutOff > 0) logger.log('warn', 'inventory.cut_off_runs_taken_back', { runs: cutOff });
  await counts.recover();

  const pool = createPhotoPool({
    folder: poolFolder,
    originalPath: (hash, extension) => createPhotoFiles(photoFolder).path('original', hash, extension),
  });
  const backups = createBackups({
    store,
    dataFolder: paths.data,
    backupFolder,
    photoFolder,
    stageFolder,
    pool,
    appVersion: ports.host.version,
    newId,
    clock,
    logger,
    notifier: ports.notifier,
    folders: ports.folders,
    restart: ports.restart,
    emit,
  });

  // Work that waits for a sign-in goes on as soon as the account is back.
  events.subscribe(({ name }) => {
    if (name === 'accounts.changed') publishing.wake();
  });

  const info = (): AppInfo => ({
    ...ports.host,
    secretProtection: ports.secrets.protection(),
    startNotices: [...(restored === undefined ? [] : [restored]), ...notices].map(({ reason, message }) => ({
      reason,
      message,
    })),
  });
  const handlers = createHandlers({
    info,
    inventory,
    csv,
    photoInbox,
    lots,
    labels,
    stock: { costs: ({ variantId }) => costHistory(store, variantId), counts, low: lowStock },
    moves: createItemMoves({ changing, inventory, publishing, skuPattern: () => settings.get().skuPattern }),
    moving,
    purge,
    undo,
    bulk,
    accounts,
    mapping,
    publishing,
    orders,
    settings,
    practice: createPracticeService({ mode: practice, settings, publishing, orders }),
    views: createViews({ store, newId, emit }),
    backups,
    dialogs: ports.dialogs,
    links: ports.links,
    workspaces: ports.workspaces ?? onlyOneWorkspace(),
  });

  /** A few milliseconds at a time, so that nothing the seller does meanwhile waits. */
  let stopPreparing: () => void = () => undefined;
  let stopPurging: () => void = () => undefined;
  const prepareGrid = (pause: number): void => {
    stopPreparing = clock.schedule(pause, () => {
      if (inventory.prepareSome()) prepareGrid(30);
    });
  };

  return {
    dispatch: createDispatch(handlers, logger, newId),
    events,
    readPhoto: (id, size) => photoInbox.read(id, size) ?? inventory.readPhoto(id, size),
    practiceOrigins: practice.origins,
    start: async () => {
      // A backup that was put back may name photos deleted since.
      await finishRestore(file, (database) => pool.giveBack(database));
      await practice.apply(settings.get().practice);
      // After the practice servers: unfinished work may be theirs.
      publishing.start();
      orders.start();
      mapping.start();
      photoInbox.start();
      lowStock.start();
      backups.start();
      // Last and lazily: nobody waits for it.
      clock.schedule(10_000, () => void inventory.sweepPhotos());
      prepareGrid(2_000);
      stopPurging = purge.start();
    },
    close: async () => {
      await csv.close();
      stopPreparing();
      stopPurging();
      // Ends between two slices; the next start takes back what it had done.
      bulk.close();
      moving.close();
      undo.close();
      await work.idle();
      await photoInbox.close();
      lowStock.stop();
      mapping.stop();
      await orders.stop();
      await publishing.close();
      await labels.close();
      await accounts.close();
      await practice.apply(false);
      await backups.close();
      await inventory.photoKeep.close();
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
